import Basics

/// What the texts of an instance are known by, whatever id, subset or file they have: 32 hex digits, the first 16 bytes of
///
/// SHA-256(netstring(role₁) ‖ netstring(content₁) ‖ … ‖ netstring(response A) ‖ netstring(response B))
///
/// over the context's turns in their order, where a netstring is the length in bytes of UTF-8 in decimal digits, a colon, the
/// bytes, and a comma. In Python:
///
///     texts = [text for turn in context for text in (turn["role"], turn["content"])] + [response_a, response_b]
///     data = b"".join(b"%d:%s," % (len(text), text) for text in (text.encode() for text in texts))
///     fingerprint = hashlib.sha256(data).hexdigest()[:32]
///
/// It depends on which response is A. Exports carry it beside labels, so that an import can refuse labels that were given
/// on other texts, or on the same ones with A and B swapped.
package struct TextFingerprint: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  package init(context: [Turn], responseA: String, responseB: String) {
    var hash = SHA256()
    for turn in context {
      Self.add(turn.role.rawValue, to: &hash)
      Self.add(turn.content, to: &hash)
    }
    Self.add(responseA, to: &hash)
    Self.add(responseB, to: &hash)
    let digest = hash.finalize()
    high = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = digest[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads one as it is written; nil for anything but 32 hex digits.
  package init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 32, digits.allSatisfy(Self.isDigit),
      let high = UInt64(String(decoding: digits[..<16], as: UTF8.self), radix: 16),
      let low = UInt64(String(decoding: digits[16...], as: UTF8.self), radix: 16)
    else { return nil }
    (self.high, self.low) = (high, low)
  }

  package var description: String {
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  private static func add(_ text: String, to hash: inout SHA256) {
    var text = text
    text.withUTF8 { bytes in
      hash.update(data: Array("\(bytes.count):".utf8))
      hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      hash.update(data: [UInt8(ascii: ",")])
    }
  }
}

extension Instance {
  /// nil where the study has no texts.
  package var fingerprint: TextFingerprint? {
    hasText ? TextFingerprint(context: context, responseA: responseA, responseB: responseB) : nil
  }

  /// That of the same texts with A and B swapped.
  package var swappedFingerprint: TextFingerprint? {
    hasText ? TextFingerprint(context: context, responseA: responseB, responseB: responseA) : nil
  }
}
