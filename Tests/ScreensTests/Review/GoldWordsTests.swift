import Study
import Terminal
import Testing

/// What an instance's page says of gold where further annotators were asked.
struct GoldWordsTests {
  private static func sample(_ occasion: Occasion?) -> ReviewSample {
    var sample = ReviewSample(["h-1 harmless | alice 14B2 | bob 12A1", "h-2 harmless | carol 33N0"])
    if let occasion { sample.add(occasion, by: 2, to: 0) }
    return sample
  }

  @Test func `gold is told with and without added labels, where there are any`() {
    func check(_ occasion: Occasion?, shows: [String] = [], hides: [String] = []) {
      let author = ScriptedAuthor(Self.sample(occasion), size: .usual, filter: .everything)
      ScreensTests.check(author, keys: "enter", shows: shows, hides: hides)
    }
    // carol's 3, 3 and N beside alice's 1, 4, B 2 and bob's 1, 2, A 1.
    check(
      .added, shows: ["gold S B 2, P B 0.5; with added labels S B 1.33, P B 0.33"])
    check(nil, hides: ["gold S"])
    check(.sendBack, hides: ["gold S"])
  }
}
