import GRDBSQLite
import Synchronization

/// Bounds SQLite's memory while a file is opened that nobody vouches for: a catalogue of a million tables is refused by
/// it, not read.
enum HeapGuard {
  private static let opening = Mutex(0)
  private static let room: Int64 = 64 << 20

  static func during<T>(_ body: () throws -> T) rethrows -> T {
    opening.withLock { count in
      count += 1
      sqlite3_hard_heap_limit64(sqlite3_memory_used() + room)
    }
    defer {
      opening.withLock { count in
        count -= 1
        if count == 0 { sqlite3_hard_heap_limit64(0) }
      }
    }
    return try body()
  }
}
