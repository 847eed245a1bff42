/// Finds a server's language, and what it can do.
package enum ServerProbe {
  /// The server, spoken to in its own language.
  ///
  /// - Parameters:
  ///   - driver: nil to find it.
  ///   - needsScores: whether log-probabilities are needed, which a chat has not.
  /// - Throws: ``ModelError``.
  package static func connect(
    _ client: ServerClient, driver: ModelDriver?, model: String?, needsScores: Bool
  ) async throws -> any ModelServer {
    do {
      return try await found(client, driver, model, needsScores)
    } catch let error as NotAsked {
      throw error.ofProbe(client.place(""), driver ?? .chat, window: nil)
    }
  }

  private static func found(
    _ client: ServerClient, _ driver: ModelDriver?, _ model: String?, _ needsScores: Bool
  ) async throws -> any ModelServer {
    switch driver {
    case .llama: return try await LlamaServer(client, model: model)
    case .echo: return try await EchoServer(client, model: model)
    case .chat: return try await ChatServer(client, model: model)
    case nil: break
    }
    // A service has none of an engine's own addresses.
    if client.address.publicHost == nil || needsScores {
      let props = try await client.get("/props")
      if props.isFine, props.json?["default_generation_settings"] != nil || props.json?["role"]?.text == "router" {
        return try await LlamaServer(client, model: model)
      }
    }
    if needsScores { return try await EchoServer(client, model: model) }
    let listing = try await ServerListing(client, isNeeded: model == nil)
    let named = try listing.model(named: model)
    let facts = await listing.facts(named, client)
    guard facts.engine == "vllm" else { return ChatServer(client, facts) }
    let echo = try await EchoServer(client, model: model)
    // Behind a proxy there may be the chat alone.
    return echo.tokenizer == nil ? ChatServer(client, facts) : echo
  }

  /// Refuses to go on with a server whose answers would be wrong.
  package static func check(_ server: any ModelServer, _ plan: ModelPlan) async throws {
    do {
      switch plan.decode {
      case .score:
        if server.driver == .chat {
          throw ChatServer.noScores(plan.method == .perplexity ? "perplexity" : "--decode score")
        }
        try await AlignmentProbe.check(server)
      case .engine: try await ConstraintProbe.check(server, plan.template, isExplained: plan.isExplained)
      }
    } catch let error as NotAsked {
      throw error.ofProbe(server)
    }
  }

  package struct Finding: Hashable, Sendable {
    package var what: String
    /// nil where it can be had.
    package var why: String?
  }

  /// What can be had from a server with one driver.
  package static func findings(_ server: any ModelServer) async throws -> [Finding] {
    var findings: [Finding] = []
    func note(_ what: String, _ body: () async throws -> Void) async throws {
      do {
        try await body()
        findings.append(Finding(what: what, why: nil))
      } catch let error as ModelError {
        findings.append(Finding(what: what, why: error.description))
      } catch let error as NotAsked {
        findings.append(Finding(what: what, why: error.ofProbe(server).description))
      }
    }
    if server.driver == .chat {
      try await note("perplexity") { throw ChatServer.noScores("perplexity") }
    } else {
      try await note("perplexity, and questions with --decode score") { try await AlignmentProbe.check(server) }
    }
    if server.driver != .chat {
      try await note("--template raw with --decode engine") { try await ConstraintProbe.check(server, .raw) }
    }
    try await note("--template chat with --decode engine") { try await ConstraintProbe.check(server, .chat) }
    return findings
  }
}

extension NotAsked {
  /// What keeps demur's own short question from being asked keeps all others as well.
  func ofProbe(_ server: any ModelServer) -> ModelError {
    ofProbe(server.facts.place, server.driver, window: server.facts.window)
  }

  fileprivate func ofProbe(_ place: String, _ driver: ModelDriver, window: Int?) -> ModelError {
    switch self {
    case .tooLong(let stated, _): .smallWindow(place, tokens: stated ?? window)
    case .unaskable(let why): .cannot(what: "a plain question", driver: driver.rawValue, why: why)
    case .declined(_, let says, _): .probeDeclined(place, says: says)
    }
  }
}
