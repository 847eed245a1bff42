import GRDB
import Study

/// What stands and what is marked after all events: the same rules as the schema's triggers, written a second time, so that
/// either finds the other's mistakes.
struct Replay {
  private var standing: [Place: ReplayedAct] = [:]
  private var marks: [Place: Mark] = [:]
  private var readings: [Place: Int64] = [:]
  /// The writers that acted on a piece of work.
  private var writers: [Int64: [Int64]] = [:]

  private struct Place: Hashable {
    var work: Int64
    var writer: Int64
  }

  private struct ReplayedAct: Equatable {
    var state: String
    var event: Int64
    var value: Int?
  }

  private struct Mark: Equatable {
    var unsure: Int64?
    var comment: Int64?
  }

  mutating func apply(_ event: AuditedEvent) {
    guard let kind = EventKind(rawValue: event.link.kind) else { return }
    if kind == .conflictChoice { choose(event) }
    guard let work = event.work else { return }
    let place = Place(work: work, writer: event.writer)
    if writers[work]?.contains(event.writer) != true { writers[work, default: []].append(event.writer) }
    let places = (writers[work] ?? []).map { Place(work: work, writer: $0) }
    switch kind {
    case .label, .exclude, .postpone:
      for other in places where other != place && standing[other]?.event == event.target && event.target != nil {
        standing[other] = nil
      }
      standing[place] = ReplayedAct(
        state: Self.state(event.link.kind), event: event.sequence, value: event.columns.value)
    case .takeBack:
      for place in places where standing[place]?.event == event.target && standing[place]?.state != Self.takenBack {
        standing[place]?.state = Self.takenBack
      }
    case .restore:
      for place in places where standing[place]?.event == event.target && standing[place]?.state == Self.takenBack {
        standing[place]?.state = Self.state(event.targetKind ?? "")
      }
    case .unsure, .sure: mark(\.unsure, kind == .unsure ? event.sequence : nil, at: place, among: places, event)
    case .comment, .uncomment: mark(\.comment, kind == .comment ? event.sequence : nil, at: place, among: places, event)
    case .read: readings[place] = event.sequence
    default: break
    }
  }

  /// Whether nobody has labelled or excluded a piece of work.
  func isOpen(_ work: Int64) -> Bool {
    !(writers[work] ?? []).contains { writer in
      ["labelled", "excluded"].contains(standing[Place(work: work, writer: writer)]?.state)
    }
  }

  private mutating func choose(_ event: AuditedEvent) {
    guard let work = event.targetWork else { return }
    for writer in writers[work] ?? [] {
      let place = Place(work: work, writer: writer)
      if standing[place]?.event == event.target {
        standing[place]?.state = Self.state(event.targetKind ?? "")
      } else if let state = standing[place]?.state, state != Self.state(EventKind.postpone.rawValue) {
        standing[place]?.state = Self.takenBack
      }
    }
  }

  private mutating func mark(
    _ part: WritableKeyPath<Mark, Int64?>, _ value: Int64?, at place: Place, among places: [Place],
    _ event: AuditedEvent
  ) {
    for other in places where event.target != nil && marks[other]?[keyPath: part] == event.target {
      marks[other]?[keyPath: part] = nil
    }
    marks[place, default: Mark()][keyPath: part] = value
  }

  private static let takenBack = "taken-back"

  private static func state(_ kind: String) -> String {
    switch kind {
    case EventKind.label.rawValue: "labelled"
    case EventKind.exclude.rawValue: "excluded"
    default: "postponed"
    }
  }

  /// Where the file's own tables say something else.
  func differences(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    var standing = standing
    let stands = try Row.fetchCursor(db, sql: "SELECT work, writer, state, event, value FROM standing")
    while let row = try stands.next() {
      let work: Int64 = try row[at: 0]
      let stand = try ReplayedAct(state: row[at: 2], event: row[at: 3], value: row[at: 4])
      if standing.removeValue(forKey: Place(work: work, writer: try row[at: 1])) != stand {
        found.append(Self.wrong(work))
      }
    }
    found += standing.keys.map { Self.wrong($0.work) }
    var marks = marks
    let rows = try Row.fetchCursor(db, sql: "SELECT work, writer, unsure, comment FROM mark")
    while let row = try rows.next() {
      let work: Int64 = try row[at: 0]
      let mark = try Mark(unsure: row[at: 2], comment: row[at: 3])
      if marks.removeValue(forKey: Place(work: work, writer: try row[at: 1])) != mark {
        found.append(Violation(.derived, "work \(work)", "its marks do not follow from its events"))
      }
    }
    found += marks.keys.map { Violation(.derived, "work \($0.work)", "its marks are missing") }
    var readings = readings
    let read = try Row.fetchCursor(db, sql: "SELECT work, writer, event FROM reading")
    while let row = try read.next() {
      let work: Int64 = try row[at: 0]
      let event: Int64 = try row[at: 2]
      if readings.removeValue(forKey: Place(work: work, writer: try row[at: 1])) != event {
        found.append(Self.misread(work))
      }
    }
    found += readings.keys.map { Self.misread($0.work) }
    return found
  }

  private static func misread(_ work: Int64) -> Violation {
    Violation(.derived, "work \(work)", "what was read of it does not follow from its events")
  }

  private static func wrong(_ work: Int64) -> Violation {
    Violation(.derived, "work \(work)", "the label in force does not follow from its events")
  }
}

extension LabelColumns {
  /// The rating, or prefer-combined, as `standing` has it.
  var value: Int? {
    switch label {
    case .rating(let rating): rating.rawValue
    case .preference(let label): label.combined
    case nil: nil
    }
  }
}
