/// What is taken for a sample of more, so that a statistic's interval holds for other such samples.
public enum Sampled: Sendable, Hashable {
  /// Units alone: the annotators are the ones of interest.
  case units
  /// Units and annotators: other people would label other units.
  case unitsAndAnnotators
}

/// The units of a study: which pattern of labels each shows, and whose labels these are.
public struct SampledUnits: Sendable, Equatable {
  /// The number of patterns, from 0.
  public let patternCount: Int
  /// The number of annotators, from 0.
  public private(set) var annotatorCount = 0
  /// The pattern of each unit, and where its annotators end in `annotators`.
  private(set) var patterns: [Int32] = []
  private(set) var ends: [Int32] = []
  private(set) var annotators: [Int32] = []
  /// For each pattern those that remain without each of its annotators; empty where they are not needed.
  let remainders: [[Int]]

  /// - Parameters:
  ///   - patternCount: The number of distinct patterns.
  ///   - remainders: For each pattern of three annotators or more the patterns that remain without the labels of each of
  ///     them, in the order of a unit's annotators; empty for others. Such patterns need not be shown by any unit.
  public init(patternCount: Int, remainders: [[Int]] = []) {
    precondition(remainders.isEmpty || remainders.count == patternCount, "not every pattern has its remainders")
    precondition(
      remainders.joined().allSatisfy { (0..<patternCount).contains($0) }, "a remainder is none of the patterns")
    self.patternCount = patternCount
    self.remainders = remainders.isEmpty ? Array(repeating: [], count: patternCount) : remainders
  }

  /// Units of which only patterns and how many units show each are known, so that no annotators can be a sample.
  public init(multiplicities: [Int]) {
    self.init(patternCount: multiplicities.count)
    for (pattern, count) in multiplicities.enumerated() {
      for _ in 0..<count { append(pattern: pattern, annotators: EmptyCollection()) }
    }
  }

  /// Units one after the other, as `append` takes each.
  ///
  /// - Parameters:
  ///   - patterns: of each unit.
  ///   - annotators: of the first unit, then of the second, and so on.
  ///   - ends: where those of each unit end, as many as there are units.
  package init(
    patternCount: Int, remainders: [[Int]] = [], patterns: [Int32], annotators: [Int32], ends: [Int32]
  ) {
    self.init(patternCount: patternCount, remainders: remainders)
    precondition(patterns.count == ends.count && Int(ends.last ?? 0) == annotators.count, "not every unit has its end")
    var start: Int32 = 0
    for (pattern, end) in zip(patterns, ends) {
      check(pattern: Int(pattern), labels: Int(end - start))
      start = end
    }
    (self.patterns, self.annotators, self.ends) = (patterns, annotators, ends)
    annotatorCount = Int(annotators.max() ?? -1) + 1
  }

  /// Makes room for units with so many labels in all.
  public mutating func reserve(units: Int, labels: Int) {
    patterns.reserveCapacity(units)
    ends.reserveCapacity(units)
    annotators.reserveCapacity(labels)
  }

  /// Adds a unit: its pattern, and the annotators whose labels the pattern shows (numbers from 0), each once.
  ///
  /// Whoever is not to be taken for a sample is left out, as the one whose agreement with others is the statistic. With
  /// three annotators or more they have to be as many as the pattern has remainders.
  public mutating func append(pattern: Int, annotators added: some Collection<Int>) {
    check(pattern: pattern, labels: added.count)
    patterns.append(Int32(pattern))
    for annotator in added {
      annotators.append(Int32(annotator))
      annotatorCount = max(annotatorCount, annotator + 1)
    }
    ends.append(Int32(annotators.count))
  }

  private func check(pattern: Int, labels: Int) {
    precondition((0..<patternCount).contains(pattern), "no such pattern")
    precondition(
      labels < 3 || labels == remainders[pattern].count, "a unit's annotators are not those of its pattern")
  }

  /// The number of units.
  public var count: Int { patterns.count }

  /// How many units show each pattern.
  public var multiplicities: [Int] {
    var counts = Array(repeating: 0, count: patternCount)
    for pattern in patterns { counts[Int(pattern)] += 1 }
    return counts
  }

  /// Calls a closure with each unit's pattern and annotators, in order.
  package func forEach(_ body: (_ pattern: Int, _ annotators: UnsafeBufferPointer<Int32>) -> Void) {
    annotators.withUnsafeBufferPointer { all in
      patterns.withUnsafeBufferPointer { patterns in
        ends.withUnsafeBufferPointer { ends in
          var start = 0
          for unit in 0..<patterns.count {
            let end = Int(ends[unit])
            body(Int(patterns[unit]), UnsafeBufferPointer(rebasing: all[start..<end]))
            start = end
          }
        }
      }
    }
  }
}
