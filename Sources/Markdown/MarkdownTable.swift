/// A table: which rows of the text it has, the first of them its head.
struct MarkdownTable: Sendable, Equatable {
  var rows: Range<Int>
  /// The cells of each of its rows.
  var cells: [[Range<Int>]]
  var alignments: [Alignment]

  enum Alignment: Sendable, Hashable {
    case left, centre, right
  }
}
