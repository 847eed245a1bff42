import GRDB
import GRDBSQLite

/// The bytes of the file that a connection has open.
///
/// They are read through SQLite's own handle, since closing another one would drop this process's locks on the file. Inside
/// a transaction that has read something nobody else writes to them.
struct RawFile {
  private let file: UnsafeMutablePointer<sqlite3_file>
  private let read:
    @convention(c) (
      UnsafeMutablePointer<sqlite3_file>?, UnsafeMutableRawPointer?, Int32, sqlite3_int64
    ) -> Int32

  /// nil where the connection has no file, or none that can be read.
  init?(_ db: Database) {
    var file: UnsafeMutablePointer<sqlite3_file>?
    guard sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
      let read = file.pointee.pMethods?.pointee.xRead
    else { return nil }
    self.file = file
    self.read = read
  }

  /// Fills a buffer from an offset on; SQLite's result code, which is an error where the file ends before.
  func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int64) -> ResultCode {
    ResultCode(rawValue: read(file, buffer.baseAddress, Int32(clamping: buffer.count), offset))
  }

  /// The bytes at an offset; nil when they are not all there.
  func bytes(at offset: Int64, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return bytes.withUnsafeMutableBytes { fill($0, from: offset) } == .SQLITE_OK ? bytes : nil
  }
}
