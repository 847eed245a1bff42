import Study

/// The labels that a report is made of, wherever they come from.
package struct LabelSource {
  package var title: String
  package var fingerprint: String
  /// Where the labels come from, as the report's footer says it.
  package var names: [String]
  package var people = LabelTable()
  package var models = LabelTable()
  /// What models said beside their labels.
  package var evidence = ModelEvidence()
  package var repeats: [RepeatedLabel] = []
  /// By the annotator's name in the table.
  package var activity: [String: AnnotatorActivity] = [:]
  package var methods: [MethodsFact] = []
  package var threshold = Disagreement.defaultThreshold
  package var seed: UInt64 = 1
  package var isSimulated = false
}
