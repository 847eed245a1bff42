import Foundation
import Testing

/// An annotator who logs in over ssh, with a key.
@Suite(.serialized, .enabled(if: Sshd.whyNot == nil, "\(Sshd.whyNot ?? "")"))
struct SshTests {
  /// Whether the whole share of the paper's study is done over ssh too, not only that of a small one.
  private static let isWhole = ProcessInfo.processInfo.environment["DEMUR_SSH_WHOLE"] != nil && RealStudy.hasData

  @Test func `a share is labelled over ssh, with leaving and coming back, and exported as it was pressed`() throws {
    let folder = try Folder()
    if Self.isWhole {
      try RealStudy.make(in: folder)
    } else {
      try SmallStudy.make(in: folder, instances: 6)
    }
    let sshd = try Sshd(in: folder)
    try sshd.authorize("annotator")
    let name = Self.isWhole ? "a01" : "ann"
    let login = sshd.login("annotator", "cd '\(folder.path)' && '\(Program.path)' annotate --annotator \(name)")
    var share = WholeShare { try Tmux(login, in: folder) }
    try share.work(leavingAfterRatings: Self.isWhole ? 31 : 5, preferences: Self.isWhole ? 19 : 4)
    try share.expectExported(in: folder)
  }

  @Test func `a connection that breaks loses nothing that was saved`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 3)
    let sshd = try Sshd(in: folder)
    // The author's way to let people annotate and nothing else.
    try sshd.authorize(
      "annotator", forcedCommand: "cd \(folder.path) && exec \(Program.path) annotate --annotator ann")
    let first = try Tmux(sshd.login("annotator"), in: folder)
    try first.wait(for: "1 of 6")
    try first.press("4")
    try first.wait(for: "Saved: 4")
    kill(try first.processID, SIGKILL)
    _ = try first.waitForExit()
    let second = try Tmux(sshd.login("annotator"), in: folder)
    try second.wait(for: "2 of 6")
    try second.press("q")
    try second.wait(for: "good place to stop")
    try second.press("q")
    #expect(try second.waitForExit() == 0)
  }
}
