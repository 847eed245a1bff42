extension SafeText {
  /// The text in at most `limit` columns, its end replaced by `…` where it is longer.
  package func truncated(toColumns limit: Int) -> SafeText {
    if columns <= limit { return self }
    guard limit > 0 else { return .empty }
    return prefix(columns: limit - 1) + "…"
  }

  /// The text followed by blanks up to `width` columns; longer text stays as it is.
  package func padded(toColumns width: Int) -> SafeText { self + .blanks(width - columns) }

  /// The text after as many blanks as make `width` columns; longer text stays as it is.
  package func leftPadded(toColumns width: Int) -> SafeText { .blanks(width - columns) + self }

  /// The text between blanks that make `width` columns; longer text stays as it is.
  package func centred(inColumns width: Int) -> SafeText {
    let left = (width - columns) / 2
    return (.blanks(left) + self).padded(toColumns: width)
  }

  /// `count` blanks; none where `count` is negative.
  package static func blanks(_ count: Int) -> SafeText { SafeText(" ").repeated(count) }

  /// The text `count` times; empty where `count` is negative.
  package func repeated(_ count: Int) -> SafeText {
    guard count > 0 else { return .empty }
    if count == 1 { return self }
    return SafeText(
      description: String(repeating: description, count: count), columns: columns * count,
      unusualCount: unusualCount * count)
  }

  /// The clusters that fit whole into `limit` columns, without a mark of omission.
  package func prefix(columns limit: Int) -> SafeText {
    if columns <= limit { return self }
    var result = ""
    var used = 0
    forEachUnit { unit, text in
      guard used + unit.columns <= limit else { return false }
      result += text
      used += unit.columns
      return true
    }
    return SafeText(description: result, columns: used, unusualCount: unusualCount)
  }

  /// Calls `body` with each cell that a frame shows it in, one or two columns wide, until it returns false.
  func forEachCell(_ body: (_ text: String, _ columns: Int) -> Bool) {
    forEachUnit { unit, text in
      unit.isSpelled ? Spelling.cells(of: text).allSatisfy { body($0.text, $0.columns) } : body(text, unit.columns)
    }
  }

  /// Calls `body` with each unit and its text until it returns false.
  private func forEachUnit(_ body: (_ unit: TextUnit, _ text: String) -> Bool) {
    let bytes = description.utf8.span
    var start = description.utf8.startIndex
    var index = 0
    while index < bytes.count {
      let unit = TextUnit.read(bytes, at: index)
      let end = description.utf8.index(start, offsetBy: unit.end - index)
      guard body(unit, String(description[start..<end])) else { return }
      start = end
      index = unit.end
    }
  }
}
