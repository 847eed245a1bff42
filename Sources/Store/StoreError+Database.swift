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
    guard [.SQLITE_IOERR_WRITE, .SQLITE_CANTOPEN].contains(error.extendedResultCode) else { return nil }
    guard let why = Self.reason(code) else { return nil }
    self = .failed(path: path, why: why)
  }

  /// What a number of the system's means for a file that is written; nil where there are no better words than its own.
  static func reason(_ code: Int32) -> String? {
    switch code {
    case EDQUOT: "your share of its disk is used up"
    case EFBIG: "it may not grow further here (ulimit -f)"
    case EIO: "its disk failed"
    case EROFS: "its disk may only be read now"
    default: nil
    }
  }
}

extension Database {
  /// The system's number of the last failure to read, write or open.
  var lastSystemError: Int32 { sqlite3_system_errno(sqliteConnection) }
}
