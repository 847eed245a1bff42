import Terminal

/// A row of cells on which numbers stand where they belong, so that one below the other can be compared by eye.
struct NumberLine: Hashable, Sendable {
  let low: Double
  let high: Double
  let columns: Int

  /// `...[--o--]:..`: a number with its interval, and where all have their mean; an interval's end beyond the line is `<` or `>`.
  func dot(_ value: Double?, _ interval: (low: Double, high: Double)?, mean: Double? = nil) -> SafeText {
    drawn(background: ".", value, interval, mark: "o") { cells in
      if let mean { cells[cell(mean)] = ":" }
    }
  }

  /// `=====[==|--]`: how much of a whole, with its interval.
  func bar(_ value: Double?, _ interval: (low: Double, high: Double)?) -> SafeText {
    drawn(background: " ", value, interval, mark: "|") { cells in
      if let value { for cell in 0..<cell(value) { cells[cell] = "=" } }
    } between: { cells, cell in
      if cells[cell] != "=" { cells[cell] = "-" }
    }
  }

  /// What the ends and the middle of the line stand for.
  func axis(_ name: (Double) -> String) -> SafeText {
    let (first, last) = (SafeText(name(low)), SafeText(name(high)))
    let middle = SafeText(name((low + high) / 2))
    let room = columns - first.columns - last.columns
    guard room >= middle.columns + 4 else { return first + .blanks(room) + last }
    let left = columns / 2 - middle.columns / 2 - first.columns
    return first + .blanks(left) + middle + .blanks(room - left - middle.columns) + last
  }

  /// The cell of a value, the nearest one for what lies beyond the ends.
  private func cell(_ value: Double) -> Int {
    guard high > low, value.isFinite, columns > 1 else { return 0 }
    let share = min(1, max(0, (value - low) / (high - low)))
    return Int((share * Double(columns - 1)).rounded())
  }

  private func drawn(
    background: Character, _ value: Double?, _ interval: (low: Double, high: Double)?, mark: Character,
    _ under: (inout [Character]) -> Void,
    between: (inout [Character], Int) -> Void = { cells, cell in if cells[cell] != ":" { cells[cell] = "-" } }
  ) -> SafeText {
    guard columns > 0 else { return .empty }
    var cells = Array(repeating: background, count: columns)
    under(&cells)
    if let value {
      if let interval {
        let ends = (cell(interval.low), cell(interval.high))
        for cell in ends.0...max(ends.0, ends.1) { between(&cells, cell) }
        cells[ends.0] = interval.low < low ? "<" : "["
        cells[ends.1] = interval.high > high ? ">" : "]"
      }
      cells[cell(value)] = mark
    }
    return SafeText(String(cells))
  }
}
