import Study
import Terminal

/// A line of the screen of sources: a figure that leads to its instances, or words.
struct SourceLine: Equatable, Sendable {
  /// A piece of the line, from the left edge of the block.
  struct Part: Equatable, Sendable {
    var column: Int
    var text: SafeText
    var style: Style
  }

  /// What it is about, by which it is found again when all is laid out anew.
  enum Subject: Hashable, Sendable {
    case ambiguous, both, undecided
    /// A person who stands out, said in short.
    case unlike(Int)
    case part(SharePart)
    case person(Int)
    case pair(AnnotatorPair)
    case contradictions(ofGold: Bool)
  }

  var parts: [Part]
  /// Nil for words.
  var subject: Subject?
  /// What Enter lists; nil for words.
  var opens: ReviewFilter?
  /// What is to be known of it beside its figures, for the foot of the screen.
  var remark: SafeText = .empty
  /// Whether a section begins with it.
  var isHeading = false
}

/// The columns of the screen of sources, the same in every section: what, where it stands on a line, the number, the instances.
struct SourceColumns: Hashable, Sendable {
  let label: Range<Int>
  /// Empty where there is no room for it.
  let line: Range<Int>
  let number: Range<Int>
  let count: Range<Int>
  /// Empty on a screen that is not wide.
  let remark: Range<Int>

  /// - Parameters:
  ///   - width: of the block.
  ///   - counts: columns of the widest number of instances, `23 of 41`.
  init(_ width: Int, counts: Int) {
    let end = width - 1
    let numbers = 15
    let rest = end - 3 - counts - numbers - 4
    let hasRemark = width >= 150
    let labels = width < 60 ? max(8, rest + 2) : 31
    label = 3..<3 + labels
    let lines = width < 60 ? 0 : min(60, rest - labels - (hasRemark ? 40 : 0))
    line = label.upperBound + 1..<label.upperBound + 1 + max(0, lines)
    let number = lines > 0 ? line.upperBound + 2 : label.upperBound + 1
    self.number = number..<number + numbers
    count = number + numbers + 1..<number + numbers + 1 + counts
    remark = hasRemark && count.upperBound + 3 < end ? count.upperBound + 3..<end : end..<end
  }
}
