import Foundation

/// The models of a server that speaks OpenAI's language, and which engine it is.
struct ServerListing: Sendable {
  struct Model: Hashable, Sendable {
    var id: String
    var window: Int?
    var owner: String?
  }

  let models: [Model]
  let place: String
  private let host: String?

  /// - Parameter isNeeded: whether there is no going on without it, since no model was named; otherwise a server need not
  ///   have a listing.
  init(_ client: ServerClient, isNeeded: Bool) async throws {
    host = client.address.publicHost
    let reply = try await client.get("/v1/models")
    place = reply.place
    guard isNeeded || (reply.isFine && reply.json != nil) else {
      models = []
      return
    }
    let value = try reply.value(
      otherwise: "it lists no models, and none is named. Name one with --model, or correct --server")
    // Some send the list itself.
    guard let list = value["data"]?.list ?? value["models"]?.list ?? value.list else {
      guard isNeeded, value["data"] != .null else {
        models = []
        return
      }
      throw ModelError.foreign(reply.place, expected: "OpenAI's language", found: "it lists no models")
    }
    models = list.compactMap { entry in
      guard let id = entry["id"]?.text ?? entry["name"]?.text ?? entry.text else { return nil }
      let window =
        ["max_model_len", "loaded_context_length", "context_length", "context_window", "max_context_length"]
        .lazy.compactMap { entry[$0]?.count }.first ?? entry["meta"]?["n_ctx"]?.count
      return Model(id: id, window: window, owner: entry["owned_by"]?.text)
    }
  }

  /// The model of that name; the only one where none is named.
  ///
  /// - Throws: where there are several and none is named, or where an engine that lists all that it has, has not that one.
  func model(named name: String?) throws(ModelError) -> Model {
    guard let name else {
      guard let first = models.first else {
        throw .foreign(place, expected: "OpenAI's language", found: "it has no models. Load one into the server")
      }
      guard models.count == 1 else { throw .severalModels(place, known: models.map(\.id)) }
      return first
    }
    // Gemini lists "models/…" and takes both.
    if let model = models.first(where: { $0.id == name || $0.id == "models/\(name)" }) {
      return Model(id: name, window: model.window, owner: model.owner)
    }
    let engines = Set(models.map { Self.known[$0.owner ?? ""] ?? "" })
    guard engines.isSubset(of: ["vllm", "llama.cpp", "sglang"]), !models.isEmpty else {
      return Model(id: name, window: nil, owner: nil)
    }
    throw .noSuchModel(place, name: name, known: models.map(\.id))
  }

  private static let known = [
    "vllm": "vllm", "llamacpp": "llama.cpp", "sglang": "sglang", "library": "ollama", "organization_owner": "lm-studio",
  ]

  /// An engine by the name that it gives itself as the model's owner; for a service the service. What else stands in the
  /// listing, and in which order, is no matter.
  func engine(of model: Model) -> String {
    Self.known[model.owner ?? ""] ?? host ?? model.owner ?? "unknown"
  }

  /// What the engine was called before services had names; nil where that is the same.
  func formerEngine(of model: Model) -> String? {
    let engine = engine(of: model)
    let former = models.first?.owner ?? "unknown"
    return engine == "vllm" || engine == "llama.cpp" || former == engine ? nil : former
  }

  func version(of engine: String, _ client: ServerClient) async -> String {
    switch engine {
    case "vllm": (try? await client.get("/version"))?.json?["version"]?.text ?? "unknown"
    case "llama.cpp": (try? await client.get("/props"))?.json?["build_info"]?.text ?? "unknown"
    default: "unknown"
    }
  }

  func facts(_ model: Model, _ client: ServerClient, window: Int? = nil) async -> ServerFacts {
    let engine = engine(of: model)
    return ServerFacts(
      place: client.place(""), engine: engine, version: await version(of: engine, client), model: model.id,
      models: models.map(\.id), window: model.window ?? window, host: host, formerEngine: formerEngine(of: model),
      settings: client.extras.settings)
  }
}
