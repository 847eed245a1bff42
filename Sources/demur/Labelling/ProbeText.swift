import ModelAnnotators
import Terminal

/// What a server can do, as lines.
enum ProbeText {
  static func write(_ options: ServerOptions) throws {
    let client = try options.client()
    let (facts, driver, findings) = try Interruptible.run {
      let server = try await ServerProbe.connect(
        client, driver: options.driver, model: options.model, needsScores: false)
      return (server.facts, server.driver, try await ServerProbe.findings(server))
    }
    let window = facts.window.map { "\($0) tokens" } ?? "not told"
    Output.lines([
      SafeText("\(facts.place): \(facts.engine) \(facts.version)"), SafeText("  model   \(facts.model)"),
      SafeText("  window  \(window)"), SafeText("  driver  \(driver.rawValue)"),
    ])
    for finding in findings {
      Output.line(SafeText("  \(finding.why == nil ? "yes" : "no ")  \(finding.what)"))
      if let why = finding.why { Output.line(SafeText("       \(why)")) }
    }
  }
}
