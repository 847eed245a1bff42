import Screens
import Study
import Terminal
import Testing

/// An annotator sees neither the instance's id nor its subset, nor how fast they are; the dialogue alone.
struct BlindnessTests {
  @Test func `no id, no subset, no seconds on any screen or line`() {
    var seen = ""
    for works in [Kitchen.singles(3), Kitchen.pairs(3)] {
      let formulation = works[0].work.formulation
      for size in [Size.usual, .large, .phone] {
        var annotator = ScriptedAnnotator(
          works, size: size, stages: [.consent, .guidelines, .practice(index: 0, formulation)],
          practice: [Kitchen.practice])
        for keys in [
          "end", "y", "enter", "?", "esc", "e 4", "enter", "?", "esc", "g", "esc", "x", "esc", "c", "esc", "/", "t",
          "esc", "f", "e 4", "u", "^r", "s", "q", "esc", "x 4", "enter", "n 1", "q",
        ] {
          annotator.press(keys, every: 7000)
          seen += annotator.text
        }
        seen += annotator.screen.farewell().map(\.description).joined()
      }
      var plain = PlainAnnotate(
        .sample(), station: Station(stage: .work(formulation), progress: WorkProgress(total: 3), served: works[0]),
        now: .sample)
      seen += plain.begin().map(\.description).joined()
      for line in ["?", "g", "x", "back", "zz", "q"] {
        seen += plain.take(line, at: 1000).lines.map(\.description).joined()
      }
    }
    let lower = seen.lowercased()
    for word in ["secret", "subset", "helpful", "harmless", "chosen", "second", "minute ", "streak", "per hour"] {
      #expect(!lower.contains(word), "\(word)")
    }
    // Nor what the study asks, which would change how one judges.
    for word in ["disagree", "agreement", "ambigu", "other ways to see", "the study is about", "hypothesis"] {
      #expect(!lower.contains(word), "\(word)")
    }
    #expect(lower.contains("a tray of vegetables") && lower.contains("good place to stop"))
  }
}
