import Foundation
import Testing

/// The demonstration in a real terminal.
@Suite(.serialized)
struct DemoTests {
  @Test func `label, review and report open from the start screen and lead back to it`() throws {
    let folder = try Folder()
    let demo = try Tmux("\(Program.path) demo", in: folder)
    try demo.wait(for: "1-3 or Enter choose")
    try demo.press("2")
    try demo.wait(for: "ambiguous in either formulation; most ambiguous first")
    try demo.press("Enter")
    try demo.wait(for: "Why?")
    try demo.press("y")
    try demo.wait(for: "Saved: keep.")
    try demo.press("q")
    try demo.wait(for: " decided, ")
    try demo.press("q")
    try demo.wait(for: "1-3 or Enter choose")
    try demo.press("3")
    let report = try demo.wait("the report") { $0.contains("Report") && $0.contains("A practice study") }
    #expect(report.contains("q back"))
    try demo.press("q")
    try demo.wait(for: "1-3 or Enter choose")
    try demo.press("q")
    #expect(try demo.waitForExit() == 0)
  }
}
