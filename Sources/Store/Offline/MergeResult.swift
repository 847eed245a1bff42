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
}
