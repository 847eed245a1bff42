import CStore
import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// SQLite's memory in an annotator's process: a page of the file holds rows of everybody, and nothing of it outlasts the
/// question for which it was read.
///
/// For the whole process, and for good; see `memory.c`.
package enum ForgetfulMemory {
  private static let state = Mutex(false)

  /// Whether ``begin(for:)`` was called.
  static var isOn: Bool { state.withLock { $0 } }

  /// To be called before anything else of this module, by a process that is going to read one file.
  ///
  /// - Throws: ``StoreError/unsuitable(path:setting:value:)`` where SQLite was used before.
  package static func begin(for path: String) throws {
    guard demur_forgetful_begin(Int32(pageSize(of: path))) else {
      throw StoreError.unsuitable(path: path, setting: "memory", value: "kept")
    }
    state.withLock { $0 = true }
  }

  /// The pages that SQLite keeps in memory at most while a question is answered.
  static var pages: Int32 { demur_forgetful_pages() }

  /// To be called when a transaction has ended.
  static func forget(_ db: Database) {
    guard isOn, let connection = db.sqliteConnection else { return }
    _ = demur_forget(connection)
  }

  /// "Database File Format", section 1.3.2. What cannot be read is none, and is refused when it is opened.
  private static func pageSize(of path: String) -> Int {
    let usual = 4096
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return usual }
    defer { close(descriptor) }
    var bytes: (UInt8, UInt8) = (0, 0)
    guard pread(descriptor, &bytes, 2, 16) == 2 else { return usual }
    let size = Int(bytes.0) << 8 | Int(bytes.1)
    if size == 1 { return 65_536 }
    return size >= 512 && size & (size - 1) == 0 ? size : usual
  }
}
