import Basics
import Foundation

/// JSON as some servers write it, who are not strict: with a byte order mark, or with Python's `NaN` and `Infinity` for
/// numbers that JSON has not, which are read as null.
enum ForgivingJSON {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// nil where it is no JSON even so.
  static func value(_ body: Data) -> JSONValue? {
    JSONValue(body.starts(with: mark) ? body.dropFirst(mark.count) : body, takesPython: true)
  }
}
