import class Foundation.JSONSerialization
import FoundationEssentials
import GRDB
import Study

/// The study's settings: every version is an event of its own, with the consent and guidelines texts of that time, and the
/// study names the one in force.
enum SettingsLog {
  static func append(_ settings: StudySettings, to chain: inout EventChain, at date: Date) throws {
    // The study's own id is beside them, so that a change of it shows.
    let study = try String.fetchOne(chain.db, sql: "SELECT value FROM study WHERE key = 'uuid'")
    let draft = EventDraft(.settings, content: SettingsContent(settings: settings, study: study ?? ""), at: date)
    try chain.append(draft)
    try chain.db.execute(
      sql: "INSERT INTO study (key, value) VALUES ('settings', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      arguments: [draft.id])
  }

  static func current(_ db: Database, path: String) throws -> StudySettings {
    let statement = try db.cachedStatement(
      sql: "SELECT payload FROM event WHERE uuid = (SELECT value FROM study WHERE key = 'settings')")
    guard let payload = try String.fetchOne(statement) else {
      throw StoreError.damaged(path: path, why: "its settings are missing")
    }
    do {
      return try read(payload).settings
    } catch {
      throw StoreError.damaged(path: path, why: "its settings cannot be read")
    }
  }

  /// What a version of the settings says; a study made before a setting existed has that setting's default.
  static func read(_ payload: String) throws -> SettingsContent {
    do {
      return try JSONDecoder().decode(SettingsContent.self, from: Data(payload.utf8))
    } catch DecodingError.keyNotFound {
      return try completed(payload)
    }
  }

  private static func completed(_ payload: String) throws -> SettingsContent {
    let settings = FoundationJSON(wrappedValue: StudySettings(title: "", seed: 0))
    let defaults = try JSONSerialization.jsonObject(with: Data(settings.json.utf8))
    var stored = try JSONSerialization.jsonObject(with: Data(payload.utf8)) as? [String: Any]
    guard var members = defaults as? [String: Any], let known = stored?["settings"] as? [String: Any] else {
      throw CocoaError(.coderReadCorrupt)
    }
    members.merge(known) { $1 }
    stored?["settings"] = members
    return try JSONDecoder().decode(
      SettingsContent.self, from: JSONSerialization.data(withJSONObject: stored ?? [:]))
  }
}

extension StudyFile {
  /// Those in force, read anew each time.
  package var settings: StudySettings {
    get throws { try read { try SettingsLog.current($0, path: path) } }
  }

  /// Sets new settings; the ones before stay in the file's history.
  package func change(settings: StudySettings, at date: Date = Date()) throws {
    try write { db in
      var chain = try EventChain(db, home: home)
      try SettingsLog.append(settings, to: &chain, at: date)
    }
  }

  /// Guidelines that are or were in force.
  package struct GuidelinesVersion: Hashable, Sendable {
    /// As labels carry it.
    package var hash: String
    package var text: String
  }

  /// Every text of guidelines that the study had, by when it was set last; the one in force is the last.
  package func guidelinesVersions() throws -> [GuidelinesVersion] {
    try read { db in
      let payloads = try String.fetchCursor(
        db,
        sql: """
          SELECT payload FROM event WHERE kind = 'settings' AND annotator IS NULL AND work IS NULL ORDER BY sequence
          """)
      var versions: [GuidelinesVersion] = []
      while let payload = try payloads.next() {
        guard let text = try? SettingsLog.read(payload).settings.guidelines else { continue }
        let version = GuidelinesVersion(hash: Fingerprint.of(text), text: text)
        versions.removeAll { $0.hash == version.hash }
        versions.append(version)
      }
      return versions
    }
  }

  /// The guidelines of the past and the present by the hash that labels carry.
  package func guidelines(withHash hash: String) throws -> String? {
    try guidelinesVersions().first { $0.hash == hash }?.text
  }

  /// The study's own id: the same in every copy and packed file of it.
  package var uuid: String {
    get throws { try read { try String.fetchOne($0, sql: "SELECT value FROM study WHERE key = 'uuid'") ?? "" } }
  }
}
