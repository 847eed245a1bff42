import FoundationEssentials
import Study

/// A label with all that figures and exports want to know of it. For authors: every annotator's are among them.
package struct LabelRow: Hashable, Sendable {
  package var work: Work
  package var subset: String
  package var annotator: Annotator
  package var label: Label
  /// False for a label that was taken back, replaced, or is contradicted from another machine.
  package var isCurrent: Bool
  /// nil where only the labels were asked for.
  package var details: Details?

  /// What was recorded with the label.
  package struct Details: Hashable, Sendable {
    /// The event that gave it.
    package var act: ActID
    /// nil where that is not known, as of labels from elsewhere.
    package var at: Date?
    /// nil when the payload was erased.
    package var circumstances: Circumstances?
    /// The hash of the guidelines that it was given under.
    package var guidelinesHash: String?
    /// Seconds after the label or exclusion that the annotator went back to and changed into this one; nil where it is none
    /// of those.
    package var changedAfter: Double?
    /// Whether its annotator marked it as unsure.
    package var isUnsure: Bool
    /// The latest on this work; nil where there is none.
    package var comment: String?
  }

  /// Which response stood first; nil in SINGLE, and where that is not known.
  package var firstShown: ResponseLetter? {
    guard let circumstances = details?.circumstances else { return work.firstShown }
    return circumstances.firstShown ?? (circumstances.isFromElsewhere ? nil : work.firstShown)
  }
}
