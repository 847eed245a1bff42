/// How many lines a file may have that is read as a whole: a few hundred kilobytes of line ends take longer to lay out, and to
/// look through, than any text that somebody wrote.
package struct WholeFileLines: Hashable, Sendable {
  package var all: Int
  package var blank: Int

  /// Of what people read or write by hand.
  package static let text = WholeFileLines(all: 20_000, blank: 20_000)
  /// Of lists and records, of which there may be many.
  package static let list = WholeFileLines(all: .max, blank: 20_000)

  func check(_ bytes: [UInt8]) throws(WholeFileFault) {
    var lines = 0
    var blank = 0
    var isBlank = true
    var index = 0
    while index < bytes.count {
      let end = Self.lineEnd(bytes, at: index)
      if end == 0 {
        if bytes[index] != 0x20, bytes[index] != 0x09 { isBlank = false }
        index += 1
        continue
      }
      index += end
      lines += 1
      if isBlank { blank += 1 }
      isBlank = true
      guard lines <= all else { throw .tooManyLines(limit: all) }
      guard blank <= self.blank else { throw .tooManyBlankLines(limit: self.blank) }
    }
  }

  /// The bytes of the line end at an index, 0 where there is none: LF, CR, both, and what else Unicode ends lines with
  /// (section 5.8 of the standard).
  private static func lineEnd(_ bytes: [UInt8], at index: Int) -> Int {
    func has(_ following: UInt8...) -> Bool {
      index + following.count < bytes.count
        && following.indices.allSatisfy { bytes[index + 1 + $0] == following[$0] }
    }
    switch bytes[index] {
    case 0x0D: return has(0x0A) ? 2 : 1
    case 0x0A...0x0C: return 1
    case 0xC2: return has(0x85) ? 2 : 0
    case 0xE2: return has(0x80, 0xA8) || has(0x80, 0xA9) ? 3 : 0
    default: return 0
    }
  }
}
