import ArgumentParser
import ModelAnnotators
import Terminal

/// What a server can do, as lines.
enum ProbeText {
  static func write(_ options: ServerOptions) throws {
    let client = try options.client(say: { Output.error(SafeText($0)) })
    let (facts, driver, findings, other) = try found(client, options)
    let window = facts.window.map { "\($0) tokens" } ?? "not told"
    Output.lines([
      SafeText("\(facts.place): \(facts.engine) \(facts.version)"), SafeText("  model   \(facts.model)"),
      SafeText("  window  \(window)"), SafeText("  driver  \(driver.rawValue)"),
    ])
    for finding in findings {
      Output.line(SafeText("  \(finding.why == nil ? "yes" : "no ")  \(finding.what)"))
      if let why = finding.why { Output.line(SafeText("       \(why)")) }
    }
    for what in other { Output.line(SafeText("  yes  with --driver echo: \(what)")) }
  }

  /// - Returns: at last what the driver echo could do besides, where the driver was found rather than chosen: a server may
  ///   chat and echo.
  private static func found(
    _ client: ServerClient, _ options: ServerOptions
  ) throws -> (ServerFacts, ModelDriver, [ServerProbe.Finding], other: [String]) {
    do {
      return try Interruptible.run {
        let server = try await ServerProbe.connect(
          client, driver: options.driver, model: options.model, needsScores: false)
        let findings = try await ServerProbe.findings(server)
        guard options.driver == nil, server.driver == .chat else { return (server.facts, server.driver, findings, []) }
        return (server.facts, server.driver, findings, try await echoed(client, options))
      }
    } catch let interrupted as Interruptible.Interrupted {
      throw ExitCode(interrupted.code)
    }
  }

  private static func echoed(_ client: ServerClient, _ options: ServerOptions) async throws -> [String] {
    do {
      let echo = try await ServerProbe.connect(client, driver: .echo, model: options.model, needsScores: true)
      let findings = try await ServerProbe.findings(echo)
      // Without log-probabilities it is no better than the chat.
      return findings.first?.why == nil ? findings.filter { $0.why == nil }.map(\.what) : []
    } catch is ModelError {
      return []
    }
  }
}
