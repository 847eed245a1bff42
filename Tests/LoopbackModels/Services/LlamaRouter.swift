import Foundation

/// llama.cpp's server as a router of several models: each request names the one that it is for.
enum LlamaRouter {
  static let models = ["toy-a", "toy-b"]

  static func start() throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.path {
      case "/props": return ToyServer.json(["role": "router", "build_info": "b2"])
      case "/v1/models":
        return ToyServer.json(["data": models.map { ["id": $0, "owned_by": "llamacpp"] }])
      default: break
      }
      var asked = request
      if request.path.hasPrefix("/props?model=") {
        asked.path = "/props"
      } else if request.json["model"] as? String != models[1] {
        return ToyServer.json(["error": ["code": 400, "message": "model not found"]], status: 400)
      }
      return ToyServer.reply(asked, .llama, .none) ?? ToyServer.notFound
    }
  }
}
