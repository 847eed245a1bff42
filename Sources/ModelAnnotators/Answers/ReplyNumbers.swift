/// What numbers of a reply are there for, where answers are numbers themselves: those of a scale ("4/5", "4 out of 5", "from
/// 1 to 5") and of a list are no answers, and what is between two answers ("4.5", "4/10") is none either.
struct ReplyNumbers: Hashable, Sendable {
  /// Indices of words that name the scale, with the words that belong to them.
  private(set) var scale: Set<Int> = []
  /// Indices of numbers that are no answer of the scale.
  private(set) var broken: Set<Int> = []
  /// Indices of numbers that count the points of a list.
  private(set) var numbering: Set<Int> = []

  init() {}

  init(_ reply: ReplyWords, _ values: ClosedRange<Int>) {
    let words = reply.words
    func number(_ index: Int) -> Int? {
      words.indices.contains(index) && words[index].isNumber ? Int(words[index].lower) : nil
    }
    for index in words.indices where words[index].isNumber {
      if isNumbering(index, reply) { numbering.insert(index) }
      guard let other = Self.numberBefore(index, words) else { continue }
      let between = Array(other + 1..<index)
      let joined = words[other + 1...index].map(\.gap).joined().filter { $0 != " " }
      let lower = between.map { words[$0].lower }
      switch (joined, lower) {
      case (".", []) where words[index].gap.count == 1 && words[index].lower.allSatisfy { $0 == "0" }:
        // "4.0"
        scale.insert(index)
      case (".", []), (",", []):
        if words[index].gap.count == 1 { broken.formUnion([other, index]) }
      case ("/", []),
        ("", _) where lower.contains("of") && lower.allSatisfy(Self.ofWords.contains):
        if number(index) == values.upperBound {
          scale.formUnion(between + [index])
        } else {
          broken.formUnion([other, index])
        }
      case ("-", []), ("\u{2013}", []), ("", ["to"]), ("", ["through"]):
        if number(other) == values.lowerBound, number(index) == values.upperBound {
          scale.formUnion([other] + between + [index])
          // "On a scale from".
          var before = other - 1
          while before >= 0, Self.scaleWords.contains(words[before].lower) {
            scale.insert(before)
            before -= 1
          }
        }
      default: break
      }
    }
    // "4.5/5"
    for index in words.indices.dropFirst() where broken.contains(index - 1) && scale.contains(index) {
      broken.insert(index - 1)
    }
  }

  private static let ofWords: Set<String> = [
    "out", "of", "a", "possible", "maximum", "total", "the", "stars", "points",
  ]
  private static let scaleWords: Set<String> = ["on", "a", "the", "scale", "of", "from", "using", "rating"]

  /// The number before one, with no more between than a few words of the same part.
  private static func numberBefore(_ index: Int, _ words: [ReplyWords.Word]) -> Int? {
    words.indices[max(0, index - 5)..<index].last { words[$0].isNumber }
  }

  /// Whether a line begins with it and goes on: "1. The response…".
  private func isNumbering(_ index: Int, _ reply: ReplyWords) -> Bool {
    guard index == 0 || reply.words[index].gap.contains(where: \.isNewline), index + 1 < reply.words.count else {
      return false
    }
    let after = reply.words[index + 1].gap
    return [". ", ") ", ".) "].contains { after.hasPrefix($0) } && !after.contains(where: \.isNewline)
  }
}
