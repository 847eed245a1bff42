/// The models of a server that speaks OpenAI's language, and which engine it is.
struct ServerListing: Sendable {
  struct Model: Hashable, Sendable {
    var id: String
    var window: Int?
  }

  let models: [Model]
  let engine: String
  let version: String
  private let place: String

  init(_ client: ServerClient) async throws {
    let reply = try await client.get("/v1/models")
    let value = try reply.value(otherwise: "it does not speak OpenAI's language")
    guard let list = value["data"]?.list else {
      throw ModelError.foreign(reply.place, expected: "OpenAI's language", found: "it lists no models")
    }
    place = reply.place
    models = list.compactMap { entry in
      entry["id"]?.text.map {
        Model(id: $0, window: entry["max_model_len"]?.count ?? entry["meta"]?["n_ctx"]?.count)
      }
    }
    switch list.first?["owned_by"]?.text {
    case "vllm":
      engine = "vllm"
      version = (try? await client.get("/version"))?.json?["version"]?.text ?? "unknown"
    case "llamacpp":
      engine = "llama.cpp"
      version = (try? await client.get("/props"))?.json?["build_info"]?.text ?? "unknown"
    case let owner:
      engine = owner ?? "unknown"
      version = "unknown"
    }
  }

  /// The model of that name; the only or first one where none is named.
  func model(named name: String?) throws(ModelError) -> Model {
    guard let first = models.first else {
      throw .foreign(place, expected: "OpenAI's language", found: "it has no models. Load one into the server")
    }
    guard let name else { return first }
    if let model = models.first(where: { $0.id == name }) { return model }
    throw .noSuchModel(place, name: name, known: models.map(\.id))
  }
}
