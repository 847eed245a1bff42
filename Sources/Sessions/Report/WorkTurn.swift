import Foundation
import Study

/// When a label was its turn among its annotator's of one formulation.
struct WorkTurn {
  /// The place of its work; of a label from elsewhere that of its line in a file.
  let position: Int
  /// nil where that is not known.
  let at: Date?
  let isFromElsewhere: Bool

  /// Labels of one annotator and formulation in the order in which they were given; nil where that is not known, as of labels
  /// from elsewhere without their times.
  static func ordered<Label>(_ labels: [Label], by turn: (Label) -> WorkTurn) -> [Label]? {
    guard labels.contains(where: { turn($0).isFromElsewhere }) else {
      return labels.sorted { turn($0).position < turn($1).position }
    }
    let times = labels.compactMap { turn($0).at }
    guard times.count == labels.count, labels.count < 2 || times.min() != times.max() else { return nil }
    return zip(times, labels).sorted { $0.0 < $1.0 }.map(\.1)
  }
}
