import Screens
import Study
import Terminal
import Testing

/// Going back through what one gave, and changing one of it.
struct OwnAnswerTests {
  @Test func `the one three back is fixed by itself, and the work goes on where it was`() {
    check(
      Kitchen.singles(6), keys: "1 2 3 [ [ [", shows: ["You gave this before", "given: 1 of 3", "You gave this one 1."])
    let annotator = check(
      Kitchen.singles(6), keys: "1 2 3 [ [ [ 5",
      shows: ["Rate the response", "4 of 6", "Changed: 5 instead of 1. All that came after it stays."],
      labels: "1 2 3 5")
    #expect(annotator.effects.last.map { if case .ask(.change) = $0 { true } else { false } } == true)
    check(Kitchen.singles(6), keys: "1 2 3 [ [ ] ] ", shows: ["Back at work.", "Rate the response", "4 of 6"])
    check(Kitchen.singles(6), keys: "1 2 3 [ [ esc 4", shows: ["5 of 6"], labels: "1 2 3 4")
    check(Kitchen.singles(6), keys: "1 [ [", shows: ["This is the first that you gave.", "given: 1 of 1"])
    check(Kitchen.singles(6), keys: "[", shows: ["There is nothing yet that you gave here."])
    check(Kitchen.singles(6), keys: "1 ]", shows: ["This is where you are"])
  }

  @Test func `where only what was given since the start may be changed, it is said that this is nothing`() {
    let works = Kitchen.singles(5)
    let station = Station(stage: .work(.single), progress: WorkProgress(total: 5, labelled: 3), served: works[3])
    for key in ["[", "L"] {
      var annotator = ScriptedAnnotator(works)
      _ = annotator.screen.update(.answer(.changedElsewhere(station)))
      annotator.press(key, every: 60_000)
      #expect(annotator.notice.contains("since you started the program: that is nothing yet"), "\(annotator.text)")
    }
    var plain = PlainAnnotate(.sample(), station: station, now: .sample)
    #expect(plain.take(.noPast(.before(nil))).first?.description.contains("since you started the program") == true)
  }

  @Test func `undo takes back nothing else than what is on the screen`() {
    let refusal = "Esc, then u takes back what you gave last."
    let annotator = check(
      Kitchen.singles(6), keys: "1 2 3 [ [ [ 5 [ [ u", shows: ["given: 2 of 3"], labels: "1 2 3 5")
    #expect(annotator.notice.contains(refusal))
    #expect(!annotator.effects.contains(.ask(.undo)) && !annotator.text.contains("u undo"))
    check(Kitchen.singles(6), keys: "1 2 u [ ^r", shows: ["given: 1 of 1", "Esc, then Ctrl-R restores"])
    check(Kitchen.singles(6), keys: "1 2 [ u esc u", shows: ["Taken back: 2."])
    for line in ["u", "undo", "redo"] {
      let (printed, _, effects) = PlainAnnotateTests.type(["1", "2", "earlier", line], Kitchen.singles(4))
      #expect(printed.contains("what you gave last") || printed.contains("what was taken back last"))
      #expect(!effects.contains(.ask(.undo)) && !effects.contains(.ask(.redo)))
    }
  }

