import Foundation
import Store
import Study

/// Has simulated people do the work that a study gave to its annotators.
enum SimulatedWork {
  /// Labels all open work of these annotators in one transaction; the number of labels.
  ///
  /// - Parameter people: each with the number of the simulated person who stands in for them.
  @discardableResult
  static func label(_ file: StudyFile, _ people: [(annotator: Annotator, number: Int)], seed: UInt64) throws -> Int {
    let simulation = SimulatedAnnotators(seed: seed)
    let shares = try people.map { person in
      // SINGLE first, as the paper's annotators did.
      let open = try file.openWork(of: person.annotator.name).sorted { $0.isBefore($1) }
      return (desk: try file.desk(for: person.annotator.name), number: person.number, open: open)
    }
    return try file.recordMany { record in
      var count = 0
      for (desk, number, open) in shares {
        var draws = SeededGenerator(seed: seed, "seconds", String(number))
        for work in open {
          let label = simulation.label(work, annotator: number)
          let seconds = (150 + 300 * draws.unit()).rounded() / 10
          let circumstances = Circumstances(
            firstShown: work.firstShown, activeSeconds: seconds, unread: [], wasFast: false,
            layout: Simulation.layout, columns: 0, rows: 0)
          try record(desk, .label(label, circumstances), work.id, .fresh(), Date())
          count += 1
        }
      }
      return count
    }
  }
}

extension Work {
  fileprivate func isBefore(_ other: Work) -> Bool {
    formulation == other.formulation ? position < other.position : formulation == .single
  }
}

extension SimulatedAnnotators {
  /// What a simulated person says of a piece of work; asked again, they may say something else.
  fileprivate func label(_ work: Work, annotator: Int) -> Label {
    let attempt = Occasion.allCases.firstIndex(of: work.occasion) ?? 0
    let labels = labels(work.instance, annotator: annotator, attempt: attempt)
    switch work.response {
    case .a: return .rating(labels.ratings.a)
    case .b: return .rating(labels.ratings.b)
    case nil: return .preference(labels.preference)
    }
  }
}
