import Study

/// Where the author is with the screen of sources.
enum SourcesState: Equatable, Sendable {
  case away
  /// It is on the screen, over the list or a page.
  case shown
  /// The list has the instances of one of its lines, in the place of what was listed before.
  case listed(before: Listed)

  /// A list as the author left it.
  struct Listed: Equatable, Sendable {
    var filter: ReviewFilter
    var order: ReviewOrder
    var marked: Int?
    /// The page that was open over it.
    var page: InstancePage?
  }
}
