import Agreement
import Testing

@Suite struct KrippendorffAlphaTests {
  /// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", example C.
  static let krippendorff2011 = """
    1 2 3 3 2 1 4 1 2 * * *
    1 2 3 3 2 2 4 1 2 5 * 3
    * 3 3 3 2 3 4 2 2 5 1 *
    1 2 3 3 2 4 4 1 2 5 1 *
    """
  /// Wikipedia, "Krippendorff's alpha".
  static let wikipedia = """
    * * * * * 3 4 1 2 1 1 3 3 * 3
    1 * 2 1 3 3 4 3 * * * * * * *
    * * 2 1 3 4 4 * 2 1 1 3 3 * 4
    """
  static let ratings = """
    1 2 3 4 5 1 2 3 4 5
    1 2 3 4 5 2 3 4 5 4
    """
  static let preferences = """
    -2 -2 -1 0 1 2 2 0 -1 1
    -2 -1 -1 0 1 2 -2 1 1 0
    """

  /// Published to three digits (.743, .815, .849, .797; .691, .811), to the rest by the Python package krippendorff.
  @Test(arguments: [
    (krippendorff2011, MeasurementLevel.nominal, 0.743421052631579),
    (krippendorff2011, .ordinal, 0.8153875037548814),
    (krippendorff2011, .interval, 0.8491071428571428),
    (krippendorff2011, .ratio, 0.7974027747116121),
    (wikipedia, .nominal, 0.6913580246913581),
    (wikipedia, .ordinal, 0.8067214199413153),
    (wikipedia, .interval, 0.8108448928121059),
    (wikipedia, .ratio, 0.8089436707842471),
    (ratings, .nominal, 0.4025157232704403),
    (ratings, .ordinal, 0.8674764890282132),
    (ratings, .interval, 0.8700410396716827),
    (preferences, .nominal, 0.4025157232704403),
    (preferences, .ordinal, 0.4028996865203761),
    (preferences, .interval, 0.40866035182679294),
  ])
  func `alpha of published labels`(_ labels: String, _ level: MeasurementLevel, _ alpha: Double) throws {
    check(try krippendorffAlpha(transposed(columns(labels)), level: level), is: alpha)
  }

  /// krippendorff's own test.
  @Test func `names are labels too`() {
    let units = [["pos", "pos", "pos"], ["neg", "neg", "neg"], ["neu", "neu", "pos"], [nil, "pos", "pos"]]
    check(krippendorffAlpha(nominal: units), is: 0.722222, within: 1e-6)
  }

  @Test(arguments: [MeasurementLevel.nominal, .ordinal, .interval], [1, 2, 5, 94, 100])
  func `fully opposed pairs`(_ level: MeasurementLevel, _ count: Int) throws {
    let units: [[Double?]] = Array(repeating: [1, -1], count: count)
    check(try krippendorffAlpha(units, level: level), is: -1 + 1 / Double(count))
  }

  @Test(arguments: MeasurementLevel.allCases)
  func `labels that all are the same, or alone in their units, have no alpha`(_ level: MeasurementLevel) throws {
    #expect(try krippendorffAlpha([[2, 2], [2, 2]], level: level) == .undefined(.constant))
    #expect(try krippendorffAlpha([[2, 2]], level: level) == .undefined(.constant))
    #expect(try krippendorffAlpha([[2, 4]], level: level) == .value(0))
    let apart: [[Double?]] = [[1, nil], [2, nil], [nil, 3], [nil, 4]]
    #expect(try krippendorffAlpha(apart, level: level) == .undefined(.noPairs))
    #expect(try krippendorffAlpha([], level: level) == .undefined(.noPairs))
    #expect(throws: AgreementError.notFinite(position: 1)) { try krippendorffAlpha([[1, .nan]], level: level) }
  }

  @Test func `a constant column`() throws {
    let one = (1...5).map { [3.0, Double($0)] as [Double?] }
    check(try krippendorffAlpha(one, level: .ordinal), is: 0.1)
    check(try krippendorffAlpha(one, level: .interval), is: 0.1)
    let both: [[Double?]] = Array(repeating: [3, 4], count: 5)
    check(try krippendorffAlpha(both, level: .interval), is: -0.8)
  }

  @Test func `a ratio scale has no negative labels`() throws {
    #expect(try krippendorffAlpha([[-1, 1], [2, 2]], level: .ratio) == .undefined(.ratioSign))
    #expect(try krippendorffAlpha([[0, 1], [0, 0]], level: .ratio).value != nil)
  }
}
