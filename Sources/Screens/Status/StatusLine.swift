import Terminal

/// A line of the status.
package struct StatusLine: Hashable, Sendable {
  package var text: SafeText
  /// Whose instances it counts; nil where it counts none.
  package var subject: StatusSubject?

  package init(_ text: SafeText, _ subject: StatusSubject? = nil) {
    self.text = text
    self.subject = subject
  }
}

/// Which instances a line of the status counts.
package enum StatusSubject: Hashable, Sendable {
  /// All of them, in the formulation of this name.
  case formulation(String)
  /// Those that the annotator of this name has labelled.
  case annotator(String)
}
