import Study

/// The labels that a report is made of, wherever they come from.
struct LabelSource {
  var title: String
  var fingerprint: String
  /// Where the labels come from, as the report's footer says it.
  var names: [String]
  var people = LabelTable()
  var models = LabelTable()
  /// What models said beside their labels.
  var evidence = ModelEvidence()
  var repeats: [RepeatedLabel] = []
  /// By the annotator's name in the table.
  var activity: [String: AnnotatorActivity] = [:]
  var methods: [MethodsFact] = []
  var threshold = Disagreement.defaultThreshold
  var seed: UInt64 = 1
  var isSimulated = false
}
