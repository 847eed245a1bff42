import FoundationEssentials
import Study

/// A label that was given elsewhere, as a file has it.
public struct ImportedLabel: Sendable {
  public var instance: InstanceKey
  /// The subset of the instance, used where it is made for the label.
  public var subset: String
  /// A name, or a pseudonym of this study.
  public var annotator: String
  public var label: Label
  /// What was rated; nil for a preference.
  public var response: ResponseLetter?
  public var occasion: Occasion
  public var at: Date?
  public var circumstances: Circumstances
  public var isUnsure: Bool
  public var comment: String
  /// The event that recorded it, where it comes from a study of demur's.
  public var event: String
  /// The place of its file among the import's, and its line.
  public var file: Int
  public var line: Int

  public init(
    instance: InstanceKey, subset: String, annotator: String, label: Label, response: ResponseLetter?,
    occasion: Occasion, at: Date?, circumstances: Circumstances, isUnsure: Bool, comment: String, event: String,
    file: Int, line: Int
  ) {
    self.instance = instance
    self.subset = subset
    self.annotator = annotator
    self.label = label
    self.response = response
    self.occasion = occasion
    self.at = at
    self.circumstances = circumstances
    self.isUnsure = isUnsure
    self.comment = comment
    self.event = event
    self.file = file
    self.line = line
  }

  public static let layout = "imported"
}

/// What an import of labels came to.
public struct LabelImportSummary: Hashable, Sendable {
  public var ratings = 0
  public var preferences = 0
  /// Those that the study had already, and were left as they are.
  public var known = 0
  public var newAnnotators: [String] = []
  /// Instances that were made without texts.
  public var newInstances = 0

  public init() {}
}
