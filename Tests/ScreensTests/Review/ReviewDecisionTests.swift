import Screens
import Study
import Terminal
import Testing

struct ReviewDecisionTests {
  @Test func `one key chooses a cause or an outcome, the same again takes it back`() {
    let author = check(keys: "enter 2 4 x", shows: ["[2 slip]", "[4 values]", "[x drop]", "Saved: drop."])
    #expect(author.store.rulings.last == Ruling(causes: ["slip", "values"], outcome: .drop))
    let back = check(author, keys: "2 x", shows: ["[4 values]", "not decided"], hides: ["[x drop]"])
    #expect(back.store.rulings.last == Ruling(causes: ["values"]))
    check(keys: "enter 7", shows: ["The code book has no cause 7"])
  }

  @Test func `more annotators asks how many, sending back says who is asked`() {
    let more = check(
      keys: "enter m 2", shows: ["Saved: 2 more annotators will be asked.", "[m 2 more annotators]"])
    #expect(more.store.rulings == [Ruling(outcome: .more(2))])
    check(keys: "enter m esc", shows: ["not decided"])
    check(more, keys: "m", shows: ["not decided"])
    check(keys: "enter b", shows: ["[b send back]", "with 1 undisputed control"])
  }

  @Test func `an adjudication sets what its author fills in, and nothing else`() {
    let author = check(keys: "enter a 4 2 t enter", shows: ["[a adjudicate: A 4, B 2, B1]"])
    let gold = Adjudication(ratingA: Rating(rawValue: 4), ratingB: Rating(rawValue: 2), preference: .littleB)
    #expect(author.store.rulings == [Ruling(outcome: .adjudicate(gold))])
    check(keys: "enter a enter", shows: ["Nothing is set yet"])
    let one = check(keys: "enter a w enter", shows: ["[a adjudicate: A2]"])
    #expect(one.store.rulings == [Ruling(outcome: .adjudicate(Adjudication(preference: .muchA)))])
    check(author, keys: "a backspace enter", shows: ["[a adjudicate: B 2, B1]"])
    check(author, keys: "a esc", shows: ["[a adjudicate: A 4, B 2, B1]"])
    let erased = check(author, keys: "a backspace tab backspace tab backspace enter", shows: ["not decided"])
    #expect(erased.store.rulings.last == Ruling())
  }

  @Test func `a note is part of the decision and shown with its author`() {
    var author = check(keys: "enter c")
    author.type("Both are fine.")
    check(author, keys: "enter", shows: ["Note saved."])
    check(author, keys: "enter end", shows: ["Remarks", "ann", "Both are fine."])
    check(author, keys: "esc", shows: ["Not saved. c shows what you wrote again."])
    check(author, keys: "esc c", shows: ["Both are fine."])
  }

  @Test func `a study read anew leaves open what is open, and what is being written`() {
    var author = check(keys: "enter x c")
    author.type("because quite")
    author.take(.reloaded(ReviewSample().table))
    #expect(author.text.contains("because quite"))
    author.type(" sure")
    check(author, keys: "enter", shows: ["Note saved."])
    var searching = check(keys: "/")
    searching.type("h-04")
    searching.press(.enter)
    let found = searching.text.split(separator: "\n")[1]
    searching.take(.reloaded(ReviewSample().table))
    #expect(searching.text.split(separator: "\n")[1] == found)
    #expect(found.contains("h-04"), "\(found)")
  }

  @Test func `a note that was typed and not saved outlives other decisions`() {
    var author = check(keys: "enter c")
    author.type("Half a")
    check(author, keys: "esc 1 x c", shows: ["Half a"])
    author.press("esc right c")
    author.type("Another")
    check(author, keys: "esc left c", shows: ["Half a"])
    check(author, keys: "esc c", shows: ["Another"])
  }

  @Test func `a cause that the code book has lost goes when the instance is coded anew`() {
    let author = ScriptedAuthor(decisions: [(0, .sample("ann gone"))])
    let coded = check(author, keys: "enter 2", shows: ["[2 slip]"], hides: ["gone"])
    #expect(coded.store.rulings.last == Ruling(causes: ["slip"]))
  }

