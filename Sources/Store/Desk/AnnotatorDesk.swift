import FoundationEssentials
import GRDB
import Study

/// Everything that one annotator's process may read and write: their own work, labels and marks, and the texts they judge.
///
/// No query here takes longer in a larger study, and none can return what somebody else did.
package struct AnnotatorDesk: Sendable {
  package let annotator: Annotator
  package let file: StudyFile
  /// The study's own id.
  private let study: String

  init(annotator: Annotator, file: StudyFile, study: String) {
    self.annotator = annotator
    self.file = file
    self.study = study
  }

  /// Where the study's file is.
  package var path: String { file.path }

  /// Asks several things of one and the same state, which also costs less than asking one by one.
  package func together<T>(_ questions: () throws -> T) throws -> T { try file.read { _ in try questions() } }

  /// Changes when another program has written to the file.
  package var dataVersion: Int { get throws { try file.dataVersion } }

  /// Names the version of the study's settings that is in force.
  ///
  /// - Throws: ``StoreError/replaced(path:)`` where another study, or another annotator, is in the file by now.
  package func settingsVersion() throws -> String {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT settings.value FROM study
          JOIN study AS settings ON settings.key = 'settings'
          JOIN annotator ON annotator.id = ? AND annotator.uuid = ?
          WHERE study.key = 'uuid' AND study.value = ?
          """)
      let found = try String.fetchOne(statement, arguments: [annotator.id, annotator.uuid, study])
      guard let found else { throw StoreError.replaced(path: file.path) }
      return found
    }
  }

  /// A piece of this annotator's work, without its texts.
  ///
  /// - Throws: ``StoreError/notTheirWork``
  package func work(_ id: Work.ID) throws -> AssignedWork {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(AssignedWork.columns) FROM work WHERE work.id = ? AND work.annotator = ?")
      guard let row = try Row.fetchOne(statement, arguments: [id, annotator.id]) else { throw StoreError.notTheirWork }
      return try AssignedWork(columns: row)
    }
  }

  /// How far this annotator is.
  package func progress(_ formulation: TaskFormulation) throws -> WorkProgress {
    try file.read { db in
      let statement = try db.cachedStatement(sql: "SELECT * FROM tally WHERE annotator = ? AND formulation = ?")
      return try Row.fetchOne(statement, arguments: [annotator.id, formulation.rawValue]).map {
        try WorkProgress(tally: $0)
      }
        ?? WorkProgress()
    }
  }

  /// When this annotator last labelled in the formulation; the last by the order of saving, whatever the clock said.
  package func lastLabelAt(_ formulation: TaskFormulation) throws -> Date? {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT at FROM event WHERE sequence = (
            SELECT lastLabel FROM tally WHERE annotator = ? AND formulation = ?)
          """)
      return try Int64.fetchOne(statement, arguments: [annotator.id, formulation.rawValue]).map(EventChain.date)
    }
  }

  /// When this annotator's acts in the formulation were saved, up to the last label, in their order; before them, when the
  /// study was set up.
  package func timesToLastLabel(_ formulation: TaskFormulation) throws -> [Date] {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          WITH RECURSIVE
            place AS (SELECT lastLabel, lastEvent FROM tally WHERE annotator = ? AND formulation = ?),
            thread (sequence, before, at) AS (
              SELECT sequence, before, at FROM event WHERE sequence = (SELECT lastEvent FROM place)
              UNION ALL
              SELECT event.sequence, event.before, event.at FROM event JOIN thread ON event.sequence = thread.before
              WHERE event.sequence < thread.sequence)
          SELECT at FROM (
            SELECT sequence, at FROM thread WHERE sequence <= (SELECT lastLabel FROM place)
            UNION ALL SELECT 0, at FROM event WHERE uuid = (SELECT value FROM study WHERE key = 'settings'))
          ORDER BY sequence
          """)
      return try Int64.fetchAll(statement, arguments: [annotator.id, formulation.rawValue]).map(EventChain.date)
    }
  }

  /// The formulations that an author has opened for this annotator.
  package func openedFormulations() throws -> Set<TaskFormulation> {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT DISTINCT payload ->> '$.opened' FROM event
          WHERE annotator = ? AND work IS NULL AND kind = 'attributes' AND payload ->> '$.opened' IS NOT NULL
          """)
      return Set(try String.fetchAll(statement, arguments: [annotator.id]).compactMap(TaskFormulation.init(rawValue:)))
    }
  }

  /// Whether all that is open in the formulation was asked for later by authors: sent back, or of an instance on which
  /// further annotators were asked.
  package func hasOnlyLaterWork(_ formulation: TaskFormulation) throws -> Bool {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT NOT EXISTS (
            SELECT 1 FROM place JOIN work ON work.id = place.work
            WHERE place.annotator = ? AND place.formulation = ? AND place.retired = 0
              AND place.state IN ('postponed', 'taken-back') AND occasion IN ('original', 'repeat'))
          """)
      return try Bool.fetchOne(statement, arguments: [annotator.id, formulation.rawValue]) ?? false
    }
  }

  /// When this annotator last did anything.
  package func latestEventAt() throws -> Date? {
    try file.read { db in try latestEvent(db).map { EventChain.date(try $0[name: "at"]) } }
  }

  /// A short code of the annotator's last saved act, such as 7f3a-91c2-0b6e: whoever has the file can find the act, and
  /// nobody can have changed what was saved before it.
  package func receipt() throws -> String {
    try file.read { db in
      Receipt.code(try latestEvent(db)?[name: "digest"] ?? EventChain.start)
    }
  }

  private func latestEvent(_ db: Database) throws -> Row? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT at, digest FROM event WHERE sequence = max(
          (SELECT ifnull(max(lastEvent), 0) FROM tally WHERE annotator = :annotator),
          (SELECT ifnull(max(sequence), 0) FROM event WHERE annotator = :annotator AND work IS NULL
            AND (kind IN ('consent', 'guidelines', 'practice', 'comment', 'uncomment')
              OR kind = 'attributes' AND payload ->> '$.page' IS NOT NULL)))
        """)
    return try Row.fetchOne(statement, arguments: ["annotator": annotator.id])
  }

  /// What the annotator has gone through before the work.
  package func onboarding() throws -> Onboarding {
    try file.read { db in
      var onboarding = Onboarding()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT kind, payload FROM event WHERE annotator = ? AND work IS NULL
            AND (kind IN ('consent', 'guidelines', 'practice')
              OR kind = 'attributes' AND payload ->> '$.page' IS NOT NULL)
            AND payload IS NOT NULL ORDER BY sequence
          """,
        arguments: [annotator.id])
      while let row = try rows.next() {
        let (payload, path): (String, String) = (try row[at: 1], file.path)
        switch EventKind(rawValue: try row[at: 0]) {
        case .consent: onboarding.consentHash = try TextContent(payload, path: path).text
        case .guidelines:
          let read = try TextContent(payload, path: path).text
          if let before = onboarding.guidelinesHash, before != read {
            onboarding.hasReadChange = true
            onboarding.practiceSinceChange = [:]
          }
          onboarding.guidelinesHash = read
        case .practice:
          let practice = try PracticeContent(payload, path: path)
          guard let label = practice.label else { continue }
          onboarding.practice[practice.index, default: []].append(label)
          onboarding.practiceSinceChange[practice.index, default: []].append(label)
        case .attributes:
          let page = try AttributesContent(payload, path: path).page
          if let page = page.flatMap(QuestionPage.init) { onboarding.answered.insert(page) }
        default: continue
        }
      }
      return onboarding
    }
  }
}

/// What an annotator has gone through before the work.
package struct Onboarding: Hashable, Sendable {
  /// The hash of the consent text last consented to.
  package var consentHash: String?
  /// The hash of the guidelines last read.
  package var guidelinesHash: String?
  /// The labels given in practice, by the practice instance's number and in their order.
  package var practice: [Int: [Label]] = [:]
  /// Whether guidelines were read that had been changed since others were.
  package var hasReadChange = false
  /// The labels given in practice since then; all of them where nothing was changed.
  package var practiceSinceChange: [Int: [Label]] = [:]
  /// The pages of the study's own questions that were answered, be it that all was left empty.
  package var answered: Set<QuestionPage> = []

  package init() {}
}

extension StudyFile {
  /// The place of one annotator in the study; names compare by their bytes.
  ///
  /// - Throws: ``StoreError/unknownAnnotator(name:)``, ``StoreError/withdrawn(name:)``; neither tells of anybody else.
  package func desk(for annotatorName: String) throws -> AnnotatorDesk {
    let (annotator, study) = try read { (try Annotator.fetchOne($0, name: annotatorName), try uuid) }
    guard let annotator else { throw StoreError.unknownAnnotator(name: annotatorName) }
    guard !annotator.isWithdrawn else { throw StoreError.withdrawn(name: annotatorName) }
    return AnnotatorDesk(annotator: annotator, file: self, study: study)
  }
}
