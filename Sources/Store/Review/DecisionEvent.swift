import FoundationEssentials
import GRDB
import Study

/// An author's act on an instance, as the file has it.
struct DecisionEvent {
  var sequence: Int64
  var id: ActID
  var writer: Int64
  var at: Date
  /// What is taken back or restored; for a ruling, the author's earlier one, if any.
  var target: String?
  var content: DecisionPayload

  init(_ row: Row, path: String) throws {
    sequence = try row[at: 0]
    id = ActID(rawValue: try row[at: 1])
    writer = try row[at: 2]
    at = EventChain.date(try row[at: 3])
    target = try row[at: 4]
    content = try DecisionPayload(row[at: 5], path: path)
  }

  private static let columns = "sequence, uuid, writer, at, target, payload"
  private static let all = """
    SELECT \(columns) FROM event
    WHERE work IS NULL AND annotator IS NULL AND kind = 'decision' AND payload IS NOT NULL
    """

  /// Every act in the order of saving, from after an event on, or so many of them.
  static func forEach(
    _ db: Database, after sequence: Int64 = 0, atMost count: Int = .max, path: String,
    _ body: (DecisionEvent) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db, sql: all + " AND sequence > ? ORDER BY sequence LIMIT ?", arguments: [sequence, count])
    while let row = try rows.next() { try body(DecisionEvent(row, path: path)) }
  }

  /// The acts on one instance in the order of saving.
  static func ofInstance(_ key: InstanceKey, _ db: Database, path: String) throws -> [DecisionEvent] {
    // The file's JSON has one spelling, so that most others are passed over without reading it.
    let spelling = CanonicalJSON.text(.object(["instance": .text(key.text)])).dropFirst().dropLast()
    let statement = try db.cachedStatement(sql: all + " AND instr(payload, ?) > 0 ORDER BY sequence")
    return try Row.fetchAll(statement, arguments: [String(spelling)])
      .map { try DecisionEvent($0, path: path) }.filter { InstanceKey($0.content.instance) == key }
  }

  /// One author's acts in this file from the last one back, until the body has seen enough.
  static func backwards(
    _ db: Database, writer: Int64, author: String, path: String, _ body: (DecisionEvent) throws -> Bool
  ) throws {
    let statement = try db.cachedStatement(sql: all + " AND writer = ? ORDER BY sequence DESC")
    let rows = try Row.fetchCursor(statement, arguments: [writer])
    while let row = try rows.next() {
      let event = try DecisionEvent(row, path: path)
      if event.content.author.utf8.elementsEqual(author.utf8), try body(event) { return }
    }
  }
}

/// What an event of the kind `decision` says.
struct DecisionPayload: Decodable {
  enum Act: String, Decodable {
    case set
    case undo
    case redo
  }

  var act: Act
  var author: String
  var instance: String
  /// Of the instance's texts, 64 hex digits.
  var digest: String
  var causes: [String]?
  var outcome: String?
  var annotators: Int?
  var ratingA: Int?
  var ratingB: Int?
  /// prefer-combined
  var combined: Int?
  var note: String?
  /// Whether the author did not see what others decided.
  var blind: Bool?
  /// The work that it gave out: the first row, and how many.
  var first: Int64?
  var count: Int?
  /// The work that it took out of the assignment.
  var retired: [Int64]?

  init(_ json: String, path: String) throws(StoreError) {
    do {
      self = try JSONDecoder().decode(DecisionPayload.self, from: Data(json.utf8))
    } catch {
      throw .damaged(path: path, why: "what a decision says cannot be read")
    }
  }

  /// The rows of the work that it gave out.
  var work: Range<Int64> {
    guard let first, let count, count > 0, first > 0, first <= Int64.max - Int64(count) else { return 0..<0 }
    return first..<first + Int64(count)
  }

  /// nil where the outcome is none that demur writes.
  var ruling: Ruling? {
    var ruling = Ruling(causes: causes ?? [], note: note ?? "")
    guard let outcome else { return ruling }
    switch DecisionOutcome.Kind(rawValue: outcome) {
    case .keep: ruling.outcome = .keep
    case .drop: ruling.outcome = .drop
    case .sendBack: ruling.outcome = .sendBack
    case .more:
      guard let annotators, (1...DecisionOutcome.mostAnnotators).contains(annotators) else { return nil }
      ruling.outcome = .more(annotators)
    case .adjudicate:
      let labels = Adjudication(
        ratingA: ratingA.flatMap(Rating.init(rawValue:)), ratingB: ratingB.flatMap(Rating.init(rawValue:)),
        preference: combined.flatMap(PreferenceLabel.init(rawValue:)))
      guard !labels.isEmpty else { return nil }
      ruling.outcome = .adjudicate(labels)
    case nil: return nil
    }
    return ruling
  }
}

extension Ruling {
  /// The members of a decision's payload that say what was ruled.
  var payload: [String: CanonicalJSON.Value] {
    var members: [String: CanonicalJSON.Value] = [
      "causes": .list(causes.map { .text($0) }), "note": .text(note),
    ]
    guard let outcome else { return members }
    members["outcome"] = .text(outcome.kind.rawValue)
    if case .more(let count) = outcome { members["annotators"] = .integer(count) }
    if case .adjudicate(let labels) = outcome {
      if let rating = labels.ratingA { members["ratingA"] = .integer(rating.rawValue) }
      if let rating = labels.ratingB { members["ratingB"] = .integer(rating.rawValue) }
      if let preference = labels.preference { members["combined"] = .integer(preference.combined) }
    }
    return members
  }
}
