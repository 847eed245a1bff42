/// The mark that some programs put before UTF-8, which is no part of the text.
enum ByteOrderMark {
  private static let bytes: StaticString = "\u{FEFF}"

  static var count: Int { bytes.utf8CodeUnitCount }

  /// Where the text begins: behind the mark, if there is one.
  static func end(in beginning: UnsafeBufferPointer<UInt8>) -> Int { beginning.contains(bytes, at: 0) ? count : 0 }
}
