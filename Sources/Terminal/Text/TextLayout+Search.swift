extension TextLayout {
  /// Where `needle` is shown, from top to bottom, without regard to case (scalar by scalar, so `ß` is not `SS`).
  ///
  /// A hit that was broken over two lines is two ranges. A newline is never part of one.
  ///
  /// - Parameter limit: the search ends after so many hits, since a megabyte can have a million.
  package func ranges(of needle: String, limit: Int = 10_000) -> [(line: Int, columns: Range<Int>)] {
    guard let pattern = SearchPattern(needle) else { return [] }
    let bytes = text.utf8.span
    var found: [(line: Int, columns: Range<Int>)] = []
    var line = 0
    var index = 0
    var hits = 0
    while hits < limit, let hit = pattern.next(in: bytes, from: index) {
      while line + 1 < starts.count, Int(starts[line + 1]) <= hit.lowerBound { line += 1 }
      var part = line
      repeat {
        if let columns = columns(ofBytes: hit, line: part) { found.append((part, columns)) }
        part += 1
      } while part < starts.count && Int(starts[part]) < hit.upperBound
      index = hit.upperBound
      hits += 1
    }
    return found
  }

  /// The columns in which the line shows bytes of `range`; `nil` where it shows none.
  package func columns(ofBytes bytes: Range<Int>, line: Int) -> Range<Int>? {
    var range: Range<Int>?
    forEachUnit(ofLine: line) { unit, start, column in
      guard start < bytes.upperBound, unit.end > bytes.lowerBound else { return }
      let end = column + unit.columns(at: column)
      range = (range?.lowerBound ?? column)..<end
    }
    return range
  }
}

/// A string to be found without regard to case.
struct SearchPattern {
  /// For each scalar of the needle the scalars that it matches.
  private let scalars: [Set<UInt32>]
  /// Which bytes a hit may start with.
  private let firstBytes: [Bool]

  /// `nil` for an empty needle.
  init?(_ needle: String) {
    guard !needle.isEmpty else { return nil }
    scalars = needle.unicodeScalars.map { scalar in
      let forms = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
      return Set(
        forms.compactMap { form in
          form.unicodeScalars.count == 1 ? form.unicodeScalars.first?.value : nil
        } + [scalar.value])
    }
    var firstBytes = [Bool](repeating: false, count: 256)
    for value in scalars[0] {
      guard let scalar = Unicode.Scalar(value), let byte = String(scalar).utf8.first else { continue }
      firstBytes[Int(byte)] = true
    }
    self.firstBytes = firstBytes
  }

  func next(in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
    var index = start
    while index < bytes.count {
      if firstBytes[Int(bytes[index])], let end = end(in: bytes, at: index) { return index..<end }
      index += 1
    }
    return nil
  }

  private func end(in bytes: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    for wanted in scalars {
      guard index < bytes.count, let scalar = decodeScalar(bytes, at: index), wanted.contains(scalar.value),
        scalar.value != 0x0A
      else { return nil }
      index += scalar.length
    }
    return index
  }
}
