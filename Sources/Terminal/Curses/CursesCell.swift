/// What curses is given for a cell: a base of one or two columns and up to four marks without width.
///
/// A cluster that terminals disagree about would shift the rest of its row, and curses holds five characters a cell and
/// cuts what is longer without a word. So the screen shows a stand-in of the same width that every terminal agrees on:
/// of joined emoji the first, of an emoji with a skin tone the emoji, of one by selector the pictograph, of a flag its
/// two letters, and `�` for what the C library does not know at the width that our tables have. Frames, pictures and
/// plain output keep the whole cluster.
struct CursesCell: Hashable {
  var scalars: [UInt32]
  /// 1 or 2.
  var columns: Int

  static let blank = CursesCell(scalars: [0x20], columns: 1)

  /// The cells for one cluster, which together have its columns.
  ///
  /// - Parameter libraryWidth: columns of a scalar by the C library, which curses goes by; negative is unknown.
  static func cells(for cluster: String, columns: Int, libraryWidth: (UInt32) -> Int) -> [CursesCell] {
    let scalars = cluster.unicodeScalars
    guard let base = scalars.first?.value else { return [] }
    if base < 0x7F, scalars.count == 1 { return [CursesCell(scalars: [base], columns: 1)] }
    let kind = ScalarClass.of(base)
    if kind == .regional {
      return scalars.prefix(2).map { CursesCell(scalars: [$0.value &- 0x1F1E6 &+ 0x41], columns: 1) }
    }
    var cell = CursesCell(scalars: [base], columns: kind.columns)
    if libraryWidth(base) == kind.columns {
      let marks = scalars.dropFirst().map(\.value).filter { ScalarClass.of($0) == .mark && libraryWidth($0) == 0 }
      cell.scalars += marks.prefix(TextUnit.markLimit)
    } else {
      cell = CursesCell(scalars: [0xFFFD], columns: 1)
    }
    return [cell] + Array(repeating: .blank, count: max(0, columns - cell.columns))
  }

  /// Whether terminals are known to differ about the width of such a cell: emoji, and anything with marks.
  var isUnsteady: Bool { scalars.count > 1 || scalars[0] > 0xFFFF }
}
