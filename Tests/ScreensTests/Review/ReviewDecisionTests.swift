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

  @Test func `nobody is asked about an instance whose text is missing`() {
    var sample = ReviewSample()
    sample.distort { ($0.context, $0.responseA, $0.responseB) = ([], "", "") }
    for key in ["m", "b"] {
      let author = check(
        ScriptedAuthor(sample), keys: "enter \(key)", shows: ["Nobody can be asked", "not decided"],
        hides: ["How many more", "(empty)"])
      #expect(author.store.rulings == [])
    }
    check(ScriptedAuthor(sample), keys: "enter x", shows: ["Saved: drop."])
  }

  @Test func `an adjudication sets what its author fills in, and nothing else`() {
    let author = check(keys: "enter a 4 2 t enter", shows: ["[a adjudicate: A 4, B 2, B1]"])
    let gold = Adjudication(ratingA: Rating(rawValue: 4), ratingB: Rating(rawValue: 2), preference: .littleB)
    #expect(author.store.rulings == [Ruling(outcome: .adjudicate(gold))])
    check(keys: "enter a enter", shows: ["Nothing is set yet"])
    let one = check(keys: "enter a w enter", shows: ["[a adjudicate: A2]"])
    check(keys: "enter a d enter", shows: ["[a adjudicate: A2]"])
    #expect(one.store.rulings == [Ruling(outcome: .adjudicate(Adjudication(preference: .muchA)))])
    check(author, keys: "a backspace enter", shows: ["[a adjudicate: B 2, B1]"])
    check(author, keys: "a esc", shows: ["[a adjudicate: A 4, B 2, B1]"])
    let taken = check(author, keys: "a a", shows: ["not decided"])
    #expect(taken.store.rulings.last == Ruling())
    check(keys: "enter a a", shows: ["Nothing is set yet"])
    let erased = check(author, keys: "a backspace tab backspace tab backspace enter", shows: ["not decided"])
    #expect(erased.store.rulings.last == Ruling())
  }

  @Test func `a study that asks in one formulation alone adjudicates in that one`() {
    let single = ScriptedAuthor(formulations: [.single])
    check(single, keys: "enter a", shows: ["response A", "response B"], hides: ["d A much", "d f g h j"])
    let rated = check(single, keys: "enter a w 2 tab tab 3 enter", shows: ["[a adjudicate: A 2, B 3]"])
    #expect(rated.store.rulings.count == 1)
    let pair = ScriptedAuthor(formulations: [.preference])
    check(pair, keys: "enter a 4 enter", shows: ["Nothing is set yet: d f g h j for the preference."])
    check(pair, keys: "enter a right enter", shows: ["[a adjudicate: "], hides: ["A 4", "A 3"])
  }

  @Test func `a note is part of the decision and shown with its author`() {
    var author = check(keys: "enter c")
    author.type("Both are fine.")
    check(author, keys: "enter", shows: ["Note saved."])
    check(author, keys: "enter end", shows: ["Remarks", "ann", "Both are fine."])
    check(author, keys: "esc", shows: ["Not saved. c shows what you wrote again."])
    check(author, keys: "esc c", shows: ["Both are fine."])
  }

  @Test func `on a page of remarks nothing is said of responses that are over`() {
    var sample = ReviewSample()
    sample.distort { ($0.responseA, $0.responseB) = (Kitchen.long(8), Kitchen.long(9)) }
    let said = Ruling(note: String(repeating: "Both are fine. ", count: 60))
    let decision = Decision(id: ActID(rawValue: "n"), author: "bob", ruling: said, at: .sample)
    for rows in 30...44 {
      var author = ScriptedAuthor(
        sample, size: Size(columns: 120, rows: rows), decisions: [(0, Decisions([decision]))])
      author.press("enter")
      for _ in 0..<12 { author.press("space") }
      #expect(author.text.contains("Both are fine."))
      let lines = author.text.split(separator: "\n").filter { $0.contains("Both are fine.") }
      #expect(lines.allSatisfy { !$0.contains("(ended above)") }, "\(author.text)")
    }
  }

  @Test func `a study read anew leaves open what is open, and what is being written`() {
    var author = check(keys: "enter x c")
    author.type("because quite")
    author.take(.reloaded(ReviewSample().table, .standard))
    #expect(author.text.contains("because quite"))
    author.type(" sure")
    check(author, keys: "enter", shows: ["Note saved."])
    var searching = check(keys: "/")
    searching.type("h-04")
    searching.press(.enter)
    let found = searching.text.split(separator: "\n")[1]
    searching.take(.reloaded(ReviewSample().table, .standard))
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

  @Test func `what was decided on another screen under the same name is not replaced unseen`() {
    var author = check(keys: "enter 1")
    author.store.decideElsewhere(.sample("ann drop ambiguous slip"), on: 0)
    let refused = check(
      author, keys: "y", shows: ["Not saved: your other screen decided otherwise.", "[x drop]", "[2 slip]"],
      hides: ["[y keep]"])
    #expect(refused.store.rulings.count == 1)
    check(refused, keys: "y", shows: ["[y keep]", "[2 slip]"])
    // A cause is added to what stands.
    check(author, keys: "4", shows: ["[1 ambiguous]", "[2 slip]", "[4 values]", "[x drop]"])
  }

  @Test func `a note that was changed on another screen is shown before it is replaced`() {
    var author = check(keys: "enter c")
    author.type("mine")
    let elsewhere = Decision(id: ActID(rawValue: "n"), author: "ann", ruling: Ruling(note: "theirs"), at: .sample)
    author.store.decideElsewhere(Decisions([elsewhere]), on: 0)
    let refused = check(author, keys: "enter", shows: ["Not saved", "theirs", "mine", "Note on your decision"])
    #expect(refused.store.rulings.isEmpty)
    let saved = check(refused, keys: "enter", shows: ["Note saved."])
    #expect(saved.store.rulings == [Ruling(note: "mine")])
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
    check(author, keys: "", shows: ["second coder", "1 of 6 decided, 5 left: keep 1."])
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

  @Test func `another code book is the one to choose from at once`() throws {
    let book = try CodeBook(text: "1 taste | taste | A matter of taste.\n0 rest")
    var author = check(keys: "enter 2 c")
    author.type("half")
    author.take(.changed([], codeBook: book))
    author.type(" a note")
    check(author, keys: "enter", shows: ["Note saved.", "1 taste", "0 rest", "[slip]"], hides: ["2 slip"])
    author.press("esc g")
    check(author, keys: "", shows: ["A matter of taste."])
    author.take(.changed([], codeBook: .standard))
    check(author, keys: "", shows: ["guideline gap"])
  }

  @Test func `asking more says how many were asked before`() {
    var sample = ReviewSample()
    sample.add(.added, by: 2, to: 0)
    check(
      ScriptedAuthor(sample), keys: "enter m",
      shows: ["How many more annotators, with the 1 asked before?", "nobody new", "asks 1", "asks 8"])
    check(keys: "enter m", shows: ["How many more annotators?"], hides: ["asks"])
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

  @Test func `the list and its count follow what others do, and keep the author's place`() {
    var author = check(
      keys: "f t n down down", shows: ["6 of 10: ambiguous in either formulation, not decided", "> p-0077"])
    author.take(.changed([ChangedInstance(0, decisions: .sample("bob drop"))]))
    check(author, keys: "", shows: ["5 of 10", "> p-0077"], hides: ["h-0412"])
    author.take(.changed([ChangedInstance(1, decisions: .sample("bob drop"))]))
    check(author, keys: "", shows: ["4 of 10", "> p-0190", "p-0077 is listed no longer"])
    author.press("f")
    author.take(.changed([ChangedInstance(0, decisions: Decisions())]))
    check(author, keys: "", shows: ["List only"])
    author.press("esc")
    check(author, keys: "", shows: ["5 of 10", "h-0412"])
    // On a page the list stays as it is until it is seen again, so that nothing is passed over.
    let page = check(author, keys: "home enter x", shows: ["1 of 5"])
    check(page, keys: "right", shows: ["2 of 5"])
    check(page, keys: "q", shows: ["4 of 10"], hides: ["h-0412"])
    check(page, keys: "q u", shows: ["5 of 10", "> h-0412", "Taken back"])
  }

  @Test func `labels that come in are listed beside the originals`() {
    var author = ScriptedAuthor()
    let sample = ReviewSample()
    let added = ReviewLabel(annotator: 2, slot: 2, point: .responseA, occasion: .added, value: 3)
    author.take(.changed([ChangedInstance(0, labels: Array(sample.table.labels(of: 0)) + [added])]))
    #expect(author.frame.text(row: 4).contains("+"))
    #expect(author.frame.text(row: 4).contains("4*  3.0    4*  4.0    1···1 ·1·1· 1···1 +"))
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
