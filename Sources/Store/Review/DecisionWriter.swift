import FoundationEssentials
import GRDB
import Study

/// Appends an author's acts, and gives out or takes out the work that follows from them.
struct DecisionWriter {
  private let db: Database
  private let file: StudyFile
  private let author: String
  private let threshold: Int?
  private let date: Date
  private let asksForWork: Bool
  private var chain: EventChain

  /// - Parameter asksForWork: false records what was decided elsewhere, where others were asked by it.
  init(
    _ db: Database, file: StudyFile, author: String, threshold: Int?, at date: Date, asksForWork: Bool = true
  ) throws {
    self.asksForWork = asksForWork
    self.db = db
    self.file = file
    self.author = author
    self.threshold = threshold
    self.date = date
    chain = try EventChain(db, home: file.home)
  }

  mutating func set(_ ruling: Ruling, on key: InstanceKey, isBlind: Bool, id: ActID?) throws -> DecisionReceipt {
    let instance = try instance(key)
    let events = try DecisionEvent.ofInstance(key, db, path: file.path)
    var fold = DecisionFold(events)
    if let id, events.contains(where: { $0.id == id }) {
      return receipt(key, fold, ruling, AskedWork.Change())
    }
    let earlier = fold.standing(on: key, by: author)
    let new = id ?? ActID(rawValue: EventDraft.newID())
    let change = try append(
      .set, ruling, on: instance, id: new, target: earlier?.id.rawValue, isBlind: isBlind, fold: &fold, events: events)
    return receipt(key, fold, ruling, change)
  }

  /// Sets a ruling that was made elsewhere, by which nobody is asked here.
  ///
  /// - Parameters:
  ///   - earlier: the author's ruling that stands.
  ///   - fold: of all acts on the instance.
  mutating func record(
    _ ruling: Ruling, on key: InstanceKey, insteadOf earlier: Decision?, isBlind: Bool, id: ActID,
    _ fold: inout DecisionFold
  ) throws {
    _ = try append(
      .set, ruling, on: try instance(key), id: id, target: earlier?.id.rawValue, isBlind: isBlind, fold: &fold,
      events: [])
  }

  mutating func undo(_ id: ActID) throws -> DecisionReceipt? {
    var skipped: Set<String> = []
    var found: DecisionEvent?
    var redone: Set<String> = []
    try DecisionEvent.backwards(db, writer: chain.writer.id, author: author, path: file.path) { event in
      switch (event.content.act, event.target) {
      case (.redo, let target?): redone.insert(target)
      case (.undo, let target?): if redone.remove(target) == nil { skipped.insert(target) }
      default:
        if skipped.contains(event.id.rawValue) { return false }
        found = event
      }
      return found != nil
    }
    guard let found else { return nil }
    return try reverse(found.id.rawValue, on: found.content, .undo, id)
  }

  mutating func redo(_ id: ActID) throws -> DecisionReceipt? {
    var found: DecisionEvent?
    var redone: Set<String> = []
    try DecisionEvent.backwards(db, writer: chain.writer.id, author: author, path: file.path) { event in
      switch (event.content.act, event.target) {
      case (.redo, let target?): redone.insert(target)
      case (.undo, let target?): if redone.remove(target) == nil { found = event }
      default: return true
      }
      return found != nil
    }
    guard let found, let target = found.target else { return nil }
    return try reverse(target, on: found.content, .redo, id)
  }

  private mutating func reverse(
    _ target: String, on content: DecisionContent, _ act: DecisionContent.Act, _ id: ActID
  ) throws -> DecisionReceipt? {
    let key = InstanceKey(content.instance)
    let events = try DecisionEvent.ofInstance(key, db, path: file.path)
    var fold = DecisionFold(events)
    guard let ruling = fold.ruling(target) else { return nil }
    let change = try append(
      act, ruling, on: try instance(key), id: id, target: target, fold: &fold, events: events)
    return receipt(key, fold, ruling, change)
  }

  private mutating func append(
    _ act: DecisionContent.Act, _ ruling: Ruling, on instance: AskedInstance, id: ActID, target: String?,
    isBlind: Bool = false, fold: inout DecisionFold, events: [DecisionEvent]
  ) throws -> AskedWork.Change {
    var content = DecisionContent(
      act, ruling, author: author, instance: instance.key.text, digest: Fingerprint.hex(instance.digest),
      isBlind: isBlind)
    // What will stand decides what is asked, before the event that says so can name the work.
    fold.apply(
      DecisionEvent(id: id, writer: chain.writer.id, at: EventChain.rounded(date), target: target, content: content))
    var change = AskedWork.Change()
    if asksForWork {
      change = try AskedWork(db, file: file, threshold: threshold, at: date).settle(
        instance, for: fold.standing[instance.key] ?? Decisions(), given: events.map(\.content.work), in: &chain)
    }
    content.note(given: change.work, retired: change.retired)
    try chain.append(EventDraft(.decision, id: id.rawValue, target: target, content: content, at: date))
    return change
  }

  private func instance(_ key: InstanceKey) throws -> AskedInstance {
    guard !key.text.utf8.contains(0),
      let row = try Row.fetchOne(db, sql: "SELECT id, digest FROM instance WHERE key = ?", arguments: [key.text])
    else { throw StoreError.unknownInstance(key: key) }
    return try AskedInstance(id: row[at: 0], key: key, digest: row[at: 1])
  }

  private func receipt(
    _ key: InstanceKey, _ fold: DecisionFold, _ ruling: Ruling, _ change: AskedWork.Change
  ) -> DecisionReceipt {
    DecisionReceipt(
      instance: key, decisions: fold.standing[key] ?? Decisions(), ruling: ruling, asked: change.asked,
      controls: change.controls, retired: change.retired.count)
  }
}

extension DecisionEvent {
  fileprivate init(id: ActID, writer: Int64, at: Date, target: String?, content: DecisionContent) {
    sequence = .max
    self.id = id
    self.writer = writer
    self.at = at
    self.target = target
    self.content = content
  }
}

extension EventChain {
  /// A time as the file keeps it.
  fileprivate static func rounded(_ date: Date) -> Date { self.date(milliseconds(date)) }
}
