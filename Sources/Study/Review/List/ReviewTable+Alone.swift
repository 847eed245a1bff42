extension ReviewTable {
  /// How often somebody stands against everyone.
  package struct LoneCount: Hashable, Sendable {
    /// Instances in which they are `threshold` or more from everybody else on a data point.
    package var alone = 0
    /// Instances of which somebody else labelled the same data point.
    package var shared = 0
  }

  /// For each annotator, in how many of the instances that they share they stand alone.
  package func standings() -> [LoneCount] {
    var standings = Array(repeating: LoneCount(), count: annotators.count)
    for instance in indices {
      let labels = labels(of: instance)
      // By the annotators who labelled it, which are few.
      var seen: [(annotator: UInt16, isAlone: Bool)] = []
      for label in labels {
        guard let isAlone = isAlone(label, among: labels) else { continue }
        if let place = seen.firstIndex(where: { $0.annotator == label.annotator }) {
          if isAlone { seen[place].isAlone = true }
        } else {
          seen.append((label.annotator, isAlone))
        }
      }
      for (annotator, isAlone) in seen {
        standings[Int(annotator)].shared += 1
        if isAlone { standings[Int(annotator)].alone += 1 }
      }
    }
    return standings
  }

  /// How often one annotator stands alone.
  package func standing(of annotator: Int) -> LoneCount {
    var standing = LoneCount()
    for instance in indices {
      let labels = labels(of: instance)
      let known = labels.lazy.filter { Int($0.annotator) == annotator }.compactMap { isAlone($0, among: labels) }
      guard let first = known.first else { continue }
      standing.shared += 1
      if first || known.contains(true) { standing.alone += 1 }
    }
    return standing
  }

  /// Whether an annotator's label of some data point is `threshold` or more from every other person's.
  func isAlone(_ annotator: Int, in instance: Int) -> Bool {
    let labels = labels(of: instance)
    return labels.contains { Int($0.annotator) == annotator && isAlone($0, among: labels) == true }
  }

  /// Whether a label is `threshold` or more from every other person's of its data point; nil where there is no other, or where
  /// it is none that counts.
  private func isAlone(_ label: ReviewLabel, among labels: ArraySlice<ReviewLabel>) -> Bool? {
    guard let own = counted(label) else { return nil }
    var hasOthers = false
    for other in labels where other.point == label.point && other.annotator != label.annotator {
      guard let value = counted(other) else { continue }
      if abs(value - own) < threshold { return false }
      hasOthers = true
    }
    return hasOthers ? true : nil
  }

  /// Whether two people are `threshold` or more apart on a data point.
  func areApart(_ pair: AnnotatorPair, in instance: Int) -> Bool {
    let labels = labels(of: instance)
    return labels.contains { label in
      guard Int(label.annotator) == pair.first, let value = counted(label) else { return false }
      return labels.contains { other in
        Int(other.annotator) == pair.second && other.point == label.point
          && (counted(other).map { abs($0 - value) >= threshold } ?? false)
      }
    }
  }

  /// The value of a person's original label.
  func counted(_ label: ReviewLabel) -> Int? {
    label.isOriginal && isPerson[Int(label.annotator)] ? label.value : nil
  }

  /// Causes by which something is coded, and which the code book no longer has, in the order of their ids.
  package func retiredCauses(_ codeBook: CodeBook) -> [String] {
    Set(decisions.values.flatMap(\.causes)).filter { codeBook[id: $0] == nil }.sorted()
  }

  /// Those who decided on something, in the order of their names.
  package var authors: [String] {
    Set(decisions.values.lazy.flatMap(\.all).map { InstanceKey($0.author) }).sorted().map(\.text)
  }
}
