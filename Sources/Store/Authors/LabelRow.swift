import FoundationEssentials
import Study

/// A label with all that figures and exports want to know of it. For authors: every annotator's are among them.
public struct LabelRow: Hashable, Sendable {
  public var work: Work
  public var subset: String
  public var annotator: Annotator
  public var label: Label
  /// False for a label that was taken back, replaced, or is contradicted from another machine.
  public var isCurrent: Bool
  /// nil where only the labels were asked for.
  public var details: Details?

  public struct Details: Hashable, Sendable {
    public var act: ActID
    public var at: Date
    /// nil when the payload was erased.
    public var circumstances: Circumstances?
    /// The hash of the guidelines that it was given under.
    public var guidelinesHash: String?
    public var isUnsure: Bool
    public var comment: String?
  }
}
