import Study

/// All that a report says, before it is laid out.
package struct ReportContent: Sendable {
  package var header: ReportHeader
  package var figures: StudyFigures
  /// The paper's section 3 for this study; nil unless asked for.
  package var methods: [MethodsFact]?
  /// Beyond the paper; nil unless asked for.
  package var details: DetailFigures?
  /// Where disagreement comes from.
  package var sources: SourceFigures?
  /// Nil where they are not to be compared.
  package var annotators: AnnotatorComparison?
  /// How many instances each subset has; empty where nobody counted.
  package var subsets: [(name: String, instances: Int)] = []
  /// The headline figures of each subset, and agreement in other groups; nil unless asked for without all details.
  package var subsetFigures: [(name: String, figures: StudyFigures)]?
  package var groupFigures: [GroupFigures]?
  /// What annotators thought others would say; nil where nobody was asked.
  package var guesses: GuessFigures?
  /// What authors decided; nil where nobody did.
  package var decisions: DecisionSummary?
  /// Another report beside this one.
  package var comparison: ReportComparison?
  /// Nil without labels of language models.
  package var models: ModelFigures?
  /// Whether the longer response is preferred: by people, and by each model. Nil where lengths are not known.
  package var length: LengthFigures?
  package var modelLengths: [(name: String, figures: LengthFigures)] = []
  /// A difference of kappas up to which the formulations count as equal, set beforehand.
  package var margin: Double?

  package init(
    header: ReportHeader, figures: StudyFigures, methods: [MethodsFact]? = nil, details: DetailFigures? = nil,
    annotators: AnnotatorComparison? = nil, models: ModelFigures? = nil, margin: Double? = nil
  ) {
    self.header = header
    self.figures = figures
    self.methods = methods
    self.details = details
    self.annotators = annotators
    self.models = models
    self.margin = margin
  }
}

/// Where a report comes from.
package struct ReportHeader: Hashable, Sendable {
  package var title: String
  /// demur's.
  package var version: String
  /// The study's head, or a digest of the label files.
  package var fingerprint: String
  /// The study's or the label files' names.
  package var source: [String]
  package var isSimulated: Bool

  package init(title: String, version: String, fingerprint: String, source: [String], isSimulated: Bool = false) {
    self.title = title
    self.version = version
    self.fingerprint = fingerprint
    self.source = source
    self.isSimulated = isSimulated
  }
}
