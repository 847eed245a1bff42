import Foundation
import Testing

/// A disk that is full while somebody annotates on the real screen.
@Suite(.serialized)
struct FullDiskTests {
  /// A file system of its own, of two megabytes. A class, since it owns the mount, which ends with it.
  private final class SmallDisk {
    /// Why there can be none here; nil when there can. Tests/StoreTests fills a study by its pages instead.
    static let whyNot: String? = {
      do {
        _ = try SmallDisk(in: Folder())
        return nil
      } catch { return "no file system may be mounted here: \(error)" }
    }()

    let path: String
    private let folder: Folder

    struct NotMounted: Error, CustomStringConvertible { var description: String }

    init(in folder: Folder) throws {
      self.folder = folder
      path = folder.file("disk")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let mount = try Program.run(
        executable: "/bin/mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", path], in: folder)
      if mount.code != 0 { throw NotMounted(description: mount.errors) }
    }

    deinit { _ = try? Program.run(executable: "/bin/umount", ["-l", path], in: folder) }

    func fill() throws {
      _ = try Program.run(executable: "/bin/sh", ["-c", "cat /dev/zero > '\(path)/filler'"], in: folder)
    }

    func makeRoom() { unlink("\(path)/filler") }
  }

  @Test(.enabled(if: SmallDisk.whyNot == nil, "\(SmallDisk.whyNot ?? "")"))
  func `a full disk is said, keeps what was typed, and all goes on when there is room`() throws {
    let folder = try Folder()
    let disk = try SmallDisk(in: folder)
    try SmallStudy.make(in: folder, instances: 3)
    try FileManager.default.moveItem(atPath: folder.file("small.demur"), toPath: "\(disk.path)/small.demur")
    let terminal = try Tmux("cd disk; \(Program.path) annotate --annotator ann", in: folder)
    try terminal.wait(for: "1 of 6")
    try terminal.press("4")
    try terminal.wait(for: "Saved: 4")
    try disk.fill()
    try terminal.press("3")
    var screen = try terminal.wait(for: "Not saved")
    #expect(screen.contains("no room left") && !screen.contains("Saved: 3"))
    // A long reason has a page of its own.
    if !screen.contains("2 of 6") { try terminal.press("Escape") }
    try terminal.wait(for: "2 of 6")
    try terminal.press("c")
    try terminal.wait(for: "Comment")
    try terminal.type("a long thought")
    try terminal.wait("the comment alone") { $0.contains("a long thought") && !$0.contains("Not saved") }
    try terminal.press("Enter")
    screen = try terminal.wait(for: "Not saved")
    #expect(screen.contains("a long thought") && !screen.contains("Comment saved"))
    disk.makeRoom()
    try terminal.press("Enter")
    try terminal.wait(for: "Comment saved.")
    try terminal.press("3")
    try terminal.wait(for: "Saved: 3")
    try terminal.press("q", "q")
    #expect(try terminal.waitForExit() == 0)
    let ratings = try Program.run(["export", "ratings", "--study", "disk/small.demur"], in: folder).output
    let rows = ratings.split(separator: "\n").dropFirst()
    #expect(rows.map { $0.split(separator: ",")[3] }.sorted() == ["3", "4"])
    #expect(rows.count { $0.contains("a long thought") } == 1)
    #expect(try Program.run(["verify", "--study", "disk/small.demur"], in: folder).code == 0)
  }
}
