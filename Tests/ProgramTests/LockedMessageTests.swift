import Foundation
import Testing

/// Whoever comes in by a forced command is told what is wrong, and never where anything lies.
@Suite struct LockedMessageTests {
  private enum Fault: CaseIterable {
    case missing, missingFolder, folder, text, empty, foreign, newer, cutOff, pipe, unknownName, withdrawn, usage, torn
  }

  private func prepare(_ fault: Fault, _ path: String, in folder: Folder) throws {
    let manager = FileManager.default
    let shell = { (command: String) in
      let outcome = try Program.run(executable: "/bin/sh", ["-c", command], in: folder)
      #expect(outcome.code == 0, "\(command): \(outcome.errors)")
    }
    switch fault {
    case .unknownName, .usage: return
    case .withdrawn:
      #expect(try Program.run(["annotators", "withdraw", "ann", "--study", path], in: folder).code == 0)
      return
    case .newer: return try shell("sqlite3 '\(path)' 'PRAGMA user_version = 99'")
    case .cutOff: return try shell("truncate -s -4096 '\(path)'")
    case .torn: return try shell("dd if=/dev/zero of='\(path)' bs=4096 seek=1 count=1 conv=notrunc status=none")
    case .missing, .missingFolder, .folder, .text, .empty, .foreign, .pipe: try manager.removeItem(atPath: path)
    }
    switch fault {
    case .folder: try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    case .text: try Data("words\n".utf8).write(to: URL(filePath: path))
    case .empty: try Data().write(to: URL(filePath: path))
    case .foreign: try shell("sqlite3 '\(path)' 'CREATE TABLE t (x)'")
    case .pipe: #expect(mkfifo(path, 0o600) == 0)
    default: break
    }
  }

  @Test(arguments: ["hidden place/the trial.demur", "a"])
  func `no message of a locked program holds a path`(name: String) throws {
    for fault in Fault.allCases {
      let folder = try Folder()
      try SmallStudy.make(in: folder, instances: 2)
      let path = folder.file(name)
      try FileManager.default.createDirectory(
        atPath: folder.file("hidden place"), withIntermediateDirectories: true)
      try FileManager.default.moveItem(atPath: folder.file("small.demur"), toPath: path)
      try prepare(fault, path, in: folder)
      for form in [path, name, "./\(name)", "\(folder.path)/../\(folder.url.lastPathComponent)/\(name)"] {
        let study = fault == .missingFolder ? form.replacing("hidden place", with: "hidden other") : form
        var arguments = ["annotate", "--study", study, "--annotator", "ann", "--plain", "--locked"]
        if fault == .unknownName { arguments[4] = "nobody" }
        if fault == .usage { arguments.append("/srv/secret/notes.txt") }
        let outcome = try Program.run(arguments, in: folder, input: "")
        #expect(outcome.code != 0, "\(fault), \(form)")
        let said = outcome.output + outcome.errors
        #expect(said.contains("demur: ") || fault == .usage, "\(fault), \(form): \(said)")
        for hidden in ["hidden", "trial", folder.url.lastPathComponent, "/srv", "/a:", "notes.txt", "/tmp"] {
          #expect(!said.contains(hidden), "\(fault), \(form): \(said)")
        }
      }
    }
  }

  @Test func `nor does the screen when something cannot be saved`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let path = folder.file("small.demur")
    let terminal = try Tmux("\(Program.path) annotate --study '\(path)' --annotator ann --locked", in: folder)
    try terminal.wait(for: "1 of 4")
    try FileManager.default.removeItem(atPath: path)
    try terminal.press("4")
    let screen = try terminal.wait("what cannot be saved") { $0.contains("aved") && !$0.contains("1-5 rate") }
    #expect(!screen.contains(folder.url.lastPathComponent) && !screen.contains("small.demur"), "\(screen)")
  }
}
