import Basics
import Foundation

/// SHA-256 as the store writes it.
package enum Fingerprint {
  /// The hash of a consent or guidelines text, 64 hex digits, as acts carry it.
  package static func of(_ text: String) -> String { hex(SHA256.hash(data: Array(text.utf8))) }

  /// The hash of the bytes of files, one after another; throws where one cannot be read.
  package static func ofFiles(_ paths: [String]) throws -> String {
    var hash = SHA256()
    for path in paths {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      while let bytes = try file.read(upToCount: 1 << 20), !bytes.isEmpty { hash.update(data: bytes) }
    }
    return hex(hash.finalize())
  }

  static func data(_ text: String) -> Data { Data(SHA256.hash(data: Array(text.utf8))) }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(64)
    for byte in bytes {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
