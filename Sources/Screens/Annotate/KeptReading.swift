import Study

/// What was read of work is kept when something else takes its place without a label, so that it counts when the work is
/// shown again.
extension [Effect<AnnotateRequest>] {
  /// These effects, after one that keeps what was read of the work on the screen where they lead away from it.
  func keeping(_ attention: Attention?, of served: ServedWork?, _ presentation: Presentation?) -> Self {
    guard contains(where: \.leadsAway), let attention, attention.hasNews, let served, let presentation else {
      return self
    }
    return [.ask(.record(.read(attention.circumstances(of: served, presentation)), on: served.work.id))] + self
  }
}

extension Effect<AnnotateRequest> {
  /// Whether the work on the screen may make room for something else and get no label.
  fileprivate var leadsAway: Bool {
    switch self {
    case .leave, .ask(.undo), .ask(.undoAtItsPrice), .ask(.redo), .ask(.record(.postpone, on: _)),
      .ask(.record(.exclude, on: _)):
      true
    default: false
    }
  }
}
