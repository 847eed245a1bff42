import Study

/// What a packed file brought home.
package struct MergeResult: Hashable, Sendable {
  /// The packed file.
  package var path: String
  package var annotator: Annotator
  /// Acts that were not here yet, and how many of them are labels.
  package var added: Int
  /// Labels that the study did not have.
  package var addedLabels: Int
  /// Acts that an earlier merge had brought.
  package var known: Int
  /// Whether the file was put back from an older copy of itself, and went on from there.
  package var wentBack = false
  /// Pieces of work that were taken out of the assignment here and count again, since they were labelled there.
  package var broughtBack = 0
  /// Labels of work that was taken out here and has been given to the annotator anew: they count nowhere.
  package var superseded = 0
}
