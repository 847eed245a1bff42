import FoundationEssentials
import GRDB
import Study

/// What one annotator needs to work away from the study's file, and nothing else of it.
///
/// Left out: everybody else, the data's own preference, subsets and ids (both name the subset), which work is a repeat, was
/// sent back or has a known answer, and the seed, from which the coin of A and B could be tossed again; nothing that is left leads back to them. What the annotator said so far is left out as well: that they labelled, and when,
/// is enough to go on at the very place and to keep the washout, and a lost laptop then tells nothing.
struct PackContent {
  var annotator: Annotator
  var settings: StudySettings
  var practice: [PracticeInstance]
  var instances: [PackedInstance] = []
  var works: [PackedWork] = []
  /// Consent, guidelines, practice and answers to the study's own questions, word for word.
  var onboarding: [Saying] = []
  /// What was labelled, excluded or put off so far.
  var done: [Deed] = []

  struct PackedInstance {
    var digest: Data
    var context: String
    var responseA: String
    var responseB: String

    /// Tells the instance apart, and nothing of where it comes from.
    var key: String { "i-" + Fingerprint.hex(digest.prefix(8)) }
  }

  struct PackedWork {
    var id: Int64
    /// The instance's row in the packed file, from 1.
    var instance: Int64
    var formulation: String
    var response: String?
    /// Which time the same is asked, from 0.
    var round: Int
    var position: Int
    var firstShown: String?
  }

  struct Saying {
    var id: String
    var kind: EventKind
    var payload: String
    var at: Date
  }

  struct Deed {
    /// The event, and the work that it concerns, in the study.
    var event: Int64
    var row: Int64
    var id: String
    var kind: EventKind
    var work: WorkIdentity
    var at: Date
  }

  init(_ db: Database, of annotator: Annotator, settings: StudySettings, practice: [PracticeInstance]) throws {
    self.annotator = annotator
    self.settings = Self.stripped(settings)
    self.practice = practice.enumerated().map { Self.stripped($1, number: $0) }
    let names = try PackNames(db)
    try readInstances(db, names)
    try readWork(db, names)
    try readActs(db, names)
  }

  private static func stripped(_ settings: StudySettings) -> StudySettings {
    var settings = settings
    settings.seed = 0
    settings.quota = nil
    settings.repeatShare = 0
    settings.checks = []
    return settings
  }

  private static func stripped(_ practice: PracticeInstance, number: Int) -> PracticeInstance {
    var practice = practice
    practice.instance.key = InstanceKey("practice-\(number + 1)")
    practice.instance.subset = ""
    return practice
  }

  /// In the order of their digests, which says nothing of the order of import.
  private mutating func readInstances(_ db: Database, _ names: PackNames) throws {
    instances = try Row.fetchAll(
      db,
      sql: """
        SELECT digest, context, responseA, responseB FROM instance
        WHERE id IN (SELECT instance FROM work WHERE annotator = ? AND retired = 0)
        """,
      arguments: [annotator.id]
    ).map {
      try PackedInstance(
        digest: names.instance($0[at: 0]), context: $0[at: 1], responseA: $0[at: 2], responseB: $0[at: 3])
    }
    instances.sort { $0.digest.lexicographicallyPrecedes($1.digest) }
  }

  private mutating func readWork(_ db: Database, _ names: PackNames) throws {
    let rows = Dictionary(instances.enumerated().map { ($1.digest, Int64($0 + 1)) }) { first, _ in first }
    var rounds: [String: Int] = [:]
    var positions: [String: Int] = [:]
    works = try Row.fetchAll(
      db,
      sql: """
        SELECT \(Self.identity), firstShown FROM work
        JOIN instance ON instance.id = work.instance WHERE annotator = ? AND retired = 0
        ORDER BY formulation, position, work.id
        """,
      arguments: [annotator.id]
    ).compactMap { row in
      let work = names.work(try WorkIdentity(row))
      let firstShown: String? = try row[at: 5]
      let place = "\(Fingerprint.hex(work.instanceDigest)) \(work.formulation) \(work.response ?? "")"
      // Work that was asked for later shares its place with older work, and that would tell: each gets its own.
      defer {
        rounds[place, default: 0] += 1
        positions[work.formulation, default: 0] += 1
      }
      return rows[work.instanceDigest].map {
        PackedWork(
          id: work.id, instance: $0, formulation: work.formulation, response: work.response,
          round: rounds[place] ?? 0, position: positions[work.formulation] ?? 0, firstShown: firstShown)
      }
    }
    works.sort { $0.id < $1.id }
  }

  /// What ``WorkIdentity/init(_:)`` reads.
  private static let identity = "work.id, formulation, response, occasion, digest"

  private mutating func readActs(_ db: Database, _ names: PackNames) throws {
    try readSayings(db)
    done = try Self.deeds(db, names, "work.annotator = ?", [annotator.id])
  }

  mutating func readSayings(_ db: Database) throws {
    onboarding = try Row.fetchAll(
      db,
      sql: """
        SELECT uuid, kind, payload, at FROM event WHERE annotator = ? AND work IS NULL
          AND (kind IN ('consent', 'guidelines', 'practice')
            OR kind = 'attributes' AND (payload ->> '$.opened' IS NOT NULL OR payload ->> '$.page' IS NOT NULL))
          AND payload IS NOT NULL ORDER BY sequence
        """,
      arguments: [annotator.id]
    ).compactMap { row in
      try EventKind(rawValue: row[at: 1]).map {
        try Saying(id: row[at: 0], kind: $0, payload: row[at: 2], at: EventChain.date(row[at: 3]))
      }
    }
  }

  /// What stands of the work that a condition names, in the order of doing.
  static func deeds(
    _ db: Database, _ names: PackNames, _ condition: String, _ arguments: StatementArguments
  ) throws -> [Deed] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT work.id, work.formulation, work.response, work.occasion, instance.digest, event.uuid, event.kind,
          event.at, event.sequence
        FROM work JOIN event ON event.sequence = (
          SELECT max(event) FROM standing WHERE standing.work = work.id AND state <> 'taken-back')
        JOIN instance ON instance.id = work.instance
        WHERE \(condition) AND work.retired = 0 ORDER BY event.sequence
        """,
      arguments: arguments
    ).compactMap { row in
      let work = names.work(try WorkIdentity(row))
      return try EventKind(rawValue: row[at: 6]).map {
        try Deed(
          event: row[at: 8], row: row[at: 0], id: row[at: 5], kind: $0, work: work, at: EventChain.date(row[at: 7]))
      }
    }
  }
}

extension WorkIdentity {
  /// From a row that begins with the work's id, formulation, response, occasion, and its instance's digest.
  init(_ row: Row) throws {
    try self.init(
      id: row[at: 0], formulation: row[at: 1], response: row[at: 2], occasion: row[at: 3], instanceDigest: row[at: 4])
  }
}
