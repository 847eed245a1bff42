import FoundationEssentials
import Glibc
import GRDB
import Study

extension StudyFile {
  /// Makes a new study and opens it; whole or not at all, and never in the place of another file.
  ///
  /// The file is made under a hidden name in the same folder and then linked into its place. Its mode is 0600: only its
  /// owner reads it, until they decide to share it.
  public static func create(
    at path: String, settings: StudySettings, practice: [PracticeInstance] = [], at date: Date = Date(),
    rules: OpeningRules = OpeningRules()
  ) throws -> StudyFile {
    try checkPlaceForNew(path)
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    try draft.fill(settings: settings, practice: practice, at: date)
    try draft.publish(as: path)
    return try open(path, rules: rules)
  }

  private static func checkPlaceForNew(_ path: String) throws(StoreError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .alreadyExists(path: path) }
    let folder = folder(of: path)
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .noSuchFolder(path: path) }
    guard Glibc.access(folder, W_OK) == 0 else { throw .readOnlyFolder(path: path) }
  }
}

/// A study that nobody can see yet.
private struct DraftFile {
  var path: String
  var finalPath: String

  init(beside path: String) throws(StoreError) {
    finalPath = path
    let folder = StudyFile.folder(of: path)
    self.path = "\(folder)/.demur-\(EventDraft.newID()).tmp"
    let descriptor = Glibc.open(self.path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == ENOSPC || errno == EDQUOT ? .diskFull(path: path) : .readOnlyFolder(path: path)
    }
    Glibc.close(descriptor)
  }

  func fill(settings: StudySettings, practice: [PracticeInstance], at date: Date) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError.readOnlyFolder(path: finalPath) }
    let home = WriterHome.name(inode: UInt64(status.st_ino))
    let schema = Schema.current
    do {
      let queue = try Connection(path: path, access: .readWrite, isExisting: false).open()
      try queue.write { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try schema.migrate(db, from: 0)
        try db.execute(sql: "INSERT INTO study (key, value) VALUES ('uuid', ?)", arguments: [EventDraft.newID()])
        var chain = try EventChain(db, home: home)
        try SettingsLog.append(settings, to: &chain, at: date)
        try PracticeLog.replace(practice, in: &chain, at: date)
      }
      try queue.close()
    } catch let error as DatabaseError {
      throw StoreError(error, path: finalPath)
    }
  }

  /// Gives the file its name, unless the name is taken.
  func publish(as path: String) throws(StoreError) {
    if link(self.path, path) == 0 { return syncFolder() }
    if errno == EEXIST { throw .alreadyExists(path: path) }
    // Where there are no hard links (FAT, some FUSE): take the name first, which only one can, then move onto it.
    let reserved = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard reserved >= 0 else { throw errno == EEXIST ? .alreadyExists(path: path) : .readOnlyFolder(path: path) }
    Glibc.close(reserved)
    guard rename(self.path, path) == 0 else {
      unlink(path)
      throw .readOnlyFolder(path: path)
    }
    syncFolder()
  }

  /// Makes the name as durable as the content.
  private func syncFolder() {
    let folder = Glibc.open(StudyFile.folder(of: finalPath), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    Glibc.close(folder)
  }

  func remove() {
    for suffix in ["", "-journal"] { unlink(path + suffix) }
  }
}
