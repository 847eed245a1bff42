import GRDB

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

  private static func isWriteFailure(_ code: ResultCode) -> Bool {
    [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_DIR_FSYNC].contains(code)
  }
}
