import Glibc

/// Why a file is not read.
package enum WholeFileFault: Error, Hashable, Sendable, CustomStringConvertible {
  case missing
  case folder
  case device
  case tooLarge(limit: Int)
  case tooManyLines(limit: Int)
  case tooManyBlankLines(limit: Int)
  case unreadable(code: Int32)

  /// What is wrong and what to do, without the file's name.
  package var description: String {
    switch self {
    case .missing: "there is no such file. Check the path."
    case .folder: "is a folder. Name a file in it."
    case .device: "is a device or a terminal, and has no end. Name a file, or a pipe."
    case .tooLarge(let limit): "is larger than \(Self.shown(limit)), more than such a file can have. Name another."
    case .tooManyLines(let limit): "has more than \(limit) lines, more than such a file can have. Name another."
    case .tooManyBlankLines(let limit): "has more than \(limit) empty lines. Take them out, or name another file."
    case .unreadable(let code):
      "cannot be read (\(String(cString: strerror(code)))). Check the path and its permissions."
    }
  }

  private static func shown(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes >> 10) kB"
  }
}
