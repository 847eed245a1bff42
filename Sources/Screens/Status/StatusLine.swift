import Terminal

/// A line of the status.
public struct StatusLine: Hashable, Sendable {
  public var text: SafeText
  /// Whose instances it counts; nil where it counts none.
  public var subject: StatusSubject?

  public init(_ text: SafeText, _ subject: StatusSubject? = nil) {
    self.text = text
    self.subject = subject
  }
}

/// Which instances a line of the status counts.
public enum StatusSubject: Hashable, Sendable {
  /// All of them, in the formulation of this name.
  case formulation(String)
  /// Those that the annotator of this name has labelled.
  case annotator(String)
}
