import Basics
import FoundationEssentials
import Glibc
import Testing

@testable import Store

/// Files that are made whole or not at all.
@Suite struct NewFileTests {
  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func write(_ text: String, to file: NewFile) {
    let bytes = Array(text.utf8)
    #expect(Glibc.write(file.descriptor, bytes, bytes.count) == bytes.count)
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [false, true]) func `it has its name when it is whole, its own mode, and nothing beside it`(
    isNamed: Bool
  ) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for mode: mode_t in [0o600, 0o644] {
      let path = "\(folder)/\(mode)"
      let file = try NewFile(beside: path, mode: mode, isNamed: isNamed)
      write("whole", to: file)
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(text(file.path) == "whole")
      try file.publish(as: path)
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == mode)
      #expect(text(path) == "whole")
    }
    #expect(try names(in: folder) == ["384", "420"])
  }

  @Test func `without a name nothing is there to be left behind`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try NewFile(beside: "\(folder)/x")
    write("secret", to: file)
    let hidden = try names(in: folder)
    // Where the file system can do no better there is one hidden name.
    #expect(hidden.isEmpty || file.path.hasSuffix(hidden[0]))
    let draft = try DraftFile(beside: "\(folder)/study.demur")
    try draft.fill { db, _ in
      try db.execute(sql: "INSERT INTO study (key, value) VALUES ('uuid', 'x')")
      #expect(try names(in: folder) == hidden)
    }
    #expect(try names(in: folder) == hidden)
    try draft.publish(as: "\(folder)/study.demur")
    #expect(try names(in: folder) == hidden + ["study.demur"])
  }

  @Test(arguments: [false, true]) func `what is given up leaves nothing`(isNamed: Bool) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for _ in 0..<20 { write("half", to: try NewFile(beside: "\(folder)/x", isNamed: isNamed)) }
    #expect(try names(in: folder).isEmpty)
  }

  @Test(arguments: [false, true], [false, true]) func `of two with one new name one gets it, and the other is told`(
    first: Bool, second: Bool
  ) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try [first, second].map { try NewFile(beside: "\(folder)/x", isNamed: $0) }
    for (index, file) in files.enumerated() { write("\(index)", to: file) }
    try files[1].publish(as: "\(folder)/x")
    let fault = #expect(throws: NewFileFault.self) { try files[0].publish(as: "\(folder)/x") }
    #expect(fault?.isTaken == true)
    #expect(text("\(folder)/x") == "1")
    files[0].remove()
    #expect(try names(in: folder) == ["x"])
  }

  @Test(arguments: [false, true]) func `another's place is taken only where that was asked for`(isNamed: Bool) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for round in 0..<3 {
      let file = try NewFile(beside: "\(folder)/x", isNamed: isNamed)
      write("\(round)", to: file)
      try file.publish(as: "\(folder)/x", replacing: true)
      #expect(text("\(folder)/x") == "\(round)")
      #expect(try names(in: folder) == ["x"])
    }
  }

  @Test func `what a killed run left goes with the next one, and what somebody works on stays`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let others = ["notes.tmp", ".demur-notes", "x.demur", ".other.tmp"]
    let left = [".demur-0123.tmp", ".demur-4c1f7c0e-8a5b-4a57-9a53-0f8e3bb0f1aa.tmp-journal"]
    for name in others + left { #expect(FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data())) }
    let busy = try NewFile(beside: "\(folder)/y", isNamed: true)
    _ = try NewFile(beside: "\(folder)/z")
    let hidden = try #require(busy.path.split(separator: "/").last.map(String.init))
    #expect(try names(in: folder) == (others + [hidden]).sorted())
  }
}
