import FoundationEssentials
import Glibc
import GRDB

/// A study that nobody can see yet.
struct DraftFile {
  var path: String
  var finalPath: String

  /// Whether a new file may be made there.
  static func checkPlace(_ path: String) throws(StoreError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .alreadyExists(path: path) }
    let folder = StudyFile.folder(of: path)
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .noSuchFolder(path: path) }
    guard Glibc.access(folder, W_OK) == 0 else { throw .readOnlyFolder(path: path) }
  }

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

  /// Makes the newest schema and what `body` puts into it, in one transaction; `home` is this file's on this machine.
  func fill<T>(_ body: (_ db: Database, _ home: String) throws -> T) throws -> T {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError.readOnlyFolder(path: finalPath) }
    let home = WriterHome.name(inode: UInt64(status.st_ino))
    let schema = Schema.current
    do {
      let queue = try Connection(path: path, access: .readWrite, isExisting: false).open()
      let result = try queue.write { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try schema.migrate(db, from: 0)
        return try body(db, home)
      }
      try queue.close()
      return result
    } catch let error as DatabaseError {
      throw StoreError(error, path: finalPath)
    }
  }

  /// Takes another study's content as it is at one moment, safe on the disk.
  func copy(_ file: StudyFile) throws {
    let descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.readOnlyFolder(path: finalPath) }
    defer { Glibc.close(descriptor) }
    do {
      try PageCopy(of: file, to: descriptor).run()
      guard fsync(descriptor) == 0 else { throw PageCopy.Fault(code: errno) }
    } catch let fault as PageCopy.Fault {
      throw [ENOSPC, EDQUOT].contains(fault.code)
        ? StoreError.diskFull(path: finalPath)
        : StoreError.failed(path: finalPath, why: String(cString: strerror(fault.code)))
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
