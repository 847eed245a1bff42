import FoundationEssentials
import GRDB
import Study

/// What one annotator needs to work away from the study's file, and nothing else of it.
///
/// Left out: everybody else, the data's own preference, subsets and ids (both name the subset), and the seed, from which the
/// coin of A and B could be tossed again. What the annotator said so far is left out as well: that they labelled, and when,
/// is enough to go on at the very place and to keep the washout, and a lost laptop then tells nothing.
struct PackContent {
  var annotator: Annotator
  var settings: StudySettings
  var practice: [PracticeInstance]
  var instances: [PackedInstance] = []
  var works: [PackedWork] = []
  /// Consent, guidelines and practice, word for word.
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
    var occasion: String
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
    var id: String
    var kind: EventKind
    var work: WorkIdentity
    var at: Date
  }

  init(_ db: Database, of annotator: Annotator, settings: StudySettings, practice: [PracticeInstance]) throws {
    self.annotator = annotator
    self.settings = Self.stripped(settings)
    self.practice = practice.map(Self.stripped)
    try readInstances(db)
    try readWork(db)
    try readActs(db)
  }

  private static func stripped(_ settings: StudySettings) -> StudySettings {
    var settings = settings
    settings.seed = 0
    settings.quota = nil
    settings.repeatShare = 0
    return settings
  }

  private static func stripped(_ practice: PracticeInstance) -> PracticeInstance {
    var practice = practice
    practice.instance.subset = ""
    return practice
  }

  /// In the order of their digests, which says nothing of the order of import.
  private mutating func readInstances(_ db: Database) throws {
    instances = try Row.fetchAll(
      db,
      sql: """
        SELECT digest, context, responseA, responseB FROM instance
        WHERE id IN (SELECT instance FROM work WHERE annotator = ? AND retired = 0) ORDER BY digest
        """,
      arguments: [annotator.id]
    ).map { PackedInstance(digest: $0[0], context: $0[1], responseA: $0[2], responseB: $0[3]) }
  }

  private mutating func readWork(_ db: Database) throws {
    let rows = Dictionary(uniqueKeysWithValues: instances.enumerated().map { ($1.digest, Int64($0 + 1)) })
    works = try Row.fetchAll(
      db,
      sql: """
        SELECT work.id, digest, formulation, response, occasion, round, position, firstShown FROM work
        JOIN instance ON instance.id = work.instance WHERE annotator = ? AND retired = 0 ORDER BY work.id
        """,
      arguments: [annotator.id]
    ).compactMap { row in
      rows[row[1]].map {
        PackedWork(
          id: row[0], instance: $0, formulation: row[2], response: row[3], occasion: row[4], round: row[5],
          position: row[6], firstShown: row[7])
      }
    }
  }

  private mutating func readActs(_ db: Database) throws {
    onboarding = try Row.fetchAll(
      db,
      sql: """
        SELECT uuid, kind, payload, at FROM event WHERE annotator = ? AND work IS NULL
          AND kind IN ('consent', 'guidelines', 'practice') AND payload IS NOT NULL ORDER BY sequence
        """,
      arguments: [annotator.id]
    ).compactMap { row in
      EventKind(rawValue: row[1]).map { Saying(id: row[0], kind: $0, payload: row[2], at: EventChain.date(row[3])) }
    }
    done = try Row.fetchAll(
      db,
      sql: """
        SELECT event.uuid, event.kind, event.at, work.id, work.formulation, work.response, work.occasion,
          instance.digest
        FROM work JOIN event ON event.sequence = (
          SELECT max(event) FROM standing WHERE standing.work = work.id AND state <> 'taken-back')
        JOIN instance ON instance.id = work.instance
        WHERE work.annotator = ? AND work.retired = 0 ORDER BY event.sequence
        """,
      arguments: [annotator.id]
    ).compactMap { row in
      let work = WorkIdentity(
        id: row[3], formulation: row[4], response: row[5], occasion: row[6], instanceDigest: row[7])
      return EventKind(rawValue: row[1]).map {
        Deed(id: row[0], kind: $0, work: work, at: EventChain.date(row[2]))
      }
    }
  }
}
