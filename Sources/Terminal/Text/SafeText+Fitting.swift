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
    forEachCluster { cluster, width in
      guard used + width <= limit else { return false }
      result += cluster
      used += width
      return true
    }
    return SafeText(description: result, columns: used, unusualCount: unusualCount)
  }

  /// Calls `body` with each cluster and its columns (1 or 2) until it returns false.
  func forEachCluster(_ body: (_ cluster: String, _ columns: Int) -> Bool) {
    if isASCII {
      for byte in description.utf8 {
        guard body(String(Unicode.Scalar(byte)), 1) else { return }
      }
      return
    }
    let bytes = description.utf8.span
    var start = description.utf8.startIndex
    var index = 0
    while index < bytes.count {
      let unit = TextUnit.read(bytes, at: index)
      let end = description.utf8.index(start, offsetBy: unit.end - index)
      guard body(String(description[start..<end]), unit.columns) else { return }
      start = end
      index = unit.end
    }
  }
}
