/// What differs between two texts, word by word.
package enum Differences: Hashable, Sendable {
  /// The stretches of each text that the other one has not, as byte ranges of its UTF-8 in rising order.
  case found(first: [Range<Int>], second: [Range<Int>])
  /// The same words in the same order.
  case none
  /// Less than a third of the shorter text's words are shared: nearly all would be marked.
  case fewInCommon
  /// Comparing would take too long.
  case tooLong

  /// Compares words; white space counts for nothing.
  ///
  /// A word is a run of letters and digits; each mark of punctuation, and each character of scripts without blanks, is one
  /// by itself. The stretches are what is left of a longest common subsequence; a single shared word between two of them
  /// belongs to them, since it would only make the marks restless.
  ///
  /// - Parameter budget: the most pairs of words that are compared, after those with which both texts begin and end; also
  ///   the most bytes of either text. 4,000,000 pairs are 2000 words against 2000.
  package static func between(_ first: String, _ second: String, budget: Int = 4_000_000) -> Differences {
    guard first.utf8.count <= budget, second.utf8.count <= budget else { return .tooLong }
    let texts = (Words(first), Words(second))
    guard let shared = CommonWords(texts.0.words, texts.1.words, budget: budget)?.steady else { return .tooLong }
    let counts = (texts.0.words.count, texts.1.words.count)
    if shared.count == counts.0, shared.count == counts.1 { return .none }
    guard shared.count * 3 >= min(counts.0, counts.1), !shared.pairs.isEmpty else { return .fewInCommon }
    return .found(
      first: texts.0.stretches(without: Set(shared.pairs.map(\.first))),
      second: texts.1.stretches(without: Set(shared.pairs.map(\.second))))
  }
}

/// The words of a text and the bytes where they stand.
private struct Words {
  private(set) var words: [Substring] = []
  private(set) var ranges: [Range<Int>] = []

  init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    let scalars = text.unicodeScalars
    var start: (index: String.Index, offset: Int)?
    var offset = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      let width = UTF8.width(scalar)
      defer { offset += width }
      if scalar.isWordPart {
        if start == nil { start = (index, offset) }
        continue
      }
      if let from = start { add(text[from.index..<index], from.offset..<offset) }
      start = nil
      if !scalar.properties.isWhitespace {
        add(text[index..<scalars.index(after: index)], offset..<offset + width)
      }
    }
    if let from = start { add(text[from.index...], from.offset..<offset) }
  }

  private mutating func add(_ word: Substring, _ range: Range<Int>) {
    words.append(word)
    ranges.append(range)
  }

  /// The ranges of the words that are not in `shared`, neighbours as one.
  func stretches(without shared: Set<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var isOpen = false
    for (index, range) in ranges.enumerated() {
      guard !shared.contains(index) else {
        isOpen = false
        continue
      }
      if isOpen, let last = result.popLast() {
        result.append(last.lowerBound..<range.upperBound)
      } else {
        result.append(range)
      }
      isOpen = true
    }
    return result
  }
}

/// The words that two texts share in the same order.
private struct CommonWords {
  /// The places of a shared word in the first and in the second text, rising in both.
  private(set) var pairs: [(first: Int, second: Int)] = []

  var count: Int { pairs.count }

  private init() {}

  /// A longest common subsequence; nil when that takes more than `budget` comparisons.
  init?(_ first: [Substring], _ second: [Substring], budget: Int) {
    var numbers: [Substring: Int32] = [:]
    let (left, right) = (Self.numbered(first, &numbers), Self.numbered(second, &numbers))
    let shorter = min(left.count, right.count)
    let start = (0..<shorter).first { left[$0] != right[$0] } ?? shorter
    let rest = shorter - start
    let end = (0..<rest).first { left[left.count - 1 - $0] != right[right.count - 1 - $0] } ?? rest
    let (rows, columns) = (left.count - start - end, right.count - start - end)
    let (work, isOver) = rows.multipliedReportingOverflow(by: columns)
    guard !isOver, work <= budget else { return nil }
    pairs = (0..<start).map { ($0, $0) }
    pairs += Self.subsequence(left[start..<start + rows], right[start..<start + columns])
    pairs += (0..<end).map { (left.count - end + $0, right.count - end + $0) }
  }

  private static func numbered(_ words: [Substring], _ numbers: inout [Substring: Int32]) -> [Int32] {
    words.map { word in
      if let number = numbers[word] { return number }
      let number = Int32(clamping: numbers.count)
      numbers[word] = number
      return number
    }
  }

  /// The textbook table: how long a common subsequence of what follows can be, and which way it goes.
  private static func subsequence(
    _ left: ArraySlice<Int32>, _ right: ArraySlice<Int32>
  ) -> [(first: Int, second: Int)] {
    guard !left.isEmpty, !right.isEmpty else { return [] }
    let (first, second) = (Array(left), Array(right))
    var skipsFirst = [Bool](repeating: false, count: first.count * second.count)
    var below = [Int32](repeating: 0, count: second.count + 1)
    var row = below
    for i in first.indices.reversed() {
      for j in second.indices.reversed() {
        if first[i] == second[j] {
          row[j] = below[j + 1] + 1
        } else {
          skipsFirst[i * second.count + j] = below[j] >= row[j + 1]
          row[j] = max(below[j], row[j + 1])
        }
      }
      swap(&row, &below)
    }
    var pairs: [(first: Int, second: Int)] = []
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] {
        pairs.append((left.startIndex + i, right.startIndex + j))
        i += 1
        j += 1
      } else if skipsFirst[i * second.count + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// The same without the words that stand alone between two stretches that differ.
  var steady: CommonWords {
    var result = CommonWords()
    for (index, pair) in pairs.enumerated() {
      let followsOn =
        index == 0 || (pairs[index - 1].first + 1 == pair.first && pairs[index - 1].second + 1 == pair.second)
      let leadsOn =
        index + 1 == pairs.count
        || (pairs[index + 1].first == pair.first + 1 && pairs[index + 1].second == pair.second + 1)
      if followsOn || leadsOn { result.pairs.append(pair) }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it makes a word with its neighbours.
  fileprivate var isWordPart: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0x80: return false
    // South-East Asian, East Asian and fullwidth: no blanks between words.
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      return false
    default: break
    }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .otherSymbol, .spaceSeparator, .lineSeparator,
      .paragraphSeparator, .control:
      return false
    default: return true
    }
  }
}
