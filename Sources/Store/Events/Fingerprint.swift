import Crypto
import FoundationEssentials

/// SHA-256 as the store writes it.
public enum Fingerprint {
  /// The hash of a consent or guidelines text, 64 hex digits, as acts carry it.
  public static func of(_ text: String) -> String { hex(SHA256.hash(data: Array(text.utf8))) }

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
