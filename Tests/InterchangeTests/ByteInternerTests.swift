import Testing

@testable import Interchange

struct ByteInternerTests {
  @Test func `strings are numbered as they come, by all of their bytes`() {
    var interner = ByteInterner()
    // Of every length around the eight bytes that are looked at together, ending alike or beginning alike.
    let strings =
      (0..<3_000).map { index in
        let text = String(repeating: "x", count: index % 23)
        return index.isMultiple(of: 2) ? "\(index)\(text)" : "\(text)\(index)"
      } + ["", "\u{e9}", "e\u{301}", "a\0", "a"]
    let distinct = strings.reduce(into: [[UInt8]: Int]()) { known, text in
      if known[Array(text.utf8)] == nil { known[Array(text.utf8)] = known.count }
    }
    // In the same order again; then with those next to each other that are as long, and so alike.
    let alike = strings.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    for text in strings + strings + alike {
      let bytes = Array(text.utf8)
      #expect(bytes.withUnsafeBufferPointer { interner.number(of: $0) } == distinct[bytes])
    }
    #expect(interner.count == distinct.count)
  }
}
