/// Why a statistic has no value for some labels.
///
/// An undefined figure is never 0 and never NaN: a reader has to be told which of these it was.
public enum Undefined: String, Sendable, Hashable, CaseIterable {
  case noUnits = "no-units"
  case noPairs = "no-pairs"
  case tooFewUnits = "too-few-units"
  case constant = "constant"
  case constantColumn = "constant-column"
  case chanceComplete = "chance-complete"
  case oneCategory = "one-category"
  case emptySet = "empty-set"
  case weightsMismatch = "weights-mismatch"
  case noVariance = "no-variance"
  case ratioSign = "ratio-sign"
  case oneLevel = "one-level"
  case neverBoth = "never-both"
  case oneUnitEach = "one-unit-each"
  case inseparable = "inseparable"
  case notModelled = "not-modelled"
  case tooFewAnnotators = "too-few-annotators"

  /// The reason as a phrase that can follow "undefined: ".
  public var sentence: String {
    switch self {
    case .noUnits: "there is nothing to compute it from"
    case .noPairs: "no unit has labels of two annotators"
    case .tooFewUnits: "there are fewer than two units"
    case .constant: "every label is the same, so there is no disagreement to expect by chance"
    case .constantColumn: "one of the two columns never varies"
    case .chanceComplete: "by these weights chance alone already gives full agreement"
    case .oneCategory: "the scale has only one value"
    case .emptySet: "one of the two sets is empty"
    case .weightsMismatch: "the weights are not a square matrix of the scale's size"
    case .noVariance: "the variance that it is a share of is zero"
    case .ratioSign: "a ratio scale has no negative values"
    case .oneLevel: "all labels are at one level"
    case .neverBoth: "no annotator labelled a unit at two levels"
    case .oneUnitEach: "no annotator labelled two units"
    case .inseparable: "the labels cannot tell it from the other parts"
    case .notModelled: "it is no part of what the labels are taken for"
    case .tooFewAnnotators: "too few: fewer than three annotators have thirty instances or more each"
    }
  }
}
