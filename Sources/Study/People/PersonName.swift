/// What annotators and authors may be called: a name stands beside labels and decisions, so it has to be what it looks like.
package enum PersonName {
  /// What is wrong with a name; nil where nothing is.
  ///
  /// 1 to 200 bytes, none of them of characters that are not seen or that reorder what is. The joiners that scripts and
  /// emoji need may stand inside.
  package static func fault(_ name: String) -> String? {
    guard (1...200).contains(name.utf8.count) else { return "has to have 1 to 200 bytes" }
    guard name.unicodeScalars.allSatisfy(isVisible) else {
      return "has a control character or one that is not seen"
    }
    return name.contains { !$0.isWhitespace } ? nil : "has to be seen"
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
    default: true
    }
  }
}
