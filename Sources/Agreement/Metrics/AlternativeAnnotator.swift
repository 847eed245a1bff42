/// The alternative annotator test: whether somebody, such as a language model, may stand in for one of the annotators
/// (Calderon, Reichart & Dror 2025, "The Alternative Annotator Test for LLM-as-a-Judge").
///
/// Each annotator in turn is left out. On each of that annotator's units it is asked who is nearer to the others' labels: the
/// candidate, or the one left out; where both are as near, both are said to be. With `ρᶠ` and `ρʰ` the shares of units on
/// which each is, the candidate wins where `ρʰ − ρᶠ < ε` by a one-sided paired t-test, its p-values corrected by Benjamini
/// and Yekutieli (2001), which holds however the tests hang together.
public struct AlternativeAnnotatorTest: Sendable, Hashable {
  /// Those who were left out in turn, in the order of their numbers; only those with enough units.
  public let annotators: [Annotator]
  /// ω, the share of annotators against whom the candidate wins, 0 to 1; undefined where too few have enough units.
  public let winningRate: Statistic
  /// ρ, the mean of the annotators' ``Annotator/advantage``, 0 to 1: how probably the candidate is as near to the others as an
  /// annotator. Undefined where ω is.
  public let advantage: Statistic

  /// What came of leaving one annotator out.
  public struct Annotator: Sendable, Hashable {
    /// The annotator's number in ``Unit/labels``.
    public let number: Int
    /// The units that the annotator, the candidate and somebody else labelled.
    public let units: Int
    /// ρᶠ, the share of units on which the candidate is as near to the others or nearer.
    public let advantage: Double
    /// ρʰ, the same of the annotator.
    public let annotatorAdvantage: Double
    /// Of the one-sided t-test, uncorrected; 0 to 1.
    public let p: Double
    /// ``p`` corrected by Benjamini and Yekutieli; 0 to 1.
    public let correctedP: Double
    /// Whether the candidate wins.
    public let isBeaten: Bool
  }

  /// Whether the candidate may stand in: it wins against half of the annotators or more. nil where that is undefined.
  public var isPassed: Bool? { winningRate.value.map { $0 >= 0.5 } }

  /// The fewest annotators by which anything is said.
  public static let leastAnnotators = 3
  /// The fewest instances of each annotator by which anything is said of them.
  public static let leastInstances = 30

  /// A data point that the candidate labelled.
  public struct Unit: Sendable, Hashable {
    /// Data points of one instance do not count as several instances.
    public let instance: Int
    /// The candidate's label.
    public let candidate: Double
    /// By the numbers of the annotators, each at most once.
    public let labels: [(annotator: Int, label: Double)]

    /// A data point from its labels.
    public init(instance: Int, candidate: Double, labels: [(annotator: Int, label: Double)]) {
      self.instance = instance
      self.candidate = candidate
      self.labels = labels
    }

    /// Whether two have the same labels of the same instance.
    public static func == (left: Unit, right: Unit) -> Bool {
      left.instance == right.instance && left.candidate == right.candidate
        && left.labels.elementsEqual(right.labels, by: ==)
    }

    /// Goes by what `==` compares.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(instance)
      hasher.combine(candidate)
      for label in labels {
        hasher.combine(label.annotator)
        hasher.combine(label.label)
      }
    }
  }

  /// How near a label is to the others'.
  public enum Nearness: String, Sendable, Hashable, CaseIterable {
    /// Minus the root of the mean squared difference: for numbers.
    case distance
    /// The share of the others that are equal: for names.
    case equality

    func callAsFunction(_ label: Double, to others: [Double]) -> Double {
      switch self {
      // The mean square orders labels as its root does, and whole numbers have it exactly.
      case .distance: -others.reduce(0) { $0 + ($1 - label) * ($1 - label) }
      case .equality: Double(others.count { $0 == label })
      }
    }
  }

  /// - Parameters:
  ///   - units: those that the candidate labelled.
  ///   - epsilon: ε, by how much an annotator may be nearer than the candidate, for what it costs: the authors take .2 for
  ///     experts, .15 for trained people, .1 for a crowd.
  ///   - rate: of false discoveries, over all annotators.
  public init(_ units: [Unit], nearness: Nearness, epsilon: Double, rate: Double = 0.05) {
    var leftOut: [Int: LeftOut] = [:]
    for unit in units where unit.labels.count > 1 {
      for (place, own) in unit.labels.enumerated() {
        var others = unit.labels.map(\.label)
        others.remove(at: place)
        leftOut[own.annotator, default: LeftOut()].add(
          nearness(unit.candidate, to: others), nearness(own.label, to: others), instance: unit.instance)
      }
    }
    let enough = leftOut.filter { $1.instances.count >= Self.leastInstances }.sorted { $0.key < $1.key }
    let values = enough.map { $1.p(epsilon: epsilon) }
    let corrected = benjaminiYekutieli(values)
    annotators = zip(enough, zip(values, corrected)).map { found, p in
      Annotator(
        number: found.key, units: found.value.count, advantage: found.value.candidateShare,
        annotatorAdvantage: found.value.ownShare, p: p.0, correctedP: p.1, isBeaten: p.1 <= rate)
    }
    guard annotators.count >= Self.leastAnnotators else {
      (winningRate, advantage) = (.undefined(.tooFewAnnotators), .undefined(.tooFewAnnotators))
      return
    }
    let count = Double(annotators.count)
    winningRate = .value(Double(annotators.count { $0.isBeaten }) / count)
    advantage = .value(annotators.reduce(0) { $0 + $1.advantage } / count)
  }

  /// Counts over one annotator's units.
  private struct LeftOut {
    private(set) var instances: Set<Int> = []
    private(set) var count = 0
    private var candidate = 0
    private var own = 0
    /// Units on which only one of the two is nearest.
    private var apart = 0

    mutating func add(_ candidate: Double, _ own: Double, instance: Int) {
      instances.insert(instance)
      count += 1
      if candidate >= own { self.candidate += 1 }
      if own >= candidate { self.own += 1 }
      if own != candidate { apart += 1 }
    }

    var candidateShare: Double { Double(candidate) / Double(count) }
    var ownShare: Double { Double(own) / Double(count) }

    /// Of `t = (d̄ − ε) / (s / √n)` with the differences d of the two, each −1, 0 or 1.
    func p(epsilon: Double) -> Double {
      let n = Double(count)
      let mean = Double(own - candidate) / n
      let variance = (Double(apart) - n * mean * mean) / (n - 1)
      guard variance > 1e-12 else { return mean < epsilon ? 0 : 1 }
      return StudentT(degreesOfFreedom: n - 1).cumulative((mean - epsilon) / (variance / n).squareRoot())
    }
  }
}

/// p-values corrected for how many there are (Benjamini & Yekutieli 2001), in their order: those up to q are the rejections
/// at a rate q of false discoveries, however the tests hang together.
///
/// `min over j ≥ i of p₍ⱼ₎ m (1 + ½ + … + 1/m) / j`, at most 1.
public func benjaminiYekutieli(_ values: [Double]) -> [Double] {
  let count = Double(values.count)
  let harmonic = values.indices.reduce(0.0) { $0 + 1 / Double($1 + 1) }
  var corrected = values
  var least = 1.0
  for (rank, place) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated().reversed() {
    least = min(least, values[place] * count * harmonic / Double(rank + 1))
    corrected[place] = least
  }
  return corrected
}
