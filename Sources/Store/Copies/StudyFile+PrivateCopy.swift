import Basics
import FoundationEssentials
import GRDB

extension StudyFile {
  /// The study as it is at one moment, in a file that only this process has: however long it is read, nobody waits for it.
  ///
  /// The copy lies in the study's folder, or where temporary files do. No name leads to it, so that it is gone with the
  /// process, however that ends. Where there is room for it nowhere, the study itself is read.
  package func privateCopy() throws -> StudyFile {
    for folder in [NewFile.folder(of: path), FileManager.default.temporaryDirectory.path(percentEncoded: false)] {
      guard let place = NamelessFile(in: folder) else { continue }
      do {
        try PageCopy(of: self, to: place.descriptor).run()
        place.queue.unsafeReentrantWrite { $0.clearSchemaCache() }
        let copy = StudyFile(path: path, access: .readOnly, queue: place.queue, home: home, rules: OpeningRules())
        // What stands in for the tables that an older format has not is the connection's, and no page of the file.
        try copy.update(to: .current, migrates: false)
        return copy
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

/// An empty file without a name, and a connection that reads what will be written to it. A class, since its file goes with
/// it.
private final class NamelessFile {
  let queue: DatabaseQueue
  private let file: NewFile

  var descriptor: Int32 { file.descriptor }

  init?(in folder: String) {
    guard DraftFile.opensFiles, let file = try? NewFile(beside: "\(folder)/copy"),
      let queue = try? Connection(path: file.path, access: .readOnly, isExisting: false).open()
    else { return nil }
    // Before anything is in it, where it has a name at all.
    file.remove()
    self.file = file
    self.queue = queue
  }
}
