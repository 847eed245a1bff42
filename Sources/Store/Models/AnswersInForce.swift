import Study

/// Which of a model's answers are in force: of several to one question the last. Of a panel's, whose questions are its
/// members' votes, there is one to a data point.
struct AnswersInForce {
  private let isPanel: Bool
  /// How many answers are still to come to each question that has several.
  private var left: [String: Int] = [:]

  init(isPanel: Bool) { self.isPanel = isPanel }

  /// What an answer takes the place of has the same.
  private func question(_ answer: ModelAnswer) -> String {
    isPanel
      ? "\(answer.method.rawValue) \(answer.response?.rawValue ?? "-") \(answer.instance)" : answer.key
  }

  /// Counts an answer; all are counted, in any order, before one is asked about.
  mutating func count(_ answer: ModelAnswer) { left[question(answer), default: 0] += 1 }

  /// Whether this answer is in force; all are asked about in the order of saving.
  mutating func take(_ answer: ModelAnswer) -> Bool {
    let question = question(answer)
    guard let count = left[question] else { return true }
    left[question] = count - 1
    return count == 1
  }

  /// Forgets what has one answer alone.
  mutating func finishCounting() { left = left.filter { $0.value > 1 } }
}
