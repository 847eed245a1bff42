import Study
import Terminal
import Testing

@testable import Screens

/// The labels and decisions in the rows of the list, with two annotators and with more.
struct ListLabelTests {
  @Test func `a distribution says how many gave each label`() {
    func check(_ values: [Int], _ point: ReviewLabel.DataPoint, _ expected: String) {
      #expect(LabelCells.distribution(values, point).description == expected)
    }
    check([1, 4, 4, 5, 5, 5, 5, 5], .responseA, "1··25")
    check([3], .responseB, "··1··")
    check(Array(repeating: 2, count: 9) + Array(repeating: 5, count: 10), .responseA, "·9··+")
    check([-2, -2, 0, 1, 2], .pair, "2·111")
    check([], .pair, "·····")
  }

  @Test func `with more than two annotators the list shows distributions, and with two their labels`() {
    check(keys: "", shows: ["mean", "A 1-5", "A·N·B", "·2··1", "··111", "1··11"])
    let two = ReviewSample(["a s | alice 15A2 | bob 51B2", "b s | alice 11N0 | bob 15B1"])
    check(ScriptedAuthor(two), keys: "", shows: ["1 5 5 1 A2 B2", "1 1 1 5 N  B1"], hides: ["mean", "·"])
  }

  @Test func `a list about somebody has their labels first and says whose they are`() {
    // p-0005: alice 24B1, bob 25B2, carol 53A2.
    let author = check(keys: "f 3", shows: ["P03 against everyone 1 of 1", "labels of P03 first"])
    #expect(author.text.contains("5 ·2···"), "\(author.text)")
    #expect(author.text.contains("3 ···11") && author.text.contains("A2 ···11"), "\(author.text)")
    let two = ReviewSample(["a s | alice 15A2 | bob 51B2"])
    check(ScriptedAuthor(two), keys: "f 2", shows: ["P19 against everyone 1 of 1; ", "5 1 1 5 B2 A2"])
    check(keys: "f", shows: ["P07 against everyone  5 of 9", "P03 against everyone  1 of 1"])
  }

  @Test func `what was decided and why is in sight at 80 columns, however much else there is`() {
    let decided: [(Int, Decisions)] = [
      (0, .sample("ann again values")), (1, .sample("ann more slip")), (2, .sample("ann drop guideline-gap")),
    ]
    let long = ReviewSample.lines.map { $0.replacing("p-", with: "a-rather-long-name-of-an-instance-") }
    for lines in [ReviewSample.lines, long] {
      for keys in ["", "f 1", "f a", "f 3"] {
        let author = check(ScriptedAuthor(ReviewSample(lines), decisions: decided), keys: keys)
        #expect(author.text.contains("decided") && author.text.contains("cause"), "\(author.text)")
        if keys == "" || keys == "f a" {
          for said in ["send back", "more 1", "values", "slip", "guideli"] {
            #expect(author.text.contains(said), "\(said)\n\(author.text)")
          }
        }
      }
    }
  }

  @Test func `what authors decided differently is a list of its own with both side by side`() {
    let decided: [(Int, Decisions)] = [
      (0, .sample("ann keep values", "bob drop slip")), (2, .sample("ann drop", "bob drop")),
      (3, .sample("ann keep", "bob again guideline-gap")),
    ]
    for size in [Size.usual, .large] {
      let author = check(
        ScriptedAuthor(size: size, decisions: decided), keys: "f q",
        shows: ["2 of 10: ambiguous in either formulation, authors differ", "ann", "bob"])
      let rows = author.text.split(separator: "\n").map(String.init)
      #expect(rows.contains { $0.contains("h-0412") && $0.contains(/keep: values +drop: slip/) }, "\(author.text)")
      #expect(rows.contains { $0.contains(/keep +send back: guideline gap/) }, "\(author.text)")
    }
    check(ScriptedAuthor(decisions: [(0, .sample("ann keep"))]), keys: "f", hides: ["authors decided"])
  }

  @Test func `how many are left is said`() {
    check(
      ScriptedAuthor(decisions: [(0, .sample("ann keep")), (1, .sample("ann drop"))]), keys: "",
      shows: ["2 of 6 decided, 4 left: keep 1, drop 1."])
  }

  @Test func `retired causes can be filtered by, and are said to be retired`() {
    let author = ScriptedAuthor(decisions: [(0, .sample("ann keep of-old"))])
    let menu = check(author, keys: "f y", shows: ["of-old  no longer in the code book"])
    check(menu, keys: "end enter", shows: ["1 of 10", "cause of-old", "> h-0412"])
  }

  @Test func `l shows every row of labels where there is room, then those after them, then as few as before`() {
    var sample = ReviewSample(["a s | alice 15A2 | bob 51B2"])
    for person in 0..<3 { for occasion: Occasion in [.repeat, .sendBack] { sample.add(occasion, by: person, to: 0) } }
    for (size, pages) in [(Size(columns: 100, rows: 50), 0), (.usual, 1), (Size(columns: 80, rows: 18), 2)] {
      var author = ScriptedAuthor(sample, size: size, filter: .everything, open: 0)
      let rows = author.screen.page?.rows.count(isWide: true) ?? 0
      let before = author.frame
      if pages == 0 {
        check(author, keys: "l", shows: ["All labels are on the screen."])
        continue
      }
      author.press("l")
      let shown = author.text.split(separator: "\n").count { $0.contains("again") || $0.contains(" + ") }
      #expect(pages > 1 || shown == 6 && rows == 8, "\(author.text)")
      for _ in 0..<pages { author.press("l") }
      #expect(author.frame == before, "\(size)\n\(author.text)")
    }
  }
}
