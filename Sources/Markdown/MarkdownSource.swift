/// A text made ready for the parser: what Markdown would misread is masked, and what would make it slow.
///
/// A masked byte of punctuation is a control character that stands for it and means nothing to the parser; `original` gives
/// it back wherever the parser put it. Line breaks stay where they are.
///
/// Masked are formulas, escapes that only formulas have, definitions of references (they would hide text), asterisks between
/// digits; and whatever makes the parser's time or memory grow faster than the text: containers in containers, thousands of
/// delimiters in one paragraph, tables of very many cells.
struct MarkdownSource {
  private(set) var bytes: [UInt8]
  /// Where each line begins; never empty.
  private(set) var lines: [Int] = [0]
  /// How often an end of a formula or of code is still looked for in vain.
  private var patience = 200

  /// No text of a person is longer or has more lines; what is, is shown as it was written.
  static let longest = 2_000_000
  static let mostLines = 50_000

  /// nil where the text is longer than that, or has control characters that stand for punctuation here, end lines or are
  /// blanks: it is to be seen as what it is. The others, among them the one that begins a terminal's colours, are letters to
  /// the parser, and are spelled out on the screen.
  init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where byte < 0x20 {
      switch byte {
      case 0x0A: lines.append(index + 1)
      case 0x09, 0x19...0x1F: break
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: break
      default: return nil
      }
    }
    guard lines.count <= Self.mostLines else { return nil }
    maskFormulas()
    maskWords()
    maskContainers()
    maskDelimiters()
    maskTables()
  }

  /// The bytes of a line, from 0 on, without what ends it; empty outside the text.
  func line(_ number: Int) -> Range<Int> {
    guard lines.indices.contains(number) else { return bytes.count..<bytes.count }
    let start = lines[number]
    var end = number + 1 < lines.count ? lines[number + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  func isBlank(line number: Int) -> Bool { bytes[line(number)].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

extension MarkdownSource {
  /// The punctuation that can be masked, each by the control character at its place.
  private static let punctuation = Array(#"\*_`<>[]&!|~#-+=:.)"#.utf8)
  private static let stands: [UInt8] = Array(1...8) + Array(0x0E...0x18)

  private static let masks: [UInt8] = {
    var table = (0...255).map { UInt8($0) }
    for (punctuation, stand) in zip(punctuation, stands) { table[Int(punctuation)] = stand }
    return table
  }()

  private static let originals: [UInt8] = {
    var table = (0...255).map { UInt8($0) }
    for (punctuation, stand) in zip(punctuation, stands) { table[Int(stand)] = punctuation }
    return table
  }()

  /// What a byte of the parser's output stands for.
  static func original(_ byte: UInt8) -> UInt8 { originals[Int(byte)] }

  mutating func mask(_ index: Int) { bytes[index] = Self.masks[Int(bytes[index])] }

  private mutating func mask(_ range: Range<Int>) { for index in range { mask(index) } }

  private func at(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0x0A }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Masks what no paragraph means: a definition of a reference, a product of numbers, an escape of what needs none.
  private mutating func maskWords() {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "]") where at(index + 1) == UInt8(ascii: ":"): mask(index)
      case UInt8(ascii: "*") where Self.isDigit(at(index - 1)) && Self.isDigit(at(index + 1)): mask(index)
      case UInt8(ascii: "\\") where #"{},;:%^"'/@=?"#.utf8.contains(at(index + 1)): mask(index)
      default: break
      }
    }
  }

  /// Where the marks of quotes and lists end at the beginning of a line, and where each of them stands.
  func containers(_ line: Range<Int>) -> (end: Int, marks: [Int]) {
    var index = line.lowerBound
    var marks: [Int] = []
    scan: while index < line.upperBound {
      let next = index + 1 < line.upperBound ? bytes[index + 1] : 0x20
      switch bytes[index] {
      case 0x20, 0x09: break
      case UInt8(ascii: ">"): marks.append(index)
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard next == 0x20 || next == 0x09 else { break scan }
        marks.append(index)
      case let byte where Self.isDigit(byte):
        guard Self.isDigit(next) || next == UInt8(ascii: ".") || next == UInt8(ascii: ")") else { break scan }
      case UInt8(ascii: "."), UInt8(ascii: ")"):
        guard index > line.lowerBound, Self.isDigit(bytes[index - 1]), next == 0x20 || next == 0x09 else { break scan }
        marks.append(index)
      default: break scan
      }
      index += 1
    }
    return (index, marks)
  }

  private static let deepest = 16
  private static let widestIndent = 100

  /// Masks containers beyond the sixteenth of a line, and those that are indented further than anybody nests lists.
  private mutating func maskContainers() {
    for number in lines.indices {
      let marks = containers(line(number)).marks
      guard let first = marks.first else { continue }
      let isFar = first - lines[number] > Self.widestIndent
      for index in isFar ? marks[...] : marks.dropFirst(Self.deepest) { mask(index) }
    }
  }

  /// Delimiters in the whole text, and in one paragraph, that are still read as such.
  private static let mostDelimiters = 40_000
  private static let mostInParagraph = 500
  /// The work that a paragraph may make: its delimiters times its bytes.
  private static let mostWork = 20_000_000

  private mutating func maskDelimiters() {
    var left = Self.mostDelimiters
    var number = 0
    while number < lines.count {
      let first = number
      while number < lines.count, !isBlank(line: number) { number += 1 }
      let paragraph = lines[first]..<(number < lines.count ? lines[number] : bytes.count)
      number += 1
      guard !paragraph.isEmpty else { continue }
      let limit = min(left, max(8, min(Self.mostInParagraph, Self.mostWork / paragraph.count)))
      left -= maskDelimiters(in: paragraph, beyond: limit)
    }
  }

  /// How many are left as they are.
  private mutating func maskDelimiters(in paragraph: Range<Int>, beyond limit: Int) -> Int {
    var count = 0
    var isLeading = true
    var index = paragraph.lowerBound
    while index < paragraph.upperBound {
      let byte = bytes[index]
      if isLeading, byte == UInt8(ascii: "`"), at(index + 1) == byte, at(index + 2) == byte {
        // The fence of a block of code.
        while at(index) == byte { index += 1 }
        isLeading = false
        continue
      }
      if "[]*_`<&!".utf8.contains(byte) {
        count += 1
        if count > limit { mask(index) }
      }
      isLeading = byte == 0x0A || (isLeading && (byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">")))
      index += 1
    }
    return min(count, limit)
  }

  private static let mostCells = 20_000

  /// Masks the row of dashes under the head of a table of very many cells.
  private mutating func maskTables() {
    /// The lines up to the next blank one.
    var following = 0
    for number in lines.indices.reversed() {
      guard !isBlank(line: number) else {
        following = 0
        continue
      }
      following += 1
      let line = line(number)
      guard bytes[line].allSatisfy({ " \t>|:-+*.)0123456789".utf8.contains($0) }) else { continue }
      let pipes = bytes[line].count { $0 == UInt8(ascii: "|") }
      guard pipes > 64 || (pipes + 1) * following > Self.mostCells else { continue }
      for index in line where bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: "-") { mask(index) }
    }
  }
}

