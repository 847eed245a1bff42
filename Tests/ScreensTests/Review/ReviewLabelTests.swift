import Screens
import Study
import Terminal
import Testing

/// The table of labels on an instance's page, where not all of them have room.
struct ReviewLabelTests {
  /// Five people, and two models.
  private static var many: ReviewSample {
    let people = ["alice", "bob", "carol"].map { "\($0) 14B2" } + ["small-1b 33N0", "large-70b 34B1"]
    var sample = ReviewSample(["h-1 harmless | " + people.joined(separator: " | ")])
    sample.add(.sendBack, by: 0, to: 0)
    sample.add(.added, by: 2, to: 0)
    return sample
  }

  private static let sizes = [
    Size.usual, Size.large, Size(columns: 200, rows: 50), .phone, Size(columns: 44, rows: 12), .smallest,
  ]

  @Test func `every row of labels is reached, and how many follow is said`() {
    let names = ["P07 ", "P19", "P03 ", "P07 again", "P03 +", "M01", "M02"]
    for size in Self.sizes {
      var author = check(ScriptedAuthor(Self.many, size: size, filter: .everything), keys: "enter")
      var seen: Set<String> = []
      for _ in 0..<10 {
        let rows = author.text.split(separator: "\n").map { $0.drop { $0 == " " } }
        seen.formUnion(names.filter { name in rows.contains { $0.hasPrefix(name) } })
        #expect(rows.contains { $0.hasPrefix("Δ") }, "\(author.text)")
        author.press("l")
      }
      #expect(seen == Set(names), "\(size): \(seen)\n\(author.text)")
    }
    check(ScriptedAuthor(Self.many, size: .usual, filter: .everything), keys: "enter", shows: ["4 more: l"])
    check(ScriptedAuthor(Self.many, size: .usual, filter: .everything), keys: "enter l", shows: ["fewer: l"])
    check(keys: "enter l", shows: ["All labels are on the screen."], hides: ["more: l"])
  }

  @Test func `what tells a row from the originals is never cut off`() {
    let author = check(ScriptedAuthor(Self.many, filter: .everything), keys: "i enter l l l")
    let shown = author.text + check(ScriptedAuthor(Self.many, filter: .everything), keys: "i enter").text
    #expect(shown.contains("al… again") || shown.contains("alice again"), "\(shown)")
  }

  @Test func `what many models said is told in the room of one row`() {
    check(
      ScriptedAuthor(Self.many, size: .usual, filter: .everything), keys: "enter l", shows: ["models", "3 3", "3 4"])
  }

  @Test func `what a model said for its label is read with the remarks, whatever is in it`() {
    var sample = ReviewSample(["h-1 harmless | alice 14B2 | bob 52A2 | small-1b 33N0"])
    for (number, standing) in sample.dossiers[0].labels.enumerated() where standing.annotator == 3 {
      let said = "Both help. \u{1B}[31mred\u{1B}[0m \u{202E}turned \u{7}" + String(repeating: "and so on ", count: 20)
      sample.dossiers[0].labels[number].explanation = said
    }
    let author = check(
      ScriptedAuthor(sample, size: .large, filter: .everything), keys: "enter end", shows: ["M01 on both", "and so on"])
    #expect(author.frame.fault == nil)
    let top = check(ScriptedAuthor(sample, size: .large, filter: .everything), keys: "enter", shows: ["explained"])
    #expect(!top.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{7}" })
    #expect(!author.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{7}" })
  }
}
