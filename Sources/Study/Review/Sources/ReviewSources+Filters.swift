/// Which instances show where disagreement comes from.
extension ReviewSources {
  /// The instances that show a source of disagreement; nil where nobody does.
  package func filter(_ part: SharePart, isInShare: Bool = false) -> ReviewFilter? {
    var filter = ReviewFilter.standard
    filter.isInShare = isInShare
    switch part {
    case .leaning, .leniency:
      guard let person = part == .leaning ? leastLikeOthers.inLean : leastLikeOthers.inRatings else { return nil }
      filter.chosenAmbiguity = .either
      filter.handled = person
    case .lastingView: filter.chosenAmbiguity = .both
    case .question: filter.contradicts = true
    case .oneLabel: filter.chosenAmbiguity = .one
    case .viewOfInstance: filter.chosenAmbiguity = .single
    case .oneRating: filter.chosenAmbiguity = .difference
    }
    return filter
  }

  /// The share of what two people differ by that a source has.
  package subscript(part: SharePart) -> LabelSources.Component? {
    (part.isOfRatings ? sources.ratings : sources.combined)[part.component]
  }

  /// An annotator against everyone.
  package static func filter(against annotator: Int, isInShare: Bool = false) -> ReviewFilter {
    var filter = ReviewFilter.standard
    filter.isInShare = isInShare
    filter.against = annotator
    return filter
  }

  package static func filter(_ pair: AnnotatorPair, isInShare: Bool = false) -> ReviewFilter {
    var filter = ReviewFilter.standard
    filter.isInShare = isInShare
    filter.pair = pair
    return filter
  }

  /// Somebody against themself, or the gold of one formulation against that of the other.
  package static func contradicting(ofGold: Bool, isInShare: Bool = false) -> ReviewFilter {
    var filter = ReviewFilter.standard
    filter.isInShare = isInShare
    if ofGold { filter.goldContradicts = true } else { filter.contradicts = true }
    return filter
  }
}
