import Foundation

/// What is known of one instance, for its page in a review: fetched when it is opened. Its history (``Entry``) is fetched
/// apart, when somebody asks for it.
package struct InstanceDossier: Hashable, Sendable {
  package var instance: Instance
  /// What stands on each piece of its work, in the order of the slots; work that nobody has begun included.
  package var labels: [WorkState]
  /// Every act of authors on it, in the order of saving.
  package var decisions: [DecisionEntry]

  /// One piece of work, and what its annotator said of it.
  package struct WorkState: Hashable, Sendable {
    /// The number in ``ReviewTable/annotators``.
    package var annotator: Int
    package var work: Work
    /// nil where it is open, excluded, or contradicted from another machine.
    package var label: Label?
    package var at: Date?
    package var circumstances: Circumstances?
    package var isUnsure: Bool
    package var comment: String?
    package var exclusion: Exclusion?
    /// What a model said for its label, where it was asked to; nil where it was not.
    package var explanation: String?

    package init(
      annotator: Int, work: Work, label: Label? = nil, at: Date? = nil, circumstances: Circumstances? = nil,
      isUnsure: Bool = false, comment: String? = nil, exclusion: Exclusion? = nil, explanation: String? = nil
    ) {
      self.annotator = annotator
      self.work = work
      self.label = label
      self.at = at
      self.circumstances = circumstances
      self.isUnsure = isUnsure
      self.comment = comment
      self.exclusion = exclusion
      self.explanation = explanation
    }

    /// Which response stood first, or will; nil in SINGLE, and where that is not known.
    package var firstShown: ResponseLetter? {
      circumstances.map { $0.firstShown ?? ($0.isFromElsewhere ? nil : work.firstShown) } ?? work.firstShown
    }
  }

  /// Why somebody could not judge it.
  package struct Exclusion: Hashable, Sendable {
    package var reason: ExclusionReason
    package var note: String

    package init(reason: ExclusionReason, note: String) {
      self.reason = reason
      self.note = note
    }
  }

  /// An act of an annotator on its work.
  package struct Entry: Hashable, Sendable {
    /// When it was saved.
    package var at: Date
    /// Whether it was done then; a label from elsewhere may have come in without its time.
    package var isTimeKnown: Bool
    package var annotator: Int
    package var work: Work
    package var what: HistoryAct

    package init(at: Date, isTimeKnown: Bool = true, annotator: Int, work: Work, what: HistoryAct) {
      self.at = at
      self.isTimeKnown = isTimeKnown
      self.annotator = annotator
      self.work = work
      self.what = what
    }
  }

  /// What an annotator did.
  package enum HistoryAct: Hashable, Sendable {
    case label(Label)
    case excluded(Exclusion)
    case postponed
    case takenBack
    case restored
    case unsure(Bool)
    /// An empty text took the comment away.
    case comment(String)
  }

  /// An act of an author.
  package struct DecisionEntry: Hashable, Sendable {
    package var at: Date
    package var author: String
    package var what: DecisionAct

    package init(at: Date, author: String, what: DecisionAct) {
      self.at = at
      self.author = author
      self.what = what
    }
  }

  package init(
    instance: Instance, labels: [WorkState], decisions: [DecisionEntry] = []
  ) {
    self.instance = instance
    self.labels = labels
    self.decisions = decisions
  }
}

/// What an author did about an instance.
package enum DecisionAct: Hashable, Sendable {
  case set(Ruling)
  case undone(Ruling)
  case redone(Ruling)
}
