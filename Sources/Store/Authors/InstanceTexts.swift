import Basics
import FoundationEssentials
import Glibc
import Study

/// An instance's texts as the file keeps them.
struct InstanceTexts {
  /// `[{"content":…,"role":…},…]`
  var context: String
  var digest: Data

  /// As ``Instance/hasText``, of a row of `instance`.
  static let present = "(instance.context <> '[]' OR instance.responseA <> '' OR instance.responseB <> '')"

  /// - Throws: ``StoreError/unstorableText(what:why:)`` for a NUL, at which SQLite's text would end.
  init(_ instance: Instance) throws(StoreError) {
    let key = instance.key.text
    guard !key.isEmpty else { throw .unstorableText(what: "an instance's id", why: "it is empty") }
    try StorableText.check(key, "an instance's id")
    try StorableText.check(instance.subset, "the subset of instance \(key)")
    try StorableText.check(instance.responseA, "response A of instance \(key)")
    try StorableText.check(instance.responseB, "response B of instance \(key)")
    if let kept = instance.kept {
      try StorableText.check(kept, "what was kept beside instance \(key)")
      guard kept.utf8.first == UInt8(ascii: "{") else {
        throw .unstorableText(what: "what was kept beside instance \(key)", why: "it is no JSON object")
      }
    }
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for (index, turn) in instance.context.enumerated() {
      try StorableText.check(turn.content, "the context of instance \(key)")
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += #"{"content":"#.utf8
      JSONText.append(turn.content, to: &bytes)
      bytes += #","role":""#.utf8
      bytes += turn.role.rawValue.utf8
      bytes += #""}"#.utf8
    }
    bytes.append(UInt8(ascii: "]"))
    context = String(decoding: bytes, as: UTF8.self)
    digest = InstanceDigest.of(key: key, context: context, responseA: instance.responseA, responseB: instance.responseB)
  }
}

/// SHA-256 over what annotators see of an instance.
///
/// The subset and the data's own preference are left out: a packed file holds the digest but not these, and two or three
/// guesses would find them.
enum InstanceDigest {
  static func of(key: String, context: String, responseA: String, responseB: String) -> Data {
    var hash = SHA256()
    for text in ["demur instance 1", key, context, responseA, responseB] { add(text, to: &hash) }
    return Data(hash.finalize())
  }

  static func add(_ text: String, to hash: inout SHA256) {
    var text = text
    text.withUTF8 { bytes in
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    }
  }

  /// One digest of many instances in their order, with what their own digests leave out.
  struct Collection {
    private var hash = SHA256()

    mutating func add(_ digest: Data, subset: String, source: ResponseLetter?) {
      hash.update(data: digest)
      InstanceDigest.add(subset, to: &hash)
      InstanceDigest.add(source?.rawValue ?? "-", to: &hash)
    }

    func finished() -> String { Fingerprint.hex(hash.finalize()) }
  }
}

/// What text the file can keep byte for byte.
enum StorableText {
  static func check(_ text: String, _ what: @autoclosure () -> String) throws(StoreError) {
    var text = text
    let hasNUL = text.withUTF8 { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
    if hasNUL { throw .unstorableText(what: what(), why: "it contains a NUL character") }
  }
}
