import Agreement
import Testing

/// The alternative annotator test against SciPy (the values are printed by Scripts/oracle-alternative.py), and against
/// studies that are counted by hand.
@Suite struct AlternativeAnnotatorTests {
  struct Case: Sendable {
    let units, annotators, share, noise: Int
    let nearness: AlternativeAnnotatorTest.Nearness
    let epsilon, winningRate, advantage: Double
    let p: [Double]

    init(
      _ units: Int, _ annotators: Int, _ share: Int, _ noise: Int, _ nearness: AlternativeAnnotatorTest.Nearness,
      _ epsilon: Double, _ winningRate: Double, _ advantage: Double, _ p: [Double]
    ) {
      (self.units, self.annotators, self.share, self.noise) = (units, annotators, share, noise)
      (self.nearness, self.epsilon, self.winningRate, self.advantage) = (nearness, epsilon, winningRate, advantage)
      self.p = p
    }
  }

  static let cases = [
    Case(
      60, 4, 13, 13, .equality, 0.15, 0.0, 0.828125,
      [0.01365443779065088, 0.014483319267178083, 0.049866676922639346, 0.049866676922639346]),
    Case(
      60, 4, 13, 13, .distance, 0.15, 0.0, 0.8020833333333334,
      [0.024217718394936326, 0.03518936709266435, 0.17143361877608856, 0.11509753945272101]),
    Case(
      60, 4, 13, 4, .distance, 0.1, 1.0, 0.9375,
      [2.4045175302191262e-05, 0.0002477018617777347, 0.0001406035182007738, 0.0004320991451840068]),
    Case(
      90, 5, 10, 13, .equality, 0.2, 0.0, 0.775,
      [0.026113452036509544, 0.01702212466553427, 0.03124655641742866, 0.03556992745249256, 0.006851575027004368]),
    Case(
      200, 3, 13, 9, .distance, 0.2, 1.0, 0.90625,
      [1.388065021633145e-20, 5.0545027894581836e-11, 6.115403201934055e-10]),
    Case(
      200, 3, 13, 9, .equality, 0.0, 1.0, 0.93125,
      [4.39793318070657e-06, 0.0054843298888405945, 0.00014238519244270928]),
  ]

  @Test(arguments: cases) func `it is what SciPy gives`(known: Case) {
    let found = AlternativeAnnotatorTest(
      (0..<known.units).map { unit in
        AlternativeAnnotatorTest.Unit(
          instance: unit, candidate: Self.label(unit, 20, known.noise),
          labels: (0..<known.annotators).filter { (unit + 2 * $0) % 5 != 0 }.map {
            ($0, Self.label(unit, $0, known.share))
          })
      }, nearness: known.nearness, epsilon: known.epsilon)
    #expect(found.winningRate.value == known.winningRate)
    #expect(abs((found.advantage.value ?? -1) - known.advantage) < 1e-12)
    #expect(found.annotators.count == known.p.count)
    for (annotator, p) in zip(found.annotators, known.p) {
      #expect(abs(annotator.p - p) < 1e-10 * max(p, 1e-3), "\(annotator)")
    }
  }

  /// 1 to 5, the same as the script's.
  private static func label(_ unit: Int, _ annotator: Int, _ share: Int) -> Double {
    let noise = [0, 0, 1, 0, -1, 0, 2, 0, 0, -1, 0, 1, 0]
    let place = (unit * (annotator + 3) + annotator * annotator) % 13
    return Double(min(5, max(1, unit * 7 % 5 + 1 + (place < share ? noise[place] : 0))))
  }

