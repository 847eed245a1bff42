import Basics
import Testing

/// How numbers and texts are written, wherever they are shown.
@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.662, ".66"), (1, "1.00"), (0.083, ".08"), (-0.686, "-.69"), (-0.001, ".00"), (0.996, "1.00"),
      (12.346, "12.35"),
      (.nan, "-"), (.infinity, "-"),
    ] as [(Double, String)])
  func `a coefficient has two decimals and no 0 before them`(value: Double, text: String) {
    #expect(NumberText.coefficient(value) == text)
  }

  @Test func `an interval stands behind its coefficient, where there is one`() {
    #expect(NumberText.coefficient(0.48, low: 0.4402, high: 0.5187) == ".48 [.44 .52]")
    #expect(NumberText.coefficient(0.48, low: nil, high: 0.5) == ".48")
  }

  @Test(
    arguments: [(0.314, 0, "31 %"), (0.3146, 1, "31.5 %"), (1, 0, "100 %"), (-0.001, 0, "0 %"), (0.006, 0, "1 %")]
      as [(Double, Int, String)])
  func `a proportion is in percent`(share: Double, digits: Int, text: String) {
    #expect(NumberText.percent(share, digits: digits) == text)
  }

  @Test(
    arguments: [
      (7, nil, "7"), (0.5, nil, "0.5"), (-2, nil, "-2"), (2.5, 1, "2.5"), (2.04, 1, "2"), (2.9996, 3, "3"),
      (1e20, 3, "1e+20"),
    ] as [(Double, Int?, String)])
  func `a plain number has no decimal that it does not need`(value: Double, most: Int?, text: String) {
    #expect(NumberText.plain(value, most: most) == text)
  }

  @Test(
    arguments: [
      (12.346, "12.35"), (0, "0.00"), (0.01, "0.01"), (0.0012, "0.0012"), (0.005, "0.005"), (1e-9, "0.000000001"),
    ] as [(Double, String)])
  func `money is written to a hundredth, or to what is left of less`(amount: Double, text: String) {
    #expect(NumberText.money(amount) == text)
  }

  @Test func `a count has its noun`() {
    #expect(counted(1, "instance") == "1 instance" && counted(0, "instance") == "0 instances")
    #expect(counted(2, "person", "people") == "2 people")
  }

  @Test func `only what must be escaped is, and for people also what a terminal obeys`() {
    var bytes: [UInt8] = []
    JSONText.append("a\"\\\n\r\t\u{1}\u{7F}\u{9B}é/", to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "\"a\\\"\\\\\\n\\r\\t\\u0001\u{7F}\u{9B}é/\"")
    var long: [UInt8] = []
    JSONText.append("\n\r\t\"", to: &long, isShort: false)
    #expect(String(decoding: long, as: UTF8.self) == #""\u000a\u000d\u0009\"""#)
    #expect(JSONText.shown("\u{7F}\u{9B}\u{2028}é") == #""\u007f\u009b\u2028é""#)
  }
}