extension MarkdownSource {
  /// Masks formulas, `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and `\begin{…}…\end{…}`, outside of code.
  private mutating func maskFormulas() {
    guard bytes.contains(UInt8(ascii: "$")) || bytes.contains(UInt8(ascii: "\\")) else { return }
    var fence: (byte: UInt8, length: Int)?
    var number = 0
    while number < lines.count {
      let line = line(number)
      if let mark = fenceMark(line) {
        if let open = fence {
          if mark.byte == open.byte, mark.length >= open.length, mark.isAlone { fence = nil }
        } else {
          fence = (mark.byte, mark.length)
        }
      } else if fence == nil {
        var index = line.lowerBound
        while index < line.upperBound {
          let next = afterFormulaOrCode(index, line)
          index = next
        }
        // A formula may go on over lines.
        while number + 1 < lines.count, lines[number + 1] <= index - 1 { number += 1 }
      }
      number += 1
    }
  }

  /// Three backticks or tildes, or more, where a line begins behind its containers.
  private func fenceMark(_ line: Range<Int>) -> (byte: UInt8, length: Int, isAlone: Bool)? {
    var index = containers(line).end
    guard index < line.upperBound, bytes[index] == UInt8(ascii: "`") || bytes[index] == UInt8(ascii: "~") else {
      return nil
    }
    let byte = bytes[index]
    let start = index
    while index < line.upperBound, bytes[index] == byte { index += 1 }
    guard index - start >= 3 else { return nil }
    return (byte, index - start, bytes[index..<line.upperBound].allSatisfy { $0 == 0x20 })
  }

