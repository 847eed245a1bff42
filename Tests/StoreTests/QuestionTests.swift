import FoundationEssentials
import Study
import Testing

@testable import Store

/// Answers to the study's own questions, in the file and on the way home.
@Suite struct QuestionTests {
  private let study: TemporaryStudy

  init() throws {
    var settings = StudySettings(title: "Trial", seed: 7)
    settings.questions = try StudyQuestions(
      text: "before field | What?\nbefore tired | Tired? | no; yes\nafter more | More?")
    study = try TemporaryStudy(settings: settings)
  }

  private func fields(of name: String) throws -> [String: String]? {
    let id = try study.file.annotators().map(\.annotator).first { $0.name == name }?.id
    return try id.flatMap { try study.file.attributes()[$0] }
  }

  @Test func `answers are fields of their annotator, and the page is answered also where all was left empty`() throws {
    let desk = try study.desk()
    #expect(try desk.settings().questions?.before.map(\.id) == ["field", "tired"])
    #expect(try desk.onboarding().answered == [])
    try desk.act(.answers(.before, ["field": "法律 🌍", "tired": "no"]))
    #expect(try desk.onboarding().answered == [.before] && study.desk("bob").onboarding().answered == [])
    try desk.act(.answers(.after, [:]))
    #expect(try desk.onboarding().answered == [.before, .after])
    #expect(try fields(of: "alice") == ["field": "法律 🌍", "tired": "no"] && fields(of: "bob") == nil)
    try study.file.set(attributes: ["tired": ""], of: "alice")
    #expect(try fields(of: "alice") == ["field": "法律 🌍"])
    #expect(try study.file.verify() == [])
    #expect(throws: (any Error).self) { try desk.act(.answers(.after, ["more": "a\0b"])) }
  }

  @Test func `what an author notes answers no page`() throws {
    try study.file.set(attributes: ["field": "law"], of: "alice")
    try study.file.open(.preference, for: "alice")
    #expect(try study.desk().onboarding().answered == [])
  }

  @Test func `they travel: a packed file has them, takes them, and brings them home`() throws {
    try study.desk().act(.answers(.before, ["field": "law"]))
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    #expect(try laptop.desk.onboarding().answered == [.before])
    #expect(try laptop.desk.settings().questions == study.desk().settings().questions)
    try laptop.desk.actOnNext(.rate(4))
    try laptop.desk.act(.answers(.after, ["more": "no"]))
    #expect(try laptop.file.verify() == [])
    #expect(throws: StoreError.packed) { try laptop.file.set(attributes: ["field": "x"], of: "alice") }
    let head = try laptop.file.head()
    #expect(try study.file.merge([laptop.path]).map(\.added) == [2])
    #expect(try fields(of: "alice") == ["field": "law", "more": "no"])
    #expect(try study.file.verify() == [] && study.file.verify(anchor: head) == [])
    #expect(try study.desk().onboarding().answered == [.before, .after])
    #expect(try study.file.merge([laptop.path]).map(\.known) == [2])
  }

  @Test func `who has left takes them along`() throws {
    try study.desk().act(.answers(.before, ["field": "canary-field"]))
    let path = study.folder + "/erased.demur"
    try study.file.withdraw("alice")
    _ = try study.file.erase("alice", to: path)
    let bytes = String(decoding: try Data(contentsOf: URL(filePath: path)), as: Unicode.ASCII.self)
    #expect(!bytes.contains("canary-field"))
    #expect(try StudyFile.open(path).verify() == [])
  }
}
