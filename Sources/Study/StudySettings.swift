/// What an author decides when a study is made, and what every label was given under.
package struct StudySettings: Hashable, Sendable, Codable {
  package var title: String
  package var seed: UInt64
  package var formulations: Formulations
  /// The words at the two ends of the 1–5 scale.
  package var ratingAnchors: RatingAnchors
  /// Δ from which an instance counts as ambiguous, 1…4.
  package var threshold: Int
  package var annotatorsPerInstance: Int
  /// The most contexts one annotator is asked to judge; nil is no limit.
  package var quota: Int?
  /// Days between the last label of the first formulation and the opening of the second; fractions are allowed.
  package var washoutDays: Double
  package var positions: Positions
  /// The share of an annotator's work that is served again unannounced, 0…0.5.
  package var repeatShare: Double
  /// A pause longer than this many seconds counts as idle.
  package var idleSeconds: Double
  /// A label key is dropped for so many milliseconds after a new instance was painted.
  package var guardMilliseconds: Int
  /// Whether annotators may see what differs between A and B.
  package var showsDifferences: Bool
  /// How texts are shown. `demur init` asks for rendered ones; a study that says nothing was made before there was a choice.
  package var textForm: TextFormRule
  /// What annotators may still change of what they gave.
  package var revision: Revision
  /// After how many labels in a row the screen speaks of a break; nil for never.
  package var breakEvery: Int?
  /// Keys other than those of studies of old; nil in those.
  package var keys: KeyMap?
  /// What is asked beside each label.
  package var asked: GroundsRule
  /// Whether the practice is served again after the guidelines were changed.
  package var practisesAgain: Bool
  /// Whether the consent says that answers are known of some of what is judged, …
  package var announcesChecks: Bool
  /// … and which these are; never in a file that an annotator takes along.
  package var checks: [KnownAnswer]
  /// Whom an annotator can turn to; shown on the end screen and where somebody cannot judge.
  package var contact: String?
  /// Asked once, before anything else; nil when the study asks for none.
  package var consent: String?
  package var guidelines: String?
  /// What annotators are asked about themselves; nil in studies that ask nothing.
  package var questions: StudyQuestions?

  package init(title: String, seed: UInt64) {
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
    textForm = .raw
    revision = .formulation
    breakEvery = nil
    keys = nil
    asked = .nothing
    practisesAgain = false
    announcesChecks = false
    checks = []
    contact = nil
    consent = nil
    guidelines = nil
    questions = nil
  }
}

extension StudySettings {
  /// The consent as annotators are asked for it; nil where there is nothing to ask.
  package static func consent(_ text: String?, announcesChecks: Bool) -> String? {
    guard announcesChecks else { return text }
    return [text, KnownAnswer.announcement].compactMap(\.self).joined(separator: "\n\n")
  }
}

/// Which formulations a study asks for, and in which order.
package enum Formulations: String, Hashable, Sendable, Codable, CaseIterable {
  case singleThenPreference = "single-first"
  case preferenceThenSingle = "preference-first"
  /// Half of the annotators begin with either.
  case counterbalanced
  case singleOnly = "single"
  case preferenceOnly = "preference"

  /// The formulations of the annotator who was added as number `ordinal` (from 0), in their order.
  package func order(ordinal: Int) -> [TaskFormulation] {
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
package enum Positions: String, Hashable, Sendable, Codable, CaseIterable {
  /// Shuffled, and counterbalanced between the annotators of an instance.
  case shuffled
  /// A first, as in the data.
  case data
}

/// The words at the two ends of the rating scale.
package struct RatingAnchors: Hashable, Sendable, Codable {
  package var low: String
  package var high: String

  package init(low: String, high: String) {
    self.low = low
    self.high = high
  }
}

/// An instance on which annotators practise, with one way of judging it.
package struct PracticeInstance: Hashable, Sendable {
  package var instance: Instance
  package var ratings: RatingPair
  package var preference: PreferenceLabel
  /// The author's sentence of why.
  package var why: String

  package init(instance: Instance, ratings: RatingPair, preference: PreferenceLabel, why: String) {
    self.instance = instance
    self.ratings = ratings
    self.preference = preference
    self.why = why
  }
}
