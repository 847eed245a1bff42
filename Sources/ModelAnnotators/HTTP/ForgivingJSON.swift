import Basics
import Foundation

/// JSON as some servers write it, who are not strict: with a byte order mark, or with Python's `NaN` and `Infinity` for
/// numbers that JSON has not, which are read as null.
enum ForgivingJSON {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let numbers = ["-Infinity", "Infinity", "NaN"].map { Array($0.utf8) }

  /// nil where it is no JSON even so.
  static func value(_ body: Data) -> JSONValue? {
    if let value = JSONValue(body) { return value }
    let all = Array(body)
    var bytes = all
    if bytes.starts(with: mark) { bytes.removeFirst(mark.count) }
    let strict = withoutNumbers(bytes)
    return strict == all ? nil : JSONValue(Data(strict))
  }

  /// Only outside of texts.
  private static func withoutNumbers(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isInText = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isInText, byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        result += bytes[index...index + 1]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isInText.toggle() }
      if !isInText, let number = numbers.first(where: { bytes[index...].starts(with: $0) }) {
        result += Array("null".utf8)
        index += number.count
        continue
      }
      result.append(byte)
      index += 1
    }
    return result
  }
}
