import Basics
import FoundationEssentials
import Glibc
import Study
import Testing

@testable import Store

/// What somebody was typing when the program ended.
@Suite struct UnsavedTextFileTests {
  private static let texts = [
    UnsavedText(.comment(3), "漢字 and 👩‍👩‍👧, \"quoted\"\nin two lines"), UnsavedText(.authors, "A word."),
    UnsavedText(.exclusion(4), "Because."), UnsavedText(.note(InstanceKey("h-0")), "Odd."),
  ]

  private static func names(_ study: TemporaryStudy) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: study.folder).filter { $0.hasPrefix(".") }
  }

  private static func person(_ study: TemporaryStudy, _ name: String = "alice") throws -> UnsavedTextFile.Person {
    .annotator(uuid: try study.desk(name).annotator.uuid)
  }

  /// As a program that is killed leaves it.
  private static func leave(_ texts: [UnsavedText], in study: TemporaryStudy, of person: UnsavedTextFile.Person) throws
  {
    let file = try UnsavedTextFile(study.file, of: person)
    #expect(file.keep([texts[0]]) && file.keep(texts))
  }

  @Test func `what was left is had once, by the same person alone`() throws {
    let study = try TemporaryStudy()
    let alice = try Self.person(study)
    try Self.leave(Self.texts, in: study, of: alice)
    try Self.leave([UnsavedText(.authors, "The second.")], in: study, of: alice)
    let others = [try Self.person(study, "bob"), .author(name: "alice")]
    for other in others { #expect(try UnsavedTextFile(study.file, of: other).claim() == []) }
    let next = try UnsavedTextFile(study.file, of: alice)
    #expect(next.claim() == Self.texts + [UnsavedText(.authors, "The second.")])
    // It is this one's now, in one file.
    #expect(try Self.names(study).count == 1)
    #expect(try UnsavedTextFile(study.file, of: alice).claim() == [])
    next.remove()
    #expect(try Self.names(study) == [])
  }

  @Test func `what is being typed now is nobody else's`() throws {
    let study = try TemporaryStudy()
    let alice = try Self.person(study)
    let one = try UnsavedTextFile(study.file, of: alice)
    let two = try UnsavedTextFile(study.file, of: alice)
    #expect(one.keep([Self.texts[0]]) && two.keep([Self.texts[1]]))
    #expect(try UnsavedTextFile(study.file, of: alice).claim() == [])
    two.remove()
    #expect(try Self.names(study).count == 1)
    one.remove()
  }

  @Test func `the file is its account's alone, tells nothing by its name, and is no leftover to be cleared away`()
    throws
  {
    let study = try TemporaryStudy()
    let file = try UnsavedTextFile(study.file, of: try Self.person(study))
    #expect(file.keep(Self.texts))
    let name = try #require(try Self.names(study).first)
    var status = stat()
    #expect(stat("\(study.folder)/\(name)", &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(!name.contains("alice") && !name.hasSuffix(".demur"))
    HiddenName.removeLeftovers(in: study.folder)
    #expect(try Self.names(study) == [name])
    file.remove()
  }

  @Test func `who leaves, or is erased, leaves nothing that was typed`() throws {
    for isErased in [false, true] {
      let study = try TemporaryStudy()
      let (alice, bob) = (try Self.person(study), try Self.person(study, "bob"))
      try Self.leave(Self.texts, in: study, of: bob)
      if !isErased { try Self.leave(Self.texts, in: study, of: alice) }
      try study.file.withdraw("alice")
      if isErased {
        try Self.leave(Self.texts, in: study, of: alice)
        #expect(try Self.names(study).count == 2)
        try study.file.erase("alice", to: study.folder + "/without.demur")
      }
      #expect(try UnsavedTextFile(study.file, of: alice).claim() == [])
      #expect(try UnsavedTextFile(study.file, of: bob).claim() == Self.texts)
    }
  }

  @Test func `nothing is kept beside a file that took the study's place`() throws {
    let study = try TemporaryStudy()
    let file = try UnsavedTextFile(study.file, of: try Self.person(study))
    rename(study.path, study.folder + "/moved.demur")
    #expect(!file.keep(Self.texts))
    #expect(try Self.names(study) == [])
  }

  @Test(arguments: ["", "{}", "[{\"subject\":", "[{\"subject\":{\"other\":{}},\"text\":\"x\"}]", "\0\u{1}\u{2}"])
  func `a torn file is none`(content: String) throws {
    let study = try TemporaryStudy()
    let person = try Self.person(study)
    let prefix = UnsavedTextFile.prefix(try study.file.uuid, person)
    try Data(content.utf8).write(to: URL(filePath: "\(study.folder)/\(prefix)1"))
    symlink("/etc/passwd", "\(study.folder)/\(prefix)2")
    mkfifo("\(study.folder)/\(prefix)3", 0o600)
    #expect(try UnsavedTextFile(study.file, of: person).claim() == [])
  }
}
