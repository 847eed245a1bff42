import Study

/// What stands of the acts of authors, taken in the order of saving.
///
/// Acts of different files of a study count side by side: of one author's rulings on an instance the last of each file, and
/// of these the latest, so that it does not depend on the order in which files come together.
struct DecisionFold {
  private var rulings: [Place: [Saved]] = [:]
  private var byID: [ActID: Ruling] = [:]

  private struct Place: Hashable {
    var instance: InstanceKey
    var author: InstanceKey
  }

  private struct Saved {
    var decision: Decision
    var writer: Int64
    var isStanding: Bool
  }

  init(_ events: [DecisionEvent] = []) {
    for event in events { apply(event) }
  }

  mutating func apply(_ event: DecisionEvent) {
    let content = event.content
    let place = Place(instance: InstanceKey(content.instance), author: InstanceKey(content.author))
    switch content.act {
    case .set:
      guard let ruling = content.ruling else { return }
      let decision = Decision(
        id: event.id, author: content.author, ruling: ruling, at: event.at, isBlind: content.blind ?? false)
      rulings[place, default: []].append(Saved(decision: decision, writer: event.writer, isStanding: true))
      byID[event.id] = ruling
    case .undo, .redo:
      guard let saved = rulings[place]?.lastIndex(where: { $0.decision.id.rawValue == event.target }) else { return }
      rulings[place]?[saved].isStanding = content.act == .redo
    }
  }

  /// What stands, by instance.
  var standing: [InstanceKey: Decisions] {
    var result: [InstanceKey: Decisions] = [:]
    for (place, saved) in rulings {
      if let decision = Self.latest(saved) { result[place.instance, default: Decisions()].set(decision) }
    }
    return result
  }

  func standing(on instance: InstanceKey, by author: String) -> Decision? {
    Self.latest(rulings[Place(instance: instance, author: InstanceKey(author))] ?? [])
  }

  func ruling(_ id: String) -> Ruling? { byID[ActID(rawValue: id)] }

  private static func latest(_ saved: [Saved]) -> Decision? {
    var last: [Int64: Decision] = [:]
    for one in saved where one.isStanding { last[one.writer] = one.decision }
    return last.values.max { ($0.at, $0.id.rawValue) < ($1.at, $1.id.rawValue) }
  }
}
