import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// What events say, written and read by one type for each kind: bytes that are under digests since the first file.
@Suite struct EventContentTests {
  @Test(arguments: [("version1", 1), ("version2", 2), ("version3", 3)])
  func `what a fixture's events say is written again byte for byte`(name: String, version: Int) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FixtureTests.restore(name, version: version, to: folder + "/old.demur")
    let file = try StudyFile.open(folder + "/old.demur", access: .readOnly)
    let events = try file.read { db in
      try Row.fetchAll(db, sql: "SELECT kind, payload FROM event WHERE payload IS NOT NULL")
        .map { (kind: try $0[at: 0] as String, payload: try $0[at: 1] as String) }
    }
    var compared = 0
    for event in events {
      let kind = try #require(EventKind(rawValue: event.kind))
      // Settings that came later are added to those of older files when they are read.
      if kind == .settings {
        #expect(try SettingsLog.read(event.payload).study != "")
        continue
      }
      let written = try Self.written(kind.content.init(event.payload, path: ""), salt: Self.salt(of: event.payload))
      #expect(written == event.payload, "\(event.kind)")
      compared += 1
    }
    #expect(compared > 10)
  }

  @Test func `each kind of event says what it always said`() throws {
    var seen = Circumstances(
      firstShown: .b, activeSeconds: 4, secondsSinceLabel: 0.25, unread: [.a, .b], isContextUnread: true, wasFast: true,
      layout: "beside", columns: 120, rows: 40, form: .rendered, isTimeKnown: false)
    seen.grounds = Grounds(reasons: ["facts", "tone"], rationale: "a \"b\"\\\n", sureness: .allCases[1], others: 7)
    let imported = Circumstances(
      firstShown: nil, activeSeconds: nil, unread: [], wasFast: false, layout: Circumstances.imported, columns: 0,
      rows: 0)
    let label = try #require(PreferenceLabel(.a, magnitude: 2))
    let surroundings = #""activeSeconds":4.0,"columns":120,"contextUnread":true,"firstShown":"B","form":"rendered","#
    let grounds =
      #""rationale":"a \"b\"\\\n","reasons":["facts","tone"],"rows":40,"secondsSinceLabel":0.25,"sureness":2,"#
      + #""timeUnknown":true,"unread":["A","B"],"wasFast":true}"#
    try check(
      .read, LabelContent(nil, seen), "{" + surroundings + #""layout":"beside","others":7,"# + grounds)
    let labelled =
      surroundings.replacing(#","columns""#, with: #","changedAfter":2.5,"columns""#)
      + #""guidelines":"00ff","layout":"beside","magnitude":2,"others":7,"preference":"A","#
    try check(
      .label, LabelContent(.preference(label), seen, changedAfter: 2.5, guidelines: "00ff"), "{" + labelled + grounds)
    try check(
      .label, LabelContent(.rated(3), imported), #"{"layout":"imported","rating":3,"unread":[],"wasFast":false}"#)
    var model = imported
    model.layout = Circumstances.byModel
    try check(
      .label,
      LabelContent(
        .rated(3), model,
        grounds: LabelContent.ModelGrounds(answer: "a", otherOrder: "b", orders: OrderRule.allCases[0])),
      #"{"answer":"a","columns":0,"layout":"model","orders":"\#(OrderRule.allCases[0].rawValue)","otherOrder":"b","#
        + #""rating":3,"rows":0,"unread":[],"wasFast":false}"#)
    try check(
      .exclude, ExclusionContent(reason: "language", note: "é/\u{1}", changedAfter: 10),
      #"{"changedAfter":10.0,"note":"é/\u0001","reason":"language"}"#)
    try check(.practice, PracticeContent(index: 0, .rated(4)), #"{"index":0,"rating":4}"#)
    let shown = Presentation(firstShown: .b, layout: "beside", columns: 120, rows: 40)
    try check(
      .comment, CommentContent("x", shown),
      #"{"columns":120,"firstShown":"B","layout":"beside","rows":40,"text":"x"}"#)
    try check(.uncomment, CommentContent("", nil), #"{"text":""}"#)
    for kind in [EventKind.postpone, .takeBack, .restore, .unsure, .sure, .withdraw, .look, .guidelinesSet] {
      try check(kind, PlainContent(), "{}")
    }
    for kind in [EventKind.consent, .guidelines, .codebook] {
      try check(kind, TextContent(text: "t\tt"), #"{"text":"t\tt"}"#)
    }
  }

  @Test func `each kind of authors' and models' events says what it always said`() throws {
    let settings = StudySettings(title: "a/b", seed: 7)
    try check(
      .settings, SettingsContent(settings: settings, study: "u"),
      #"{"settings":\#(try Self.json(settings)),"study":"u"}"#)
    for kind in [EventKind.practiceSet, .texts, .erased] {
      try check(kind, CountedDigest(count: 2, digest: "00"), #"{"count":2,"digest":"00"}"#)
    }
    try check(
      .import, ImportContent(first: 1, count: 2, digest: "00", origins: "11"),
      #"{"count":2,"digest":"00","first":1,"origins":"11"}"#)
    try check(.assign, AssignContent(first: 1, count: 2, digest: "00"), #"{"count":2,"digest":"00","first":1}"#)
    try check(
      .annotator,
      AnnotatorContent(
        Annotator(id: 1, uuid: "u", name: "ann", pseudonym: "P01", kind: .human, ordinal: 3, isWithdrawn: false)),
      #"{"annotatorKind":"human","name":"ann","ordinal":3,"pseudonym":"P01"}"#)
    try check(.rejoin, RejoinContent(returned: [3, 4]), #"{"returned":[3,4]}"#)
    try check(.conflictChoice, ConflictChoiceContent(work: 5, rejected: ["x"]), #"{"rejected":["x"],"work":5}"#)
    try check(.attributes, AttributesContent(opened: "single"), #"{"opened":"single"}"#)
    try check(
      .attributes, AttributesContent(fields: ["b": "2", "a": "1"], page: "before"),
      #"{"fields":{"a":"1","b":"2"},"page":"before"}"#)
    try check(.pack, PackNoteContent(writer: "w", head: "00"), #"{"head":"00","writer":"w"}"#)
    try check(
      .source, SourceContent(name: "x.csv", text: "CSV", fields: [:]), #"{"fields":{},"name":"x.csv","text":"CSV"}"#)
    let run = ModelAnswerTests.run
    try check(.modelRun, ModelRunContent(run: run), #"{"run":\#(try Self.json(run))}"#)
    let answer = ModelAnswer(
      key: "k", instance: InstanceKey("i"), method: .preference, response: nil, firstShown: .a,
      outcome: .choice(ChoiceAnswer(word: "A", value: 2, distribution: [0.5, 0.25, 0.25, 0, 0])))
    try check(
      .modelAnswer, ModelAnswerContent(answer: answer, runID: "r"), #"{"answer":\#(try Self.json(answer)),"runID":"r"}"#
    )
    let cuts = try JSONDecoder().decode(
      PerplexityCuts.self,
      from: Data(#"{"none":0.5,"little":1,"count":3,"shares":{"none":0.25,"little":0.75}}"#.utf8))
    try check(.modelCuts, ModelCutsContent(cuts: cuts), #"{"cuts":\#(try Self.json(cuts))}"#)
  }

  @Test func `a decision says what was ruled, and the work that followed`() throws {
    func content(_ act: DecisionContent.Act, _ outcome: DecisionOutcome?, isBlind: Bool = false) -> DecisionContent {
      DecisionContent(
        act, Ruling(causes: ["c"], outcome: outcome, note: "n"), author: "amy", instance: "i", digest: "00",
        isBlind: isBlind)
    }
    var more = content(.set, .more(2))
    more.note(given: 7..<9, retired: [3])
    try check(
      .decision, more,
      #"{"act":"set","annotators":2,"author":"amy","causes":["c"],"count":2,"digest":"00","first":7,"instance":"i","#
        + #""note":"n","outcome":"more","retired":[3]}"#)
    let labels = Adjudication(
      ratingA: Rating(rawValue: 2), ratingB: Rating(rawValue: 5), preference: PreferenceLabel(.b, magnitude: 1))
    try check(
      .decision, content(.set, .adjudicate(labels), isBlind: true),
      #"{"act":"set","author":"amy","blind":true,"causes":["c"],"combined":\#(labels.preference?.combined ?? 0),"#
        + #""digest":"00","instance":"i","note":"n","outcome":"adjudicate","ratingA":2,"ratingB":5}"#)
    try check(
      .decision, content(.undo, .keep), #"{"act":"undo","author":"amy","digest":"00","instance":"i"}"#)
  }

  @Test(arguments: [
    (EventKind.import, #"{"first":1,"count":2}"#), (.label, #"{"rating":"3"}"#), (.exclude, "{}"), (.practice, "{}"),
    (.modelAnswer, #"{"runID":"r"}"#), (.decision, "{}"), (.comment, "[]"), (.consent, #"{"text":null}"#),
  ])
  func `what says too little, or something else, is named as damage`(kind: EventKind, json: String) {
    let error = #expect(throws: StoreError.self) { try kind.content.init(json, path: "x.demur") }
    #expect("\(error as Any)".contains("what an event says cannot be read"))
  }

  private func check(
    _ kind: EventKind, _ content: some EventContent, _ json: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try Self.written(content) == json, sourceLocation: location)
    let read = try kind.content.init(json, path: "")
    #expect(type(of: read) == type(of: content), sourceLocation: location)
    #expect(try Self.written(read) == json, sourceLocation: location)
  }

  /// As a file has it, with the salt among the members.
  private static func written(_ content: any EventContent, salt: String? = nil) throws -> String {
    var members = try CanonicalJSON.members(of: content)
    if let salt { members["salt"] = .text(salt) }
    return CanonicalJSON.text(.object(members))
  }

  private static func salt(of payload: String) throws -> String {
    struct Salted: Decodable { var salt: String }
    return try JSONDecoder().decode(Salted.self, from: Data(payload.utf8)).salt
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
