import FoundationEssentials
import GRDB
import Study

extension AnnotatorDesk {
  /// The settings in force, as far as this annotator may know them.
  ///
  /// SQLite takes them out of the event's text, whose other members, the seed among them, thus never reach this process's
  /// own memory.
  package func settings() throws -> DeskSettings {
    let names = [
      "title", "formulations", "ratingAnchors", "washoutDays", "idleSeconds", "guardMilliseconds", "showsDifferences",
      "contact", "consent", "guidelines", "textForm", "revision", "breakEvery", "keys", "asked",
      "practisesAgain", "announcesChecks", "questions",
    ]
    let paths = names.map { "'$.settings.\($0)'" }.joined(separator: ", ")
    let sql = """
      SELECT json_extract(payload, \(paths)) FROM event
      WHERE uuid = (SELECT value FROM study WHERE key = 'settings') AND json_valid(payload)
      """
    let values = try file.read { try String.fetchOne($0.cachedStatement(sql: sql)) }
    guard let values, let settings = try? JSONDecoder().decode(ListedSettings.self, from: Data(values.utf8)) else {
      throw StoreError.damaged(path: file.path, why: "its settings cannot be read")
    }
    return settings.settings
  }

  /// How many instances there are to practise on.
  package func practiceCount() throws -> Int {
    try file.read { try Int.fetchOne($0.cachedStatement(sql: "SELECT count(*) FROM practice")) ?? 0 }
  }

  /// An instance to practise on, by its number from 0, without its id and its subset.
  package func practice(_ number: Int) throws -> PracticeInstance {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT context, responseA, responseB, ratingA, ratingB, combined, why FROM practice
          ORDER BY position LIMIT 1 OFFSET ?
          """)
      guard let row = try Row.fetchOne(statement, arguments: [number]), let a = Rating(rawValue: try row[at: 3]),
        let b = Rating(rawValue: try row[at: 4]), let preference = PreferenceLabel(rawValue: try row[at: 5])
      else { throw StoreError.damaged(path: file.path, why: "a practice instance has no answer") }
      let instance = Instance(
        key: InstanceKey("practice-\(number + 1)"), subset: "",
        context: try ContextText.turns(row[at: 0], path: file.path), responseA: try row[at: 1],
        responseB: try row[at: 2])
      return PracticeInstance(
        instance: instance, ratings: RatingPair(a: a, b: b), preference: preference, why: try row[at: 6])
    }
  }
}

/// The settings as a list in a fixed order; null is what the file does not say, and has its default.
private struct ListedSettings: Decodable {
  var settings: DeskSettings

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    settings = DeskSettings(StudySettings(title: try list.decode(String.self), seed: 0))
    settings.formulations = try list.decodeIfPresent(Formulations.self) ?? settings.formulations
    settings.ratingAnchors = try list.decodeIfPresent(RatingAnchors.self) ?? settings.ratingAnchors
    settings.washoutDays = try list.decodeIfPresent(Double.self) ?? settings.washoutDays
    settings.idleSeconds = try list.decodeIfPresent(Double.self) ?? settings.idleSeconds
    settings.guardMilliseconds = try list.decodeIfPresent(Int.self) ?? settings.guardMilliseconds
    settings.showsDifferences = try list.decodeIfPresent(Bool.self) ?? settings.showsDifferences
    settings.contact = try list.decodeIfPresent(String.self)
    settings.consent = try list.decodeIfPresent(String.self)
    settings.guidelines = try list.decodeIfPresent(String.self)
    settings.textForm = try list.decodeIfPresent(TextFormRule.self) ?? settings.textForm
    settings.revision = try list.decodeIfPresent(Revision.self) ?? settings.revision
    settings.breakEvery = try list.decodeIfPresent(Int.self)
    settings.keys = try list.decodeIfPresent(KeyMap.self)
    settings.asked = try list.decodeIfPresent(GroundsRule.self) ?? settings.asked
    settings.practisesAgain = try list.decodeIfPresent(Bool.self) ?? settings.practisesAgain
    settings.consent = StudySettings.consent(
      settings.consent, announcesChecks: try list.decodeIfPresent(Bool.self) ?? false)
    settings.questions = try list.decodeIfPresent(StudyQuestions.self)
  }
}
