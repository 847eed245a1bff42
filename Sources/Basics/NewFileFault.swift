import Glibc

/// The system's own number for why a file could not be made.
package struct NewFileFault: Error, Hashable, Sendable {
  package var code: Int32
  /// Whether the file has its name all the same, and may only be gone after a power cut.
  package var isPublished = false

  package init(code: Int32) { self.code = code }

  /// Whether another file has the name.
  package var isTaken: Bool { code == EEXIST }
}
