/// What an author decides when a study is made, and what every label was given under.
public struct StudySettings: Hashable, Sendable, Codable {
  public var title: String
  public var seed: UInt64
  public var formulations: Formulations
  /// The words at the two ends of the 1–5 scale.
  public var ratingAnchors: RatingAnchors
  /// Δ from which an instance counts as ambiguous, 1…4.
  public var threshold: Int
  public var annotatorsPerInstance: Int
  /// The most contexts one annotator is asked to judge; nil is no limit.
  public var quota: Int?
  /// Days between the last label of the first formulation and the opening of the second; fractions are allowed.
  public var washoutDays: Double
  public var positions: Positions
  /// The share of an annotator's work that is served again unannounced, 0…0.5.
  public var repeatShare: Double
  /// A pause longer than this many seconds counts as idle.
  public var idleSeconds: Double
  /// A label key is dropped for so many milliseconds after a new instance was painted.
  public var guardMilliseconds: Int
  /// Whether annotators may see what differs between A and B.
  public var showsDifferences: Bool
  /// Whom an annotator can turn to; shown on the end screen and where somebody cannot judge.
  public var contact: String?
  /// Asked once, before anything else; nil when the study asks for none.
  public var consent: String?
  public var guidelines: String?

  public init(title: String, seed: UInt64) {
    self.title = title
    self.seed = seed
    formulations = .singleThenPreference
    ratingAnchors = RatingAnchors(low: "low quality", high: "high quality")
    threshold = Disagreement.defaultThreshold
    annotatorsPerInstance = 2
    quota = nil
    washoutDays = 7
    positions = .shuffled
    repeatShare = 0
    idleSeconds = 60
    guardMilliseconds = 300
    showsDifferences = false
    contact = nil
    consent = nil
    guidelines = nil
  }
}

/// Which formulations a study asks for, and in which order.
public enum Formulations: String, Hashable, Sendable, Codable, CaseIterable {
  case singleThenPreference = "single-first"
  case preferenceThenSingle = "preference-first"
  /// Half of the annotators begin with either.
  case counterbalanced
  case singleOnly = "single"
  case preferenceOnly = "preference"

  /// The formulations of the annotator who was added as number `ordinal` (from 0), in their order.
  public func order(ordinal: Int) -> [TaskFormulation] {
    switch self {
    case .singleThenPreference: [.single, .preference]
    case .preferenceThenSingle: [.preference, .single]
    case .counterbalanced: ordinal.isMultiple(of: 2) ? [.single, .preference] : [.preference, .single]
    case .singleOnly: [.single]
    case .preferenceOnly: [.preference]
    }
  }
}

/// Which of the two responses stands first in PREFERENCE.
public enum Positions: String, Hashable, Sendable, Codable, CaseIterable {
  /// Shuffled, and counterbalanced between the annotators of an instance.
  case shuffled
  /// A first, as in the data.
  case data
}

/// The words at the two ends of the rating scale.
public struct RatingAnchors: Hashable, Sendable, Codable {
  public var low: String
  public var high: String

  public init(low: String, high: String) {
    self.low = low
    self.high = high
  }
}

/// An instance on which annotators practise, with one way of judging it.
public struct PracticeInstance: Hashable, Sendable {
  public var instance: Instance
  public var ratings: RatingPair
  public var preference: PreferenceLabel
  /// The author's sentence of why.
  public var why: String

  public init(instance: Instance, ratings: RatingPair, preference: PreferenceLabel, why: String) {
    self.instance = instance
    self.ratings = ratings
    self.preference = preference
    self.why = why
  }
}
