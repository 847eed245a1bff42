import Agreement
import Testing

@Suite struct CohenKappaTests {
  struct Row: Sendable {
    let source: String
    let counts: [[Double]]
    let weights: Weights
    let kappa: Double
  }

  static let artstein4: [[Double]] = [[46, 0, 0], [6, 32, 6], [0, 0, 10]]
  static let artstein4b: [[Double]] = [[46, 0, 0], [4, 40, 0], [0, 0, 10]]
  static let cohen1968: [[Double]] = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]

  @Test(arguments: [
    Row(
      source: "Artstein & Poesio 2008, table 1", counts: [[20, 20], [10, 50]], weights: .unweighted,
      kappa: 0.34782608695652173),
    Row(
      source: "the same; two labels", counts: [[20, 20], [10, 50]], weights: .quadratic, kappa: 0.34782608695652173),
    Row(source: "Cohen 1968, table 1", counts: cohen1968, weights: .unweighted, kappa: 0.4915254237288136),
    Row(
      source: "Cohen 1968, table 1, his weights", counts: cohen1968,
      weights: .disagreement([[0, 1, 3], [1, 0, 6], [3, 6, 0]]), kappa: 0.34782608695652173),
    Row(source: "scikit-learn on Cohen 1968", counts: cohen1968, weights: .linear, kappa: 0.4736842105263158),
    Row(source: "scikit-learn on Cohen 1968", counts: cohen1968, weights: .quadratic, kappa: 0.4545454545454546),
    Row(
      source: "Gwet 2002, −.0234, where kappa is paradoxical", counts: [[118, 5], [2, 0]], weights: .unweighted,
      kappa: -20.0 / 855),
  ])
  func `kappa of published tables`(_ row: Row) throws {
    let table = try ConfusionTable(counts: row.counts, scale: Scale(1...row.counts.count))
    check(cohenKappa(table, weights: row.weights), is: row.kappa, "\(row.source)")
  }

  /// scikit-learn's own tests, after Artstein & Poesio 2008, table 4.
  @Test func `kappa of runs of labels`() throws {
    let first = runs((46, 0), (44, 1), (10, 2))
    let scale = Scale(0...2)
    let second = runs((52, 0), (32, 1), (16, 2))
    check(try cohenKappa(first, second, scale: scale), is: 0.8013245033112583)
    check(try cohenKappa(first, second, scale: scale, weights: .linear), is: 0.8355263157894737)
    check(try cohenKappa(first, second, scale: scale, weights: .quadratic), is: 0.8776508972267537)
    let third = runs((50, 0), (40, 1), (10, 2))
    check(try cohenKappa(first, third, scale: scale), is: 0.9315068493150684)
    check(try cohenKappa(first, third, scale: scale, weights: .linear), is: 0.9411764705882353)
    check(try cohenKappa(first, third, scale: scale, weights: .quadratic), is: 0.9541284403669725)
  }

  @Test func `small columns give scikit-learn's values`() throws {
    let ratings = try cohenKappa(
      [1, 2, 3, 4, 5, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 2, 3, 4, 5, 4], scale: Scale(1...5), weights: .quadratic)
    check(ratings, is: 0.8648648648648649)
    let preferences = try cohenKappa(
      [-2, -2, -1, 0, 1, 2, 2, 0, -1, 1], [-2, -1, -1, 0, 1, 2, -2, 1, 1, 0], scale: Scale(-2...2), weights: .quadratic)
    check(preferences, is: 0.3783783783783784)
    let inverse = try cohenKappa([1, 2, 3, 4, 5], [5, 4, 3, 2, 1], scale: Scale(1...5), weights: .quadratic)
    check(inverse, is: -1)
  }

  @Test func `a value that nobody gave keeps its place on the scale`() throws {
    let (first, second) = ([-2.0, -2, 1, 2], [1.0, 2, -2, -2])
    check(try cohenKappa(first, second, scale: Scale(-2...2), weights: .quadratic), is: -0.9607843137254901)
    let occurring = try Scale(occurringIn: first + second)
    check(try cohenKappa(first, second, scale: occurring, weights: .quadratic), is: -0.9607843137254901)
    // What weights by the index of the labels that occur would give.
    check(
      try cohenKappa([0, 0, 1, 2], [1, 2, 0, 0], scale: Scale(0...2), weights: .quadratic), is: -0.8181818181818181)
  }

  @Test(arguments: [Weights.unweighted, .linear, .quadratic])
  func `constant columns are undefined where equal and 0 otherwise`(_ weights: Weights) throws {
    func kappa(_ first: [Double], _ second: [Double]) throws -> Statistic {
      try cohenKappa(first, second, scale: Scale(1...5), weights: weights)
    }
    #expect(try kappa([3, 3, 3, 3, 3], [3, 3, 3, 3, 3]) == .undefined(.constant))
    #expect(try kappa([3], [3]) == .undefined(.constant))
    #expect(try kappa([3], [4]) == .value(0))
    #expect(try kappa([3, 3, 3, 3, 3], [1, 2, 3, 4, 5]) == .value(0))
    #expect(try kappa([3, 3, 3, 3, 3], [4, 4, 4, 4, 4]) == .value(0))
    #expect(try kappa([], []) == .undefined(.noPairs))
  }

  @Test func `weights that don't fit are undefined, and weights without disagreement say so`() throws {
    let table = try ConfusionTable(counts: [[1, 2], [3, 4]], scale: Scale(0...1))
    #expect(cohenKappa(table, weights: .disagreement([[0, 1]])) == .undefined(.weightsMismatch))
    #expect(cohenKappa(table, weights: .disagreement([[0, 0], [0, 0]])) == .undefined(.chanceComplete))
  }

  @Test func `names are labels too`() throws {
    let (first, second) = (["a", "b", "a", "c"], ["a", "b", "c", "c"])
    let kappa = try cohenKappa(first, second)
    #expect(kappa == (try cohenKappa([0, 1, 0, 2], [0, 1, 2, 2], scale: Scale(0...2))))
    #expect(throws: AgreementError.lengthsDiffer(first: 1, second: 2)) { try cohenKappa(["a"], ["a", "b"]) }
  }

  @Test func `a unit's pairs share its weight`() throws {
    var pairs = ConfusionTable(scale: Scale(1...3))
    pairs.add(unit: [0, 1, 2])
    #expect(abs(pairs.total - 1) < 1e-12)
    #expect(pairs[0, 1] == pairs[0, 2] && pairs[0, 1] == pairs[1, 2] && pairs[1, 0] == 0)
    let missing = try ConfusionTable(units: [[1, nil, 2], [nil, 3, nil], []], scale: Scale(1...3))
    #expect(missing.total == 1 && missing[0, 1] == 1)
  }

  private func runs(_ runs: (count: Int, label: Double)...) -> [Double] {
    runs.flatMap { Array(repeating: $0.label, count: $0.count) }
  }
}