  @Test(arguments: [
    ([0.01, 0.02, 0.03, 0.04], [0.08333333333333331, 0.08333333333333331, 0.08333333333333331, 0.08333333333333333]),
    (
      [0.04, 0.0001, 0.2, 0.0001, 0.013],
      [0.11416666666666667, 0.0005708333333333333, 0.45666666666666667, 0.0005708333333333333, 0.04947222222222222]
    ),
    ([0.9, 0.5], [1.0, 1.0]),
    ([0.3], [0.3]), ([], []),
  ])
  func `p-values are corrected as SciPy does it`(values: [Double], corrected: [Double]) {
    let found = benjaminiYekutieli(values)
    #expect(found.count == corrected.count)
    for (one, other) in zip(found, corrected) { #expect(abs(one - other) < 1e-12) }
  }

  /// A study in which so many people always say the same, and a candidate that says something else on some units.
  private static func study(
    _ instances: Int, people: Int = 3, of pointsEach: Int = 1, candidate: (Int) -> Double = { _ in 1 },
    person: (Int, Int) -> Double = { _, _ in 1 }
  ) -> [AlternativeAnnotatorTest.Unit] {
    (0..<instances * pointsEach).map { unit in
      AlternativeAnnotatorTest.Unit(
        instance: unit / pointsEach, candidate: candidate(unit), labels: (0..<people).map { ($0, person($0, unit)) })
    }
  }

  @Test(arguments: AlternativeAnnotatorTest.Nearness.allCases)
  func `hand-made studies come out as they must`(nearness: AlternativeAnnotatorTest.Nearness) throws {
    func test(_ units: [AlternativeAnnotatorTest.Unit], _ epsilon: Double = 0.15) -> AlternativeAnnotatorTest {
      AlternativeAnnotatorTest(units, nearness: nearness, epsilon: epsilon)
    }
    // Who always says what everybody says is as near as anybody; but without an allowance, nearer than nobody.
    let same = test(Self.study(30))
    #expect(same.winningRate == .value(1) && same.advantage == .value(1) && same.isPassed == true)
    #expect(test(Self.study(30), 0).winningRate == .value(0))
    // Who never does, loses every comparison.
    let other = test(Self.study(30, candidate: { _ in 2 }))
    #expect(other.winningRate == .value(0) && other.advantage == .value(0) && other.isPassed == false)
    // On 6 of 30 units the candidate is worse, on 4 person 2 is (and then nobody else is left out worse): d̄ = 2/30,
    // s² = (10 − 30/225) / 29, t = (2/30 − .15) / (s / √30) = −.7825, and P(T₂₉ < t) = .2202.
    let mixed = test(
      Self.study(30, candidate: { $0 < 6 ? 2 : 1 }, person: { person, unit in person == 2 && unit >= 26 ? 2 : 1 }))
    let last = try #require(mixed.annotators.last)
    #expect(abs(last.p - 0.2202) < 1e-4 && abs(last.advantage - 24.0 / 30) < 1e-12, "\(last)")
    #expect(abs(last.annotatorAdvantage - 26.0 / 30) < 1e-12)
    // Somebody whose labels have nothing to do with the others' is beaten by who agrees with them.
    let odd = test(Self.study(60, people: 4, person: { $0 == 3 ? Double(2 + $1 % 3) : 1 }))
    #expect(odd.annotators[3].isBeaten && odd.annotators[3].advantage == 1 && odd.annotators[3].annotatorAdvantage == 0)
  }

  @Test func `it says too few rather than a rate`() {
    func reason(_ units: [AlternativeAnnotatorTest.Unit]) -> Undefined? {
      let found = AlternativeAnnotatorTest(units, nearness: .distance, epsilon: 0.15)
      #expect(found.winningRate == found.advantage || found.winningRate.reason == nil)
      return found.winningRate.reason
    }
    #expect(reason(Self.study(30)) == nil)
    #expect(reason(Self.study(29)) == .tooFewAnnotators)
    #expect(reason(Self.study(100, people: 2)) == .tooFewAnnotators)
    // Two responses of one instance are one instance.
    #expect(reason(Self.study(29, of: 2)) == .tooFewAnnotators)
    #expect(reason([]) == .tooFewAnnotators)
    // Units that nobody else labelled tell nothing.
    #expect(reason(Self.study(100, people: 1)) == .tooFewAnnotators)
    #expect(Undefined.tooFewAnnotators.sentence.hasPrefix("too few"))
  }
}
