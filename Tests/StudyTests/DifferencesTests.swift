import Study
import Testing

struct DifferencesTests {
  /// The stretches as words; nil unless there are any.
  private func stretches(_ first: String, _ second: String, budget: Int = 4_000_000) -> [[String]]? {
    guard case .found(let left, let right) = Differences.between(first, second, budget: budget) else { return nil }
    return zip([first, second], [left, right]).map { text, ranges in
      let bytes = Array(text.utf8)
      return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  @Test func `words that only one text has are found, neighbours as one stretch`() {
    let rows: [(String, String, [[String]])] = [
      ("one two three four", "one two 3 four", [["three"], ["3"]]),
      ("one two three four", "one two four", [["three"], []]),
      ("one two", "zero one two", [[], ["zero"]]),
      ("a big red dog ran off", "a small dog ran off", [["big red"], ["small"]]),
      ("Leave it, now.", "Leave it now!", [[",", "."], ["!"]]),
      ("fifty-one minutes of it", "fifty minutes of it", [["-one"], []]),
      ("naïve 世界 text", "naïve 世间 text", [["界"], ["间"]]),
      ("тёплый хлеб и чай", "тёплый суп и чай", [["хлеб"], ["суп"]]),
    ]
    for (first, second, expected) in rows { #expect(stretches(first, second) == expected, "\(first)") }
  }

  @Test func `white space and the form of an accent make no difference`() {
    #expect(Differences.between("one  two\n\nthree", " one two three ") == .none)
    #expect(Differences.between("caf\u{E9}", "cafe\u{301}") == .none)
    #expect(Differences.between("", " \n") == .none)
  }

  @Test func `one shared word alone between two stretches belongs to them`() {
    #expect(
      stretches("keep this start x the y keep this end", "keep this start p the q keep this end")
        == [["x the y"], ["p the q"]])
  }

  @Test func `texts with little in common are not marked, nor those too long to compare`() {
    #expect(Differences.between("one two three four five", "six seven eight nine") == .fewInCommon)
    #expect(Differences.between("", "word") == .fewInCommon)
    #expect(Differences.between("a b c d e f g", "a b h i j k l") == .fewInCommon)
    #expect(stretches("a b c d e f", "a b h i j k") == [["c d e f"], ["h i j k"]])
    let long = (0..<3000).map { "w\($0)" }.joined(separator: " ")
    let other = (0..<3000).map { "w\($0 * 7 % 3000)" }.joined(separator: " ")
    #expect(Differences.between(long, other) == .tooLong)
    #expect(stretches(long, long + " more") == [[], ["more"]])
    #expect(Differences.between(String(repeating: "x", count: 5_000_000), "x") == .tooLong)
    #expect(Differences.between("a b c d", "a x y d", budget: 3) == .tooLong)
  }

  @Test func `the order of the texts does not matter, and what is left is shared`() {
    var generator = SeededGenerator(seed: 7)
    let words = ["a", "b", "c", "d", "e", "\u{202E}", "é", "👩‍👩‍👧", "\0", "世", "-", " "]
    for _ in 0..<2000 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
          .joined(separator: " ")
      }
      guard case .found(let first, let second) = Differences.between(texts[0], texts[1]) else { continue }
      #expect(rest(texts[0], without: first) == rest(texts[1], without: second))
      for (text, ranges) in zip(texts, [first, second]) {
        #expect(ranges.allSatisfy { !$0.isEmpty && $0.upperBound <= text.utf8.count })
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      }
    }
  }

  /// What both have: the text without the stretches and without white space.
  private func rest(_ text: String, without ranges: [Range<Int>]) -> String {
    var bytes = Array(text.utf8)
    for range in ranges.reversed() { bytes.removeSubrange(range) }
    return String(decoding: bytes.filter { $0 != 0x20 }, as: UTF8.self)
  }
}
