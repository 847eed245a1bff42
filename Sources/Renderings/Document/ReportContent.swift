import Study

/// All that a report says, before it is laid out.
public struct ReportContent: Sendable {
  public var header: ReportHeader
  public var figures: StudyFigures
  /// The paper's section 3 for this study; nil unless asked for.
  public var methods: [MethodsFact]?
  /// Beyond the paper; nil unless asked for.
  public var details: DetailFigures?
  /// Nil without labels of language models.
  public var models: ModelFigures?
  /// A difference of kappas up to which the formulations count as equal, set beforehand.
  public var margin: Double?

  public init(
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
public struct ReportHeader: Hashable, Sendable {
  public var title: String
  /// demur's.
  public var version: String
  /// The study's head, or a digest of the label files.
  public var fingerprint: String
  /// The study's or the label files' names.
  public var source: [String]
  public var isSimulated: Bool

  public init(title: String, version: String, fingerprint: String, source: [String], isSimulated: Bool = false) {
    self.title = title
    self.version = version
    self.fingerprint = fingerprint
    self.source = source
    self.isSimulated = isSimulated
  }
}
