/// How a frame shows a cluster that no cell can hold: one character of the text that is made of several.
///
/// curses holds a character and the marks on it, and terminals disagree about how wide the rest is: whether they join a
/// family, tint a hand, draw a flag. So the parts are shown, each of which every terminal agrees on: joined emoji and a skin
/// tone as `‹👩+🏽+💻›`, a flag by its letters as `‹flag DE›`, and what a selector makes an emoji in brackets of its own,
/// as `‹❤›` and `‹‹❤›+🔥›`. Two clusters that differ in a part or a selector look different, and each is counted as unusual,
/// since it is not shown as itself.
enum Spelling {
  /// One cell of a frame.
  struct Cell: Hashable {
    var text: String
    /// 1 or 2.
    var columns: Int
  }

  static let flagColumns = 9
  /// A digit with its cap, in the brackets of the selector.
  static let keycapColumns = 3

  /// The columns of a cluster while its parts are found.
  struct Measure {
    private var sum: Int
    private var parts = 1
    private(set) var isNeeded = false

    init(first columns: Int) { sum = columns }

    /// A selector after the last part, shown as brackets around that.
    mutating func select() {
      isNeeded = true
      sum += 2
    }

    mutating func add(columns: Int) {
      isNeeded = true
      parts += 1
      sum += columns
    }

    /// Brackets around several parts, and a sign between any two.
    var columns: Int { parts == 1 ? sum : sum + parts + 1 }
  }

  /// The cells of a cluster that is spelled out.
  static func cells(of cluster: String) -> [Cell] {
    let first = cluster.unicodeScalars.first?.value ?? 0
    if ScalarClass.of(first) == .regional { return flag(cluster) }
    let parts = parts(of: cluster)
    guard parts.count > 1 else { return parts.flatMap(\.cells) }
    return bracketed(Array(parts.map(\.cells).joined(separator: [Cell(text: "+", columns: 1)])))
  }

  private static func bracketed(_ cells: [Cell]) -> [Cell] {
    [Cell(text: "‹", columns: 1)] + cells + [Cell(text: "›", columns: 1)]
  }

  /// A base with its marks.
  private struct Part {
    var text: String
    var columns: Int
    var isSelected = false

    var cells: [Cell] {
      let cell = Cell(text: text, columns: columns)
      return isSelected ? bracketed([cell]) : [cell]
    }
  }

  private static func parts(of cluster: String) -> [Part] {
    var parts: [Part] = []
    for scalar in cluster.unicodeScalars {
      let kind = ScalarClass.of(scalar.value)
      switch scalar.value {
      case 0x200D: continue
      case 0xFE0F where !parts.isEmpty: parts[parts.count - 1].isSelected = true
      case _ where kind == .mark && !parts.isEmpty: parts[parts.count - 1].text.unicodeScalars.append(scalar)
      default: parts.append(Part(text: String(scalar), columns: kind.columns))
      }
    }
    return parts
  }

  /// Marks after a flag stand on its last letter.
  private static func flag(_ cluster: String) -> [Cell] {
    let letters = cluster.unicodeScalars.prefix(2).compactMap { Unicode.Scalar($0.value &- 0x1F1E6 &+ 0x41) }
    var cells = ("‹flag " + String(String.UnicodeScalarView(letters))).map { Cell(text: String($0), columns: 1) }
    if let last = cells.indices.last { cells[last].text.unicodeScalars += cluster.unicodeScalars.dropFirst(2) }
    return cells + [Cell(text: "›", columns: 1)]
  }
}
