import Study

/// All that a report says, before it is laid out.
package struct ReportContent: Sendable {
  package var header: ReportHeader
  package var figures: StudyFigures
  /// The paper's section 3 for this study; nil unless asked for.
  package var methods: [MethodsFact]?
  /// Beyond the paper; nil unless asked for.
  package var details: DetailFigures?
  /// Nil without labels of language models.
  package var models: ModelFigures?
  /// A difference of kappas up to which the formulations count as equal, set beforehand.
  package var margin: Double?

  package init(
    header: ReportHeader, figures: StudyFigures, methods: [MethodsFact]? = nil, details: DetailFigures? = nil,
    models: ModelFigures? = nil, margin: Double? = nil
  ) {
    self.header = header
    self.figures = figures
    self.methods = methods
    self.details = details
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
