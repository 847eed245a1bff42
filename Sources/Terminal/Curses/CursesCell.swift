/// What curses is given for a cell of a frame: a base of one or two columns and up to four marks without width, since
/// curses holds five characters a cell and cuts what is longer without a word.
///
/// Frames have no other cells: `Spelling` shows what is made of more. What the C library does not know at the width that
/// the frame has it in is `�`; `ScalarClass` asks the same library, so that this does not happen in one locale.
struct CursesCell: Hashable {
  var scalars: [UInt32]
  /// 1 or 2.
  var columns: Int

  static let blank = CursesCell(scalars: [0x20], columns: 1)

  /// The cells for one cluster, which together have its columns.
  ///
  /// - Parameter libraryWidth: columns of a scalar by the C library, which curses goes by; negative is unknown.
  static func cells(for cluster: String, columns: Int, libraryWidth: (UInt32) -> Int) -> [CursesCell] {
    let scalars = cluster.unicodeScalars.map(\.value)
    guard let base = scalars.first else { return [] }
    if base < 0x7F, scalars.count == 1 { return [CursesCell(scalars: [base], columns: 1)] }
    guard libraryWidth(base) == columns else {
      return [CursesCell(scalars: [0xFFFD], columns: 1)] + Array(repeating: .blank, count: max(0, columns - 1))
    }
    let marks = scalars.dropFirst().filter { ScalarClass.of($0) == .mark && libraryWidth($0) == 0 }
    return [CursesCell(scalars: [base] + marks.prefix(TextUnit.markLimit), columns: columns)]
  }
}
