import FoundationEssentials
import Store
import Study
import Testing

/// Long random sessions against a model in a few lines, and against `verify`, which replays the events by itself.
@Suite struct RandomActsTests {
  @Test(arguments: 0..<6) func `a random session agrees with its model at every step`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed, "session")
    let study = try TemporaryStudy(instances: 4)
    var desk = try study.desk()
    var model = Model(places: (0..<8).map { "h-\($0 % 4)\($0 < 4 ? "A" : "B")" })
    for step in 0..<120 {
      let next = try desk.next(.single)
      #expect(try desk.nextPlace() == model.next, "step \(step)")
      switch random.below(8) {
      case 0, 1, 2:
        guard let next else { continue }
        let value = 1 + random.below(5)
        model.act(try desk.act(.rate(value), on: next.work.id), .labelled)
      case 3:
        guard let next else { continue }
        model.act(try desk.act(.postpone, on: next.work.id), .postponed)
      case 4:
        guard let next else { continue }
        model.act(try desk.act(.exclude(.language, note: ""), on: next.work.id), .excluded)
      case 5, 6:
        let act = try desk.undoable(.single)
        #expect(act?.id == model.undoable?.id, "step \(step)")
        guard let act else { continue }
        try desk.act(.takeBack(of: act.id), on: act.work.id)
        model.undo()
      default:
        let act = try desk.redoable(.single)
        #expect(act?.id == model.undone.last?.id, "step \(step)")
        guard let act else { continue }
        try desk.act(.restore(of: act.id), on: act.work.id)
        model.redo()
      }
      #expect(try desk.progress(.single) == model.progress, "step \(step)")
      if step.isMultiple(of: 40) { desk = try study.reopened().desk(for: "alice") }
    }
    #expect(try study.file.verify() == [])
  }

  /// Every act in force in its order, and the ones undone since.
  private struct Model {
    enum State { case labelled, excluded, postponed }
    struct Done {
      var id: ActID
      var place: String
      var state: State
    }

    var places: [String]
    var done: [Done] = []
    var undone: [Done] = []

    init(places: [String]) { self.places = places }

    /// An act replaces what stood on the same place before.
    mutating func act(_ id: ActID, _ state: State) {
      guard let place = next else { return }
      done.removeAll { $0.place == place }
      done.append(Done(id: id, place: place, state: state))
      undone = []
    }

    var undoable: Done? { done.last }

    mutating func undo() {
      if let last = done.popLast() { undone.append(last) }
    }

    mutating func redo() {
      if let last = undone.popLast() { done.append(last) }
    }

    var next: String? {
      places.first { place in !done.contains { $0.place == place } }
        ?? done.first { $0.state == .postponed }?.place
    }

    var progress: WorkProgress {
      WorkProgress(
        total: places.count, labelled: done.count { $0.state == .labelled },
        excluded: done.count { $0.state == .excluded },
        postponed: done.count { $0.state == .postponed })
    }
  }
}
