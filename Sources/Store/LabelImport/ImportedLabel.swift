import FoundationEssentials
import Study

/// A label that was given elsewhere, as a file has it.
package struct ImportedLabel: Sendable {
  package var instance: InstanceKey
  /// The subset of the instance, used where it is made for the label.
  package var subset: String
  /// A name, or a pseudonym of this study.
  package var annotator: String
  package var label: Label
  /// What was rated; nil for a preference.
  package var response: ResponseLetter?
  package var occasion: Occasion
  /// When it was given; nil where its file does not say.
  package var at: Date?
  /// As far as the file says it.
  package var circumstances: Circumstances
  package var isUnsure: Bool
  /// Empty for none.
  package var comment: String
  /// The event that recorded it, where it comes from a study of demur's.
  package var event: String
  /// Of the texts that it was given on; nil where the file does not say.
  package var fingerprint: TextFingerprint?
  /// The place of its file among the import's, and its line.
  package var file: Int
  /// From 1.
  package var line: Int

  package init(
    instance: InstanceKey, subset: String, annotator: String, label: Label, response: ResponseLetter?,
    occasion: Occasion, at: Date?, circumstances: Circumstances, isUnsure: Bool, comment: String, event: String,
    fingerprint: TextFingerprint? = nil, file: Int, line: Int
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
    self.fingerprint = fingerprint
    self.file = file
    self.line = line
  }
}

/// What was read beside instances.
package struct LabelsAndSources: Sendable {
  /// Labels by people and by models.
  package var labels: [(kind: Annotator.Kind, labels: [ImportedLabel])]
  /// What the files were taken for, and how; kept with the study.
  package var sources: [DataSource]

  package init(labels: [(kind: Annotator.Kind, labels: [ImportedLabel])] = [], sources: [DataSource] = []) {
    self.labels = labels
    self.sources = sources
  }
}

/// What an import of labels came to.
package struct LabelImportSummary: Hashable, Sendable {
  package var ratings = 0
  package var preferences = 0
  /// Those that the study had already, and were left as they are.
  package var known = 0
  /// The names of those whom the import added.
  package var newAnnotators: [String] = []
  /// Instances that were made without texts.
  package var newInstances = 0
  /// Labels whose ids were unknown here, and whose texts were found under others.
  package var foundByTexts = 0
  /// Instances of which there were labels alone, and that got their texts.
  package var attached = 0
  /// Labels whose A and B were turned round to be those of the study.
  package var turnedRound = 0
  /// Labels without a fingerprint on instances whose A and B may be others in a study of another seed.
  package var unproved = 0

  package init() {}

  static func += (sum: inout LabelImportSummary, other: LabelImportSummary) {
    sum.ratings += other.ratings
    sum.preferences += other.preferences
    sum.known += other.known
    sum.newAnnotators += other.newAnnotators
    sum.newInstances += other.newInstances
    sum.foundByTexts += other.foundByTexts
    sum.attached += other.attached
    sum.turnedRound += other.turnedRound
    sum.unproved += other.unproved
  }
}
