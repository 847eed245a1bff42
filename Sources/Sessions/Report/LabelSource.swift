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
  /// How many of ten others the annotators of the people's labels thought would give the same, as far as they were asked.
  package var guesses: [LabelPlace: Int] = [:]
  /// By the annotator's name in the table; nil where times and the order of work were not read.
  package var activity: [String: AnnotatorActivity]?
  /// By what the people's labels fall into groups, as far as it is known.
  package var groupings: [Grouping] = []
  /// The longer response of each instance of the people's and of the models' table; nil where they are as long as each
  /// other or not known, and empty where nobody looked.
  package var longer: [ResponseLetter?] = []
  package var longerOfModels: [ResponseLetter?] = []
  package var methods: [MethodsFact] = []
  /// What authors decided of the instances; nil where nobody did.
  package var decisions: DecisionSummary?
  package var threshold = Disagreement.defaultThreshold
  package var seed: UInt64 = 1
  package var isSimulated = false
}
