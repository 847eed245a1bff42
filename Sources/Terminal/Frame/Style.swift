/// What a colour is for; which colour it is, if any, the terminal or the picture decides.
///
/// A colour only adds: whatever it says is also said by a word, a mark or an attribute.
package enum Hue: UInt8, Hashable, Sendable, CaseIterable {
  case accent = 1
  case warning = 2
  case quiet = 3
}

/// How a cell looks.
package struct Style: Hashable, Sendable {
  package var bold: Bool
  package var dim: Bool
  package var underline: Bool
  package var reverse: Bool
  package var hue: Hue?

  package init(bold: Bool = false, dim: Bool = false, underline: Bool = false, reverse: Bool = false, hue: Hue? = nil) {
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
    self.hue = hue
  }

  package static let plain = Style()
  package static let bold = Style(bold: true)
  package static let dim = Style(dim: true)
  package static let underline = Style(underline: true)
  package static let reverse = Style(reverse: true)
  package static let accent = Style(hue: .accent)
  package static let warning = Style(hue: .warning)
  package static let quiet = Style(hue: .quiet)

  /// Both styles together; where both have a hue, `other`'s.
  package func with(_ other: Style) -> Style {
    Style(
      bold: bold || other.bold, dim: dim || other.dim, underline: underline || other.underline,
      reverse: reverse || other.reverse, hue: other.hue ?? hue)
  }

  /// The style in that hue.
  package func with(hue: Hue?) -> Style {
    var style = self
    style.hue = hue
    return style
  }
}

extension Style {
  /// One letter for each style, as `Frame.styles` shows it: a blank is plain, `b` bold, `d` dim, `u` underline,
  /// `r` reverse, `a` accent, `w` warning, `q` quiet, and capitals `A` `W` `Q` those in bold; further letters stand for
  /// rarer combinations, each for one.
  package var letter: Character {
    let attributes = (bold ? 1 : 0) + (dim ? 2 : 0) + (underline ? 4 : 0) + (reverse ? 8 : 0)
    return Self.letters[Int(hue?.rawValue ?? 0) * 16 + attributes]
  }

  /// Bold counts 1, dim 2, underline 4, reverse 8, the hue 16 times its raw value.
  private static let letters = Array(
    " bdBuUeErRsStTvV" + "aA0123456789fFgG" + "wWhHiIjJkKlLmMnN" + "qQoOpPxXyYzZcCDÐ")
}
