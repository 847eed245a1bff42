import Study
import Terminal

/// What a choice in the menus of the list does to its filter; a choice that is in force already takes it away.
enum FilterChange: Hashable, Sendable {
  case ambiguity(ReviewFilter.Ambiguity)
  case contradicts, goldContradicts, modelDiffers, isUnsure, isCommented, isExcluded, isInShare
  /// The annotator of this number against everyone; nil for all again, as with those below.
  case against(Int?)
  /// What the annotator of this number labelled; two who are apart.
  case handled(Int?)
  case pair(AnnotatorPair?)
  case subset(Int?)
  case deltas(ClosedRange<Int>?)
  case meanDelta(Double?)
  case state(TriageState?)
  case cause(String?)

  func apply(to filter: inout ReviewFilter) {
    switch self {
    case .ambiguity(let ambiguity):
      filter.chosenAmbiguity = filter.chosenAmbiguity == ambiguity ? nil : ambiguity
    case .contradicts: filter.contradicts.toggle()
    case .goldContradicts: filter.goldContradicts.toggle()
    case .modelDiffers: filter.modelDiffers.toggle()
    case .isUnsure: filter.isUnsure.toggle()
    case .isCommented: filter.isCommented.toggle()
    case .isExcluded: filter.isExcluded.toggle()
    case .isInShare: filter.isInShare.toggle()
    case .against(let annotator): filter.against = filter.against == annotator ? nil : annotator
    case .handled(let annotator): filter.handled = filter.handled == annotator ? nil : annotator
    case .pair(let pair): filter.pair = filter.pair == pair ? nil : pair
    case .subset(let subset): filter.subset = filter.subset == subset ? nil : subset
    case .deltas(let deltas): filter.deltas = filter.deltas == deltas ? nil : deltas
    case .meanDelta(let least): filter.meanDelta = filter.meanDelta == least ? nil : least
    case .state(let state): filter.state = filter.state == state ? nil : state
    case .cause(let cause): filter.cause = filter.cause == cause ? nil : cause
    }
  }
}

/// What the menus of the review offer.
enum ReviewChoice: Hashable, Sendable {
  case filter(FilterChange)
  case submenu(Submenu)
  case order(ReviewOrder)
  /// So many more annotators.
  case more(Int)

  enum Submenu: Hashable, Sendable {
    case annotator, subset, deltas, state, cause
  }
}
