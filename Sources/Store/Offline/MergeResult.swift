import Study

/// What a packed file brought home.
public struct MergeResult: Hashable, Sendable {
  public var path: String
  public var annotator: Annotator
  /// Acts that were not here yet, and how many of them are labels.
  public var added: Int
  public var addedLabels: Int
  /// Acts that an earlier merge had brought.
  public var known: Int
  /// Whether the file was put back from an older copy of itself, and went on from there.
  public var wentBack = false
  /// Pieces of work that were taken out of the assignment here and count again, since they were labelled there.
  public var broughtBack = 0
  /// Labels of work that was taken out here and has been given to the annotator anew: they count nowhere.
  public var superseded = 0
}
