extension ScalarClass {
  /// `breakPoints` as the C library of this machine knows them, which curses goes by: a character that is newer than the
  /// library is hidden, so that its number is shown and not a sign that could stand for any, and one that Unicode has
  /// made wider or narrower since is as wide as the library has it.
  static let knownPoints: [UInt32] =
    TerminalLocale.withUTF8 { adapted(breakPoints, libraryWidth: Curses.width) } ?? breakPoints

  /// - Parameter libraryWidth: columns of a scalar by the C library; negative is unknown.
  static func adapted(_ points: [UInt32], libraryWidth: (UInt32) -> Int) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(points.count + 256)
    for (index, point) in points.enumerated() {
      let kind = ScalarClass(rawValue: UInt8(point & 15)) ?? .hidden
      let end = index + 1 < points.count ? points[index + 1] >> 4 : 0x110000
      var last: ScalarClass?
      for scalar in point >> 4..<end {
        let known = kind.known(at: libraryWidth(scalar))
        if known != last { result.append(scalar << 4 | UInt32(known.rawValue)) }
        last = known
        if kind == .hidden { break }
      }
    }
    return result
  }

  /// The class of a scalar of this class that the library has in so many columns.
  private func known(at width: Int) -> ScalarClass {
    switch (self, width) {
    case (.hidden, _): .hidden
    // Shown as a letter.
    case (.regional, _): .regional
    case (_, columns): self
    case (.narrow, 2): .wide
    case (.wide, 1): .narrow
    case (.narrowEmoji, 2): .wideEmoji
    case (.wideEmoji, 1): .narrowEmoji
    default: .hidden
    }
  }
}
