/// Several models as one: what most of them say of a data point.
package enum PanelVote {
  /// The value that most gave; where several are as frequent, the middle of all votes, a half towards the middle of the scale.
  ///
  /// - Parameters:
  ///   - votes: one at least for there to be a value.
  ///   - middle: of the scale: 3 of ratings, 0 of preferences.
  package static func value(_ votes: [Int], middle: Int) -> Int? {
    let counts = votes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    let winners = counts.filter { $0.value == most }.keys
    if winners.count == 1, let only = winners.first { return only }
    let sorted = votes.sorted()
    // Twice the median, seen from the middle; the division goes towards 0.
    let twice = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2] - 2 * middle
    return middle + twice / 2
  }
}
