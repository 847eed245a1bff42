import Testing

@testable import Interchange

struct GzipTests {
  private func read(_ bytes: [UInt8]) throws -> [String] {
    try withFile(bytes, named: "data.gz") { path in
      let reader = try LineReader(path: path)
      var lines: [String] = []
      while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
      return lines
    }
  }

  private func fault(_ bytes: [UInt8]) throws -> String {
    do {
      return "no fault, but \(try read(bytes).count) lines"
    } catch {
      return message(error)
    }
  }

  /// Lines that deflate cannot shrink to nothing.
  private func text(lines: Int) -> [UInt8] {
    Array((0..<lines).map { "\($0 &* 2_654_435_761 % 1_000_003) line \($0)\n" }.joined().utf8)
  }

  @Test func `members follow one another, and zeros may pad the end`() throws {
    let members = gzip(Array("a\nb".utf8)) + gzip(Array("c\n".utf8), level: 0) + gzip([]) + gzip(Array("d".utf8))
    #expect(try read(members) == ["a", "bc", "d"])
    #expect(try read(members + [UInt8](repeating: 0, count: 512)) == ["a", "bc", "d"])
  }

  @Test func `much text in many members comes whole`() throws {
    let text = text(lines: 60_000)
    let half = text.count / 2
    let bytes = gzip(Array(text[..<half])) + gzip(Array(text[half...]), level: 1)
    #expect(try read(bytes).count == 60_000)
  }

  @Test func `wherever a gzip file is cut off, it is a fault of the line it was cut at`() throws {
    let whole = gzip(text(lines: 300))
    for length in [2, 3, 9, 10, 11, 12] + stride(from: 13, to: whole.count, by: 37) + (whole.count - 9..<whole.count) {
      let message = try fault(Array(whole[..<length]))
      #expect(message.contains(": the gzip data end here, before their end; fetch or copy"), "\(length): \(message)")
    }
    let two = gzip(Array("a\nb\n".utf8)) + whole
    #expect(try fault(Array(two[..<(two.count - whole.count + 1)])).hasPrefix("data.gz:3: the gzip data end here"))
    #expect(try fault(Array(two[..<(two.count - whole.count + 5)])).hasPrefix("data.gz:3: the gzip data end here"))
  }

  @Test func `damage is a fault`() throws {
    let whole = gzip(text(lines: 300))
    for index in [3, whole.count / 2, whole.count - 8, whole.count - 4] {
      var bytes = whole
      bytes[index] ^= 0xE4
      #expect(try fault(bytes).contains("the gzip data are damaged here"), "byte \(index)")
    }
    #expect(
      try fault(whole + Array("tail".utf8)).contains("data.gz:301: the gzip data are damaged here (something else"))
  }
}
