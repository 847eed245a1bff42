import Foundation

/// What is known of one instance, for its page in a review: fetched when it is opened. Its history (``Entry``) is fetched
/// apart, when somebody asks for it.
public struct InstanceDossier: Hashable, Sendable {
  public var instance: Instance
  /// What stands on each piece of its work, in the order of the slots; work that nobody has begun included.
  public var labels: [Standing]
  /// Every act of authors on it, in the order of saving.
  public var decisions: [DecisionEntry]

  /// One piece of work, and what its annotator said of it.
  public struct Standing: Hashable, Sendable {
    /// The number in ``ReviewTable/annotators``.
    public var annotator: Int
    public var work: Work
    /// nil where it is open, excluded, or contradicted from another machine.
    public var label: Label?
    public var at: Date?
    public var circumstances: Circumstances?
    public var isUnsure: Bool
    public var comment: String?
    public var exclusion: Exclusion?

    public init(
      annotator: Int, work: Work, label: Label? = nil, at: Date? = nil, circumstances: Circumstances? = nil,
      isUnsure: Bool = false, comment: String? = nil, exclusion: Exclusion? = nil
    ) {
      self.annotator = annotator
      self.work = work
      self.label = label
      self.at = at
      self.circumstances = circumstances
      self.isUnsure = isUnsure
      self.comment = comment
      self.exclusion = exclusion
    }
  }

  /// Why somebody could not judge it.
  public struct Exclusion: Hashable, Sendable {
    public var reason: ExclusionReason
    public var note: String

    public init(reason: ExclusionReason, note: String) {
      self.reason = reason
      self.note = note
    }
  }

  /// An act of an annotator on its work.
  public struct Entry: Hashable, Sendable {
    public var at: Date
    public var annotator: Int
    public var work: Work
    public var what: What

    public init(at: Date, annotator: Int, work: Work, what: What) {
      self.at = at
      self.annotator = annotator
      self.work = work
      self.what = what
    }
  }

  public enum What: Hashable, Sendable {
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
  public struct DecisionEntry: Hashable, Sendable {
    public var at: Date
    public var author: String
    public var what: DecisionAct

    public init(at: Date, author: String, what: DecisionAct) {
      self.at = at
      self.author = author
      self.what = what
    }
  }

  public init(
    instance: Instance, labels: [Standing], decisions: [DecisionEntry] = []
  ) {
    self.instance = instance
    self.labels = labels
    self.decisions = decisions
  }
}

/// What an author did about an instance.
public enum DecisionAct: Hashable, Sendable {
  case set(Ruling)
  case undone(Ruling)
  case redone(Ruling)
}
