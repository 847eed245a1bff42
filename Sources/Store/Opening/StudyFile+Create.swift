import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Makes a new study and opens it; whole or not at all, and never in the place of another file.
  ///
  /// The file is made under a hidden name in the same folder and then linked into its place. Its mode is 0600: only its
  /// owner reads it, until they decide to share it.
  package static func create(
    at path: String, settings: StudySettings, practice: [PracticeInstance] = [], at date: Date = Date(),
    rules: OpeningRules = OpeningRules()
  ) throws -> StudyFile {
    try DraftFile.checkPlace(path)
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    try draft.fill { db, home in
      try db.execute(sql: "INSERT INTO study (key, value) VALUES ('uuid', ?)", arguments: [EventDraft.newID()])
      var chain = try EventChain(db, home: home)
      try SettingsLog.append(settings, to: &chain, at: date)
      try PracticeLog.replace(practice, in: &chain, at: date)
    }
    try draft.publish(as: path)
    return try open(path, rules: rules)
  }
}
