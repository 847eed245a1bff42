/// What can happen to a study; the raw value is how the file spells it.
enum EventKind: String, CaseIterable, Sendable {
  // By authors.
  case settings
  case practiceSet = "practice-set"
  case `import`
  case annotator
  case withdraw
  /// Somebody who had left is back.
  case rejoin
  case assign
  /// Agreement was looked at while the study was under way.
  case look
  /// The causes that decisions name.
  case codebook
  /// What an author decided about an instance, took back or restored.
  case decision
  /// Which of two contradicting labels from different machines counts.
  case conflictChoice = "conflict-choice"
  /// What is known of an annotator beside their labels.
  case attributes
  case guidelinesSet = "guidelines-set"
  /// What was erased, and why.
  case erased
  /// Somebody's work was packed into a file of its own.
  case pack
  /// What a file of instances or labels was taken for, and how it was mapped.
  case source
  /// Texts were attached to instances of which there were labels alone.
  case texts
  case modelRun = "model-run"
  case modelAnswer = "model-answer"
  case modelCuts = "model-cuts"
  // By annotators.
  case consent
  case guidelines
  case practice
  case comment
  case uncomment
  case label
  case exclude
  case postpone
  case takeBack = "take-back"
  case restore
  case unsure
  case sure
  /// How far work was read that was left without a label, or shown again.
  case read
}
