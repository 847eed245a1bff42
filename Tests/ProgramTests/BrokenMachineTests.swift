import Foundation
import Testing

/// Short forms of the trials of what a machine can do to a study. `DEMUR_POWER_CUTS=20000` cuts the power so often, and with
/// `DEMUR_FAULTS=1` every call to the file system fails in every command.
@Suite(.serialized, .enabled(if: BreakingTools.whyNot == nil, "\(BreakingTools.whyNot ?? "")"))
struct BrokenMachineTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scripts")
    .standardizedFileURL.path(percentEncoded: false)

  private func run(_ script: String, _ arguments: [String]) throws {
    let outcome = try Program.run(
      executable: "/usr/bin/python3", ["\(Self.scripts)/\(script)"] + arguments, in: try Folder(),
      environment: ["DEMUR": Program.path, "PYTHONDONTWRITEBYTECODE": "1"])
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    print(outcome.output)
  }

  @Test func `no power cut loses a label that was said to be saved`() throws {
    try run("try-power-cuts", [Self.environment["DEMUR_POWER_CUTS"] ?? "60"])
  }

  @Test func `whichever call to the file system fails, nothing that was acknowledged is lost`() throws {
    let every = Self.environment["DEMUR_FAULTS"]
    try run("try-faults", every.map { [$0] } ?? ["400", "annotate"])
  }

  @Test func `after a sync that failed the program looks in the file, and says what is so`() throws {
    try run("try-faults", ["1", "label", "kinds=s"])
  }
}

/// What the scripts need.
private enum BreakingTools {
  static let whyNot: String? = ["/usr/bin/python3", "/usr/bin/cc"].first { (path: String) in access(path, X_OK) != 0 }
    .map { "\($0) is missing" }
}