  /// Masks a formula that begins at a byte; where to go on.
  private mutating func afterFormulaOrCode(_ index: Int, _ line: Range<Int>) -> Int {
    let next = at(index + 1)
    switch bytes[index] {
    case UInt8(ascii: "`"):
      var end = index
      while end < line.upperBound, bytes[end] == UInt8(ascii: "`") { end += 1 }
      return find(bytes[index..<end], from: end, to: min(line.upperBound, end + Self.longestFormula)) ?? end
    case UInt8(ascii: "$") where next == UInt8(ascii: "$"):
      return mask(from: index, upTo: "$$", from: index + 2) ?? index + 2
    case UInt8(ascii: "$"):
      guard next > 0x20, at(index - 1) != UInt8(ascii: "\\") else { return index + 1 }
      guard let end = inlineFormulaEnd(index + 1, line.upperBound) else { return index + 1 }
      mask(index..<end)
      return end
    case UInt8(ascii: "\\") where next == UInt8(ascii: "("):
      return mask(from: index, upTo: #"\)"#, from: index + 2) ?? index + 2
    case UInt8(ascii: "\\") where next == UInt8(ascii: "["):
      return mask(from: index, upTo: #"\]"#, from: index + 2) ?? index + 2
    case UInt8(ascii: "\\") where next == UInt8(ascii: "b") && bytes[index...].starts(with: #"\begin{"#.utf8):
      return mask(from: index, upTo: #"\end{"#, from: index + 7) ?? index + 1
    case UInt8(ascii: "\\"): return index + 2
    default: return index + 1
    }
  }

  /// The end of `$…$` in one line: no blank before the closing sign, no digit after it, so that prices are none.
  private func inlineFormulaEnd(_ start: Int, _ limit: Int) -> Int? {
    var index = start
    while index < limit {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "$") {
        guard index > start, bytes[index - 1] != 0x20, !Self.isDigit(at(index + 1)) else { return nil }
        return index + 1
      }
      index += 1
    }
    return nil
  }

  private static let longestFormula = 4_000

  /// Masks up to and with `closing` where that comes before a blank line; where that ends.
  private mutating func mask(from index: Int, upTo closing: String, from start: Int) -> Int? {
    guard let end = find(Array(closing.utf8)[...], from: start, to: min(bytes.count, start + Self.longestFormula))
    else {
      return nil
    }
    mask(index..<end)
    return end
  }

  /// The end of the next occurrence; none beyond a blank line.
  private mutating func find(_ wanted: ArraySlice<UInt8>, from start: Int, to limit: Int) -> Int? {
    guard patience > 0, let first = wanted.first else { return nil }
    var index = start
    var isBlank = false
    while index + wanted.count <= limit {
      let byte = bytes[index]
      if byte == first, bytes[index..<index + wanted.count].elementsEqual(wanted) { return index + wanted.count }
      if byte == 0x0A {
        if isBlank { break }
        isBlank = true
      } else if byte > 0x20 {
        isBlank = false
      }
      index += 1
    }
    patience -= 1
    return nil
  }
}
