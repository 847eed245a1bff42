/// Numbers for distinct strings of bytes, in the order in which they came, without a `String` for each lookup.
struct ByteInterner {
  /// The bytes of all strings, one after the other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The upper half of a string's hash and its number plus 1; 0 is free. Twice as many as there are strings, or more.
  private var slots = [UInt64](repeating: 0, count: 64)
  /// Files could otherwise be written whose strings all fall into one slot. What is computed does not depend on it.
  private let seed = UInt64.random(in: .min ... .max)

  /// The number that was given last.
  private var last = 0

  var count: Int { ends.count }

  /// The string of a number.
  func withBytes<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = number == 0 ? 0 : ends[number - 1]
    return bytes.withUnsafeBufferPointer { body($0.slice(start..<ends[number])) }
  }

  /// The string of a number, whose bytes must be valid UTF-8.
  func text(_ number: Int) -> String { withBytes(number) { $0.text($0.indices) } }

  /// The number of a string, from 0; it is new if that was the count before.
  mutating func number(of string: UnsafeBufferPointer<UInt8>) -> Int {
    // Files list what belongs together together, and another file what they list in the same order.
    if last < ends.count, isSame(last, string) { return last }
    last = last + 1 < ends.count && isSame(last + 1, string) ? last + 1 : found(string)
    return last
  }

  private mutating func found(_ string: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = hash(string)
    let mark = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == mark {
        let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if isSame(number, string) { return number }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: string)
    ends.append(bytes.count)
    slots[slot] = mark | UInt64(ends.count)
    if 2 * ends.count > slots.count { grow() }
    return ends.count - 1
  }

  private func isSame(_ number: Int, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes(number) { $0.isSame(as: string) }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 2 * slots.count)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (number, end) in ends.enumerated() {
        let hash = hash(bytes.slice(start..<end))
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
        start = end
      }
    }
  }

  /// Eight bytes at a time, each folded in by a product of 128 bits.
  private func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(string)
    var hash = seed ^ UInt64(raw.count)
    var index = 0
    while index + 8 <= raw.count {
      hash = Self.fold(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return Self.fold(Self.fold(hash ^ rest) ^ seed)
  }

  @inline(__always)
  private static func fold(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
