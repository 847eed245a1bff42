import Markdown
import Terminal

/// A text laid out for a width, as it was written or as Markdown reads.
enum Passage: Equatable, Sendable {
  case raw(TextLayout)
  case rendered(StyledLayout)

  var lineCount: Int {
    switch self {
    case .raw(let layout): layout.lineCount
    case .rendered(let layout): layout.lineCount
    }
  }

  var columns: Int {
    switch self {
    case .raw(let layout): layout.columns
    case .rendered(let layout): layout.columns
    }
  }

  var unusualCount: Int {
    switch self {
    case .raw(let layout): layout.unusualCount
    case .rendered(let layout): layout.unusualCount
    }
  }

  /// Nothing to read, which is said in words: a blank would look like a fault of the screen.
  var isEmpty: Bool { lineCount == 1 && line(0).isEmpty }

  func line(_ index: Int) -> SafeText {
    switch self {
    case .raw(let layout): layout.line(index)
    case .rendered(let layout): layout.line(index)
    }
  }

  /// The byte of the source that a line begins with.
  func offset(ofLine index: Int) -> Int {
    switch self {
    case .raw(let layout): layout.offset(ofLine: index)
    case .rendered(let layout): layout.offset(ofLine: index)
    }
  }

  /// The line that shows a byte of the source.
  func lineIndex(at offset: Int) -> Int {
    switch self {
    case .raw(let layout): layout.lineIndex(at: offset)
    case .rendered(let layout): layout.lineIndex(at: offset)
    }
  }

  func ranges(of needle: String) -> [(line: Int, columns: Range<Int>)] {
    switch self {
    case .raw(let layout): layout.ranges(of: needle)
    case .rendered(let layout): layout.ranges(of: needle)
    }
  }

  /// - Parameter isEmphasised: false where underlines mark something else than emphasis.
  func draw(line index: Int, into frame: inout Frame, row: Int, column: Int, isEmphasised: Bool) {
    switch self {
    case .raw(let layout): frame.put(layout.line(index), row: row, column: column, columns: layout.columns)
    case .rendered(let layout):
      layout.draw(
        line: index, into: &frame, row: row, column: column, columns: layout.columns, isEmphasised: isEmphasised)
    }
  }
}

extension Passage {
  /// The columns in which a line shows bytes of `ranges`, which are in rising order and count in ``ReadableText/shown``.
  func columns(ofBytes ranges: [Range<Int>], line: Int) -> [Range<Int>] {
    let shown =
      switch self {
      case .raw(let layout): layout.offset(ofLine: line)..<layout.offset(ofLine: line + 1)
      case .rendered(let layout): layout.bytes(ofLine: line)
      }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= shown.lowerBound { low = middle + 1 } else { high = middle }
    }
    return ranges[low...].prefix { $0.lowerBound < shown.upperBound }.compactMap { range in
      switch self {
      case .raw(let layout): layout.columns(ofBytes: range, line: line)
      case .rendered(let layout): layout.columns(ofBytes: range, line: line)
      }
    }
  }
}
