import FoundationEssentials
import GRDB
import Glibc

extension StudyFile {
  /// The study as it is at one moment, in a file that only this process has: however long it is read, nobody waits for it.
  ///
  /// The copy lies in the study's folder, or where temporary files do. No name leads to it, so that it is gone with the
  /// process, however that ends. Where there is room for it nowhere, the study itself is read.
  package func privateCopy() throws -> StudyFile {
    for folder in [Self.folder(of: path), FileManager.default.temporaryDirectory.path(percentEncoded: false)] {
      guard let place = NamelessFile(in: folder) else { continue }
      do {
        try PageCopy(of: self, to: place.descriptor).run()
        place.queue.unsafeReentrantWrite { $0.clearSchemaCache() }
        return StudyFile(path: path, access: .readOnly, queue: place.queue, home: home, rules: OpeningRules())
      } catch is PageCopy.Fault {
        continue
      }
    }
    return self
  }

  /// What `body` reads is of one moment, and nobody waits long for it: a small study is read where it is, in one
  /// transaction, and a large one in a private copy.
  ///
  /// For reading that waits for nobody, such as a pipe.
  package func still<T>(_ body: (StudyFile) throws -> T) throws -> T {
    let isSmall =
      try read { db in
        try Int64.fetchOne(db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
      } < Self.smallBytes
    return isSmall ? try read { _ in try body(self) } : try body(privateCopy())
  }

  /// So many bytes are read in some hundredths of a second.
  private static let smallBytes: Int64 = 8 << 20
}

/// An empty file without a name, and a connection that reads what will be written to it. A class, since it closes its
/// descriptor.
private final class NamelessFile {
  let descriptor: Int32
  let queue: DatabaseQueue

  init?(in folder: String) {
    let path = "\(folder)/.demur-\(EventDraft.newID()).tmp"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    // Before anything is in it.
    defer { unlink(path) }
    guard let queue = try? Connection(path: path, access: .readOnly, isExisting: false).open() else {
      close(descriptor)
      return nil
    }
    self.queue = queue
  }

  deinit { close(descriptor) }
}
