import Basics
import GRDB
import GRDBSQLite
import Glibc

extension StoreError {
  /// What a failure of SQLite means for somebody who has to do something about it.
  init(_ error: DatabaseError, path: String) {
    let code = error.extendedResultCode
    let why = error.message ?? code.description
    switch code {
    case .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_READ:
      self = .damaged(path: path, why: why)
    case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY:
      self = .unfinished(path: path)
    case .SQLITE_READONLY_DBMOVED: self = .replaced(path: path)
    case _ where Self.isOfSync(code): self = .diskFailed(path: path)
    case .SQLITE_READONLY_DIRECTORY, .SQLITE_CANTOPEN_DIRTYWAL:
      self = .readOnlyFolder(path: path)
    case .SQLITE_CONSTRAINT_TRIGGER, .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_FOREIGNKEY,
      .SQLITE_CONSTRAINT_NOTNULL, .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
      self = .refused(rule: why)
    default:
      switch error.resultCode {
      // What cannot be written for want of room comes as FULL, or as IOERR when it was the journal.
      case .SQLITE_FULL: self = .diskFull(path: path)
      case .SQLITE_IOERR where Self.isWriteFailure(code): self = .diskFull(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
      case .SQLITE_READONLY: self = .readOnlyFile(path: path)
      case .SQLITE_CANTOPEN: self = .readOnlyFolder(path: path)
      case .SQLITE_NOTADB: self = .notAStudy(path: path, why: "it is no SQLite file")
      case .SQLITE_CORRUPT: self = .damaged(path: path, why: why)
      case .SQLITE_TOOBIG: self = .failed(path: path, why: "a text is longer than \(Connection.longestText) bytes")
      default: self = .failed(path: path, why: why)
      }
    }
  }

  /// Whether this is of a sync or of what makes a transaction valid: what it left is known only to who looks.
  static func isOfSync(_ code: ResultCode) -> Bool {
    [.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE].contains(code)
  }

  private static func isWriteFailure(_ code: ResultCode) -> Bool {
    code == .SQLITE_IOERR_WRITE
  }

  /// What the system said of a write that failed; nil where SQLite's own words are better.
  init?(_ error: DatabaseError, path: String, system code: Int32) {
    let isOfWrite = error.extendedResultCode == .SQLITE_IOERR_WRITE
    guard isOfWrite || error.extendedResultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_FULL else {
      return nil
    }
    switch WriteFault(code: code) {
    case .noRoom?: self = .diskFull(path: path)
    case let fault?: self = .unwritable(path: path, fault)
    case nil:
      guard isOfWrite, code != 0 else { return nil }
      self = .failed(path: path, why: String(cString: strerror(code)))
    }
  }
}

extension Database {
  /// The system's number of the last failure to read, write or open.
  var lastSystemError: Int32 {
    let code = sqlite3_system_errno(sqliteConnection)
    guard WriteFault(code: code) == nil else { return code }
    // SQLite takes back what a COMMIT wrote before it asks for the number, which is another by then. The file remembers its own.
    var ofFile: Int32 = 0
    sqlite3_file_control(sqliteConnection, "main", SQLITE_FCNTL_LAST_ERRNO, &ofFile)
    return WriteFault(code: ofFile) == nil ? code : ofFile
  }
}
