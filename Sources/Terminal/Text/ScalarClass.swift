/// How a Unicode scalar may stand on a terminal.
///
/// Widths are those of a terminal in a UTF-8 locale: East Asian wide and fullwidth are two columns, ambiguous is one. The
/// classes are those of Unicode as far as the C library knows them (`knownPoints`).
enum ScalarClass: UInt8 {
  /// No ink of its own: controls, format characters, default ignorables, private use, noncharacters, unassigned.
  case hidden = 0
  case narrow = 1
  case wide = 2
  /// Stands in the cell of what goes before it: combining marks, Hangul vowels and trailing consonants.
  case mark = 3
  /// A pictograph of one column that U+FE0F makes an emoji of two.
  case narrowEmoji = 4
  case wideEmoji = 5
  /// Half of a flag.
  case regional = 6
  /// A skin tone.
  case modifier = 7

  /// Columns of the scalar when it stands alone.
  var columns: Int {
    switch self {
    case .hidden, .mark: 0
    case .narrow, .narrowEmoji, .regional: 1
    case .wide, .wideEmoji, .modifier: 2
    }
  }

  static func of(_ scalar: UInt32) -> ScalarClass {
    // The two large blocks of CJK text, so that most of it needs no look-up.
    if scalar >= 0x4E00, scalar <= 0x9FFF { return .wide }
    if scalar < directLimit { return ScalarClass(rawValue: direct[Int(scalar)]) ?? .hidden }
    return search(scalar)
  }

  private static let directLimit: UInt32 = 0x20000

  /// The classes of the first two planes one by one: a look-up there is a single load.
  private static let direct: [UInt8] = {
    var classes = [UInt8](repeating: 0, count: Int(directLimit))
    let points = knownPoints
    for (index, point) in points.enumerated() where point >> 4 < directLimit {
      let next = index + 1 < points.count ? min(points[index + 1] >> 4, directLimit) : directLimit
      for scalar in point >> 4..<next { classes[Int(scalar)] = UInt8(point & 15) }
    }
    return classes
  }()

  private static func search(_ scalar: UInt32) -> ScalarClass {
    let points = knownPoints
    var low = 0
    var high = points.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle] >> 4 <= scalar { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: UInt8(points[low] & 15)) ?? .hidden
  }
}
