import Foundation
import Study

/// When a label was its turn among its annotator's of one formulation.
struct WorkTurn {
  /// The place of its work; of a label from elsewhere that of its line in a file.
  let position: Int
  /// nil where that is not known.
  let at: Date?
  /// How the label came about.
  let layout: String?

  /// Labels of one annotator and formulation in the order in which they were given; nil where that is not known, as of labels
  /// from elsewhere without their times.
  static func ordered<Label>(_ labels: [Label], by turn: (Label) -> WorkTurn) -> [Label]? {
    let layouts = Set(labels.map { turn($0).layout })
    let isImported = layouts.contains(Circumstances.imported)
    guard isImported || layouts.contains(Simulation.layout) else {
      return labels.sorted { turn($0).position < turn($1).position }
    }
    // A simulation's may have come from a file, too, and has the times of its writing: several labels in one millisecond.
    let times = labels.compactMap { turn($0).at }
    guard times.count == labels.count, !isImported || labels.count < 2 || times.min() != times.max() else { return nil }
    return zip(times, labels).sorted { ($0.0, turn($0.1).position) < ($1.0, turn($1.1).position) }.map(\.1)
  }
}