  @Test func `undo and redo work in the list and on a page, and show what they changed`() {
    check(keys: "enter x u", shows: ["Taken back on h-0412: drop.", "not decided"])
    check(keys: "enter x u ^r", shows: ["Brought back on h-0412: drop.", "[x drop]"])
    check(keys: "enter x q down u", shows: ["Taken back on h-0412", "> h-0412"])
    check(keys: "enter x right u", shows: ["Taken back on h-0412", "1 of 6", "not decided"])
    check(keys: "u", shows: ["There is nothing to take back."])
    check(keys: "^r", shows: ["There is nothing to bring back."])
  }

  @Test func `several authors' decisions stand beside each other, and say where they differ`() {
    let author = ScriptedAuthor(decisions: [(0, .sample("bob drop slip"))])
    check(author, keys: "", shows: ["drop"])
    check(author, keys: "enter", shows: ["bob: drop: slip"], hides: ["[x drop]"])
    check(author, keys: "enter y", shows: ["authors differ", "you: keep", "bob: drop: slip", "[y keep]"])
    check(author, keys: "enter y q", shows: ["differ"])
  }

  @Test func `a second coder sees nobody's decisions but their own`() {
    let author = ScriptedAuthor(isBlind: true, decisions: [(0, .sample("bob drop slip")), (2, .sample("ann keep"))])
    for keys in ["", "enter", "enter h", "v", "t", "enter 1 y"] {
      check(author, keys: keys, hides: ["bob", "drop: slip", "authors differ", "[2 slip]"])
    }
    check(author, keys: "", shows: ["second coder", "Decided 1 of 6: keep 1."])
  }

  @Test func `what others decide meanwhile appears, and is said where it is looked at`() {
    var author = check(keys: "enter 1")
    let both = Decisions.sample("ann none ambiguous", "bob drop")
    author.take(.changed([ChangedInstance(0, decisions: both)]))
    check(author, keys: "", shows: ["Somebody else decided on this one meanwhile.", "bob: drop"])
    check(author, keys: "q", shows: ["drop"])
    author.press("k")
    // What one decided oneself comes back as news without a word.
    author.take(.changed([ChangedInstance(0, decisions: both)]))
    check(author, keys: "", hides: ["meanwhile"])
  }

  @Test func `what failed is said, and nothing looks saved`() {
    var author = check(keys: "enter")
    author.store.failure = "the disk is full. Make room and try again."
    check(author, keys: "x", shows: ["Not saved: the disk is full.", "not decided"], hides: ["[x drop]"])
  }

  @Test func `the effect is up to date after a decision, all data first, beside independent labels`() throws {
    let author = check(keys: "v", shows: ["SINGLE, ratings", "PREFERENCE", "Δ < 3", "as decided so far", "6 of 9"])
    let rows = author.text.split(separator: "\n").map(String.init)
    let all = try #require(rows.first { $0.contains(" all ") })
    let decided = try #require(rows.first { $0.contains("as decided so far") })
    #expect(decided.contains("0 of 9") && all.contains("0 of 9"))
    check(author, keys: "esc enter x v", shows: ["1 of 9"])
    #expect(!ScriptedAuthor().text.contains("kappa"))
  }

  @Test func `an effect that is on the screen follows what others decide`() {
    var author = check(keys: "v")
    author.take(.changed([ChangedInstance(2, decisions: .sample("bob drop"))]))
    check(author, keys: "", shows: ["1 of 9"])
  }

  @Test func `labels that come in are listed beside the originals`() {
    var author = ScriptedAuthor()
    let sample = ReviewSample()
    let added = ReviewLabel(annotator: 2, slot: 2, point: .responseA, occasion: .added, value: 3)
    author.take(.changed([ChangedInstance(0, labels: Array(sample.table.labels(of: 0)) + [added])]))
    #expect(author.frame.text(row: 4).contains("+"))
    #expect(author.frame.text(row: 4).contains("4*   4*   1 5    4 2"))
  }

  @Test func `keys on a page move and mark its text`() {
    check(keys: "enter end", shows: ["comes to the boil"])
    check(keys: "enter d", shows: ["too few words in common"])
    check(keys: "enter tab", shows: ["B -----"])
    check(keys: "enter h", shows: ["History", "P07 on A: rated 1"])
    check(keys: "enter g", shows: ["Code book", "guideline gap"])
    var author = check(keys: "enter /")
    author.type("pasta")
    check(author, keys: "", shows: ["1 of 1"])
  }
}
