import Basics
import CStore
import FoundationEssentials
import GRDB
import Glibc

/// A study that nobody can see yet.
struct DraftFile {
  var finalPath: String
  private let file: NewFile

  /// By which SQLite can open it until it has its name.
  var path: String { file.path }

  /// Whether a new file may be made there.
  static func checkPlace(_ path: String) throws(StoreError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .alreadyExists(path: path) }
    let folder = NewFile.folder(of: path)
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .noSuchFolder(path: path) }
    guard Glibc.access(folder, W_OK) == 0 else { throw .readOnlyFolder(path: path) }
  }

  init(beside path: String) throws(StoreError) {
    finalPath = path
    guard Self.opensFiles else { throw .unsuitable(path: path, setting: "vfs", value: "none") }
    do throws(NewFileFault) { file = try NewFile(beside: path) } catch { throw StoreError(error, path: path) }
  }

  static let opensFiles = demur_open_files_begin()

  /// Makes the newest schema and what `body` puts into it, in one transaction; `home` is this file's on this machine.
  func fill<T>(_ body: (_ db: Database, _ home: String) throws -> T) throws -> T {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError.readOnlyFolder(path: finalPath) }
    let home = WriterHome.name(inode: UInt64(status.st_ino))
    let schema = Schema.current
    do {
      let queue = try Connection(path: path, access: .readWrite, isExisting: false).open()
      let result = try queue.writeWithoutTransaction { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        do {
          try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
          try schema.migrate(db, from: 0)
          let result = try body(db, home)
          try db.cachedStatement(sql: "COMMIT").execute()
          return result
        } catch {
          // Asked for at once: what is done next may have a number of its own.
          let code = db.lastSystemError
          if db.isInsideTransaction { try? db.rollback() }
          throw (error as? DatabaseError).flatMap { StoreError($0, path: finalPath, system: code) } ?? error
        }
      }
      try queue.close()
      return result
    } catch let error as DatabaseError {
      throw StoreError(error, path: finalPath)
    }
  }

  /// Takes another study's content as it is at one moment, safe on the disk.
  func copy(_ study: StudyFile) throws {
    do {
      try PageCopy(of: study, to: file.descriptor).run()
      guard fsync(file.descriptor) == 0 else { throw PageCopy.Fault(code: errno) }
    } catch let fault as PageCopy.Fault {
      throw StoreError(NewFileFault(code: fault.code), path: finalPath)
    }
  }

  /// Gives the file its name, unless the name is taken.
  func publish(as path: String) throws(StoreError) {
    do throws(NewFileFault) { try file.publish(as: path) } catch { throw StoreError(error, path: path) }
  }

  func remove() { file.remove() }
}

extension StoreError {
  /// Why a new file could not be made.
  init(_ fault: NewFileFault, path: String) {
    switch fault.code {
    case _ where fault.isTaken: self = .alreadyExists(path: path)
    case _ where fault.isPublished:
      self = .unsettled(path: path, why: String(cString: strerror(fault.code)))
    case ENOSPC: self = .diskFull(path: path)
    case EACCES, EPERM: self = .readOnlyFolder(path: path)
    default:
      self =
        WriteFault(code: fault.code).map { .unwritable(path: path, $0) }
        ?? .failed(path: path, why: String(cString: strerror(fault.code)))
    }
  }
}