  @Test func `the way out of an own answer is said on the smallest screen too`() {
    for keys in ["4 [", "s [", "x 1 ["] {
      let annotator = check(Kitchen.singles(3), keys: keys, shows: ["Esc"], size: .smallest)
      // A notice of two rows stands over the hints there.
      let words = annotator.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.hasSuffix("Esc back."), "\(annotator.text)")
    }
    check([Kitchen.pair(1), Kitchen.pair(2)], keys: "w [", shows: ["Esc back."], size: .smallest)
  }

  @Test func `undo says where it took back another one than is shown`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    let other = ReversibleAct(
      id: ActID(rawValue: "x"), work: Kitchen.single(3).work, what: .label(.rating(Rating.allCases[2])))
    _ = annotator.screen.update(.answer(.moved(.takenBack(other), annotator.store.station)))
    #expect(annotator.notice.contains("Taken back: 3, of another one than this"), "\(annotator.text)")
  }

  @Test(arguments: Revision.allCases) func `no screen offers a way back that the study closes`(_ revision: Revision) {
    var settings = StudySettings.sample
    settings.revision = revision
    let isOpen = revision != .never
    let works = Kitchen.singles(1)
    for (keys, offer) in [
      ("?", "back to what you gave before"), ("4", "[ back"), ("4 ?", "all that you gave"),
    ] {
      var annotator = ScriptedAnnotator(works, size: Size(columns: 160, rows: 50), settings: settings)
      annotator.press(keys, every: 60_000)
      #expect(annotator.text.contains(offer) == isOpen, "\(keys): \(annotator.text)")
    }
    let plain = PlainAnnotateTests.type(["?", "4"], works, settings: settings).printed
    #expect(plain.contains("list says what you gave") == isOpen, "\(plain)")
    #expect(plain.contains("walk through what you gave") == isOpen, "\(plain)")
  }

  @Test func `the same label again changes nothing`() {
    check(Kitchen.singles(3), keys: "4 [ 4", shows: ["It is 4 already: nothing is changed."], labels: "4")
    check(Kitchen.singles(3), keys: "4 [ enter", shows: ["It is 4 already: nothing is changed."], labels: "4")
  }

  @Test func `what was put off or not judged can be judged after all`() {
    check(Kitchen.singles(4), keys: "s [", shows: ["You put this off", "This one is put off."])
    check(Kitchen.singles(4), keys: "x 1 [", shows: ["You did not judge this", "This one is not judged."])
    check(Kitchen.singles(4), keys: "x 1 [ 2", shows: ["Changed: 2 instead of not judged."], labels: "2")
    check(Kitchen.singles(4), keys: "2 [ x 1", shows: ["Changed: not judged instead of 2."])
    check(Kitchen.singles(4), keys: "2 [ s", shows: ["It has had its turn"], labels: "2")
  }

  @Test func `pairs are changed in the letters of the screen`() {
    let works = [Kitchen.pair(1, first: .b), Kitchen.pair(2), Kitchen.pair(3)]
    check(works, keys: "w [", shows: ["You gave this one A much better.", "[w A much]"], labels: "B2")
    check(works, keys: "w [ y", shows: ["Changed: B much better instead of A much better."], labels: "B2 A2")
    check(works, keys: "w [ b 1", labels: "B2 A1")
    check(works, keys: "w [ b esc", shows: ["given: 1 of 1"])
  }

  @Test func `marks and comments go to the one that is shown`() {
    var annotator = check(Kitchen.singles(4), keys: "1 2 [ [ f", shows: ["Marked as unsure"])
    annotator.press("c", every: 60_000)
    annotator.type("too long")
    annotator.press("enter", every: 60_000)
    #expect(annotator.text.contains("unsure, comment"))
    annotator.press("esc", every: 60_000)
    #expect(!annotator.text.contains("unsure, comment"))
    annotator.press("L", every: 60_000)
    #expect(annotator.text.contains(/1 +1 .* unsure +comment: too long/))
    annotator.press("q q", every: 60_000)
    #expect(annotator.text.contains("1 marked unsure, 1 comment"))
  }

  @Test func `L lists all, search finds one, and Enter opens it`() {
    let works = (1...40).map { Kitchen.single($0, text: "Response number \($0)z.") }
    for size in [Size.usual, .large, .phone, .smallest] {
      var annotator = ScriptedAnnotator(works, size: size)
      for number in 1...30 { annotator.press("\(number % 5 + 1)", every: 60_000) }
      annotator.press("L", every: 60_000)
      #expect(annotator.text.contains("30 of 30"), "\(size)")
      annotator.press("/", every: 60_000)
      annotator.type("number 7z")
      #expect(annotator.text.contains("7 of 30"))
      annotator.press("esc enter", every: 60_000)
      #expect(annotator.text.contains("given: 7 of 30") && (size.rows < 24 || annotator.text.contains("number 7z")))
      annotator.press("L home up down end esc esc", every: 60_000)
      #expect(annotator.text.contains("Rate the response"))
      #expect(annotator.labels.count == 30)
    }
  }

  @Test func `a held key and a doubled one change nothing`() throws {
    var annotator = ScriptedAnnotator(Kitchen.singles(9))
    annotator.press("1 2 3 [ [", every: 60_000)
    // A key that is held down gives one label, whatever comes under it.
    try annotator.play([(key: .character("5"), after: 2_000)] + (0..<30).map { _ in (key: .character("5"), after: 33) })
    #expect(annotator.labelNames == "1 2 3 5")
    #expect(annotator.text.contains("4 of 9"))
    // Nor does a label key that comes with the one that leads back.
    annotator.press("[", every: 60_000)
    annotator.press(.character("4"), after: 50)
    #expect(annotator.labelNames == "1 2 3 5")
    // Three times quickly leads three back.
    annotator.press("esc", every: 60_000)
    try annotator.play([(key: .character("["), after: 2_000)] + (0..<2).map { _ in (key: .character("["), after: 150) })
    #expect(annotator.text.contains("given: 1 of 3"))
  }

  @Test func `from the end of the work one can go back too, and what it costs is said first`() {
    check(Kitchen.singles(2), keys: "1 2 [ [", shows: ["given: 1 of 2"])
    check(Kitchen.singles(2), keys: "1 2 [ [ 5", shows: ["Your ratings are complete."], labels: "1 2 5")
    check(Kitchen.singles(2), keys: "1 2 L", shows: ["What you gave"])
    var annotator = ScriptedAnnotator(
      Kitchen.singles(1), next: .washout(done: .single, next: .preference, opens: .sample.addingTimeInterval(86_400)))
    annotator.press("1 [", every: 60_000)
    annotator.store.undoAnswer = .priced(
      ReversibleAct(id: ActID(rawValue: "x"), work: Kitchen.single(1).work, what: .label(.rating(Rating.allCases[0]))),
      next: .preference, from: .sample, to: .sample.addingTimeInterval(86_400))
    annotator.press("4", every: 60_000)
    #expect(annotator.text.contains("Change it?") && annotator.labelNames == "1")
    annotator.press("esc", every: 60_000)
    #expect(annotator.labelNames == "1")
    annotator.press("4 enter", every: 60_000)
    #expect(annotator.labelNames == "1 4")
  }
}
