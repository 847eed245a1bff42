import Foundation
import Screens
import Study
import Terminal
import Testing

/// The work as lines of text and typed answers.
struct PlainAnnotateTests {
  /// Types lines, a minute apart, to a store in memory; all that was printed, and the store.
  ///
  /// - Parameter isWhole: whether everything is read out at once.
  static func type(
    _ lines: [String], _ works: [ServedWork], settings: StudySettings = .sample, stages: [Stage] = [],
    practice: [PracticeInstance] = [], failure: String? = nil, undoAnswer: AnnotateAnswer? = nil, goal: Int? = nil,
    pause: Milliseconds = 60_000, isWhole: Bool = true
  ) -> (printed: String, store: ScriptedStore, effects: [Effect<AnnotateRequest>]) {
    var store = ScriptedStore(works, stages: stages, practice: practice, next: nil)
    store.failure = failure
    store.undoAnswer = undoAnswer
    var setting = AnnotateSetting.sample(settings)
    setting.goal = goal
    var plain = PlainAnnotate(setting, station: store.station, now: .sample)
    var printed = plain.begin()
    if isWhole { printed += plain.take("always all", at: 0).lines }
    var effects: [Effect<AnnotateRequest>] = []
    var clock = 0
    plain.printed(at: clock)
    for line in lines {
      clock += pause
      let taken = plain.take(line, at: clock)
      printed.append(">> \(line)")
      printed += taken.lines
      effects += taken.effects
      for effect in taken.effects {
        guard case .ask(let request) = effect else { continue }
        printed += plain.take(store.answer(to: request))
        plain.printed(at: clock)
      }
    }
    return (printed.map(\.description).joined(separator: "\n"), store, effects)
  }

  private func check(
    _ works: [ServedWork], _ lines: [String], labels: String? = nil, prints: [String] = [],
    _ location: SourceLocation = #_sourceLocation
  ) {
    let (printed, store, _) = Self.type(lines, works)
    for text in prints {
      #expect(printed.contains(text), "\(text) is not in\n\(printed)", sourceLocation: location)
    }
    if let labels { #expect(store.labelNames == labels, sourceLocation: location) }
  }

  @Test func `the work is read as lines that end in what can be typed`() {
    check(
      Kitchen.singles(2), [],
      prints: [
        "Rate the response, 1 of 2.", "Human: I have two hours", "Assistant: Start with", "Response:\nA tray of",
        "End. 1 to 5, 1 is low quality, 5 is high quality; ? for help.",
      ])
    check(
      [Kitchen.pair(1, first: .b)], [],
      prints: ["Which response is better?, 1 of 1.", "A:\nYou could order in.", "B:\nA tray of", "b2 B much"])
    check([Kitchen.single(1, text: " ")], [], prints: ["Response:\n(empty)"])
  }

  @Test func `typed answers are labels, in the data's letters`() {
    check(Kitchen.singles(3), ["4", " 2 "], labels: "4 2", prints: ["Saved: 4 for the one before.", "2 of 3"])
    check(Kitchen.pairs(6), ["a2", "B 1", "n", "w", "t"], labels: "A2 B1 N A2 B1")
    check([Kitchen.pair(1, first: .b)], ["b2"], labels: "A2", prints: ["Saved: B much better"])
    check(Kitchen.singles(2), ["6", "0", "44", "4 4", "a1", "four"], labels: "", prints: ["6 is not an answer here."])
    check(Kitchen.pairs(2), ["1", "a3", "a", "b 2 x"], labels: "", prints: ["1 is not an answer here."])
  }

  @Test func `taking back, restoring, putting off, marking, commenting`() {
    check(Kitchen.singles(3), ["4", "u"], prints: ["Taken back: 4. redo restores it."])
    check(Kitchen.singles(3), ["4", "u", "redo"], prints: ["Restored: 4."])
    check(Kitchen.singles(3), ["u"], prints: ["There is nothing to take back."])
    check(Kitchen.singles(3), ["s"], prints: ["Put off: it comes again at the end."])
    check(Kitchen.singles(1), ["s"], prints: ["nothing to put it behind"])
    check(Kitchen.singles(3), ["f", "f"], prints: ["Marked as unsure", "No longer marked as unsure."])
    check(Kitchen.singles(3), ["c It is odd.", "c"], prints: ["Comment saved.", "Your comment: It is odd."])
    check(Kitchen.singles(3), ["g", "?"], prints: ["Judge the quality", "u takes back the last label"])
    check(Kitchen.singles(3), ["x", "back"], prints: ["Why can it not be judged?", "Nothing is changed."])
    check(Kitchen.singles(3), ["x", "5", "5 an advertisement"], prints: ["A word of why", "Put aside as not judged."])
    check(Kitchen.singles(3), ["x", "4"], prints: ["You can stop here", "If it stays with you: the study's contact"])
    let again = Self.type(["all"], Kitchen.singles(1)).printed
    #expect(again.components(separatedBy: "A tray of vegetables").count == 3)
  }

  @Test func `what was read counts on after undo, and is kept when it is left`() {
    let (_, store, _) = Self.type(["4", "u", "2", "s", "u", "redo", "q"], Kitchen.singles(4), pause: 20_000)
    let labels = store.acts.compactMap { if case .label(_, let seen) = $0 { seen } else { nil } }
    #expect(labels.map(\.activeSeconds) == [20, 40] && labels.map(\.secondsSinceLabel) == [20, 20])
    #expect(labels.allSatisfy { $0.unread == [] && $0.isContextUnread == false })
    #expect(store.readings.map(\.activeSeconds) == [20, 40, 20, 60, 40])
    var plain = PlainAnnotate(
      .sample(), station: ScriptedStore(Kitchen.singles(1), stages: [], practice: [], next: nil).station, now: .sample)
    plain.printed(at: 0)
    guard case .ask(.record(.read(let seen), on: 1)) = plain.end(at: 7000).first else {
      Issue.record("nothing was kept")
      return
    }
    #expect(seen.activeSeconds == 7 && seen.layout == "plain")
  }

  @Test func `what costs days is taken back only after yes`() {
    let act = ReversibleAct(
      id: ActID(rawValue: "x"), work: Kitchen.single(1).work, what: .label(.rating(Rating.allCases[3])))
    let answer = AnnotateAnswer.priced(
      act, next: .preference, from: .sample + 86_400, to: .sample + 7 * 86_400)
    let rows: [(lines: [String], printed: String, taken: Bool)] = [
      (["u"], "comparing pairs opens Tuesday 14 October at 12:00 instead of tomorrow", false),
      (["u", "yes"], "Taken back: 4.", true), (["u", "u"], "Nothing is taken back.", false),
      (["u", ""], "Nothing is taken back.", false), (["u", "u", "yes"], "yes is not an answer here", false),
    ]
    for row in rows {
      let (printed, _, effects) = Self.type(["4"] + row.lines, Kitchen.singles(2), undoAnswer: answer)
      #expect(printed.contains(row.printed), "\(row.lines): \(printed)")
      #expect(effects.contains(.ask(.undoAtItsPrice)) == row.taken)
    }
    let closed = Self.type(["u"], Kitchen.pairs(1), undoAnswer: .closed(.single)).printed
    #expect(closed.contains("Your ratings are closed since comparing pairs has opened"))
  }

  @Test func `a failure is said, and the answer can be given again`() {
    let (printed, store, _) = Self.type(["4", "x", "1"], Kitchen.singles(2), failure: "the disk is full")
    #expect(printed.contains("Not saved: the disk is full") && !printed.contains("Saved:") && store.acts.isEmpty)
  }

  @Test func `who leaves after a failure is not told that all is saved`() {
    let failed = Self.type(["4", "q"], Kitchen.singles(2), failure: "the disk is full").printed
    #expect(failed.contains("All but the last is saved") && !failed.contains("All of it is saved"))
    #expect(Self.type(["4", "q"], Kitchen.singles(2)).printed.contains("All of it is saved"))
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.failure = "the disk is full"
    annotator.press("4 q")
    #expect(annotator.text.contains("All but the last is saved"))
    annotator.failure = nil
    annotator.press("esc 4 q")
    #expect(annotator.text.contains("All of it is saved"))
  }

  @Test func `lines typed ahead or pasted label nothing that was not printed`() {
    let (printed, store, _) = Self.type(["4", "4", "5"], Kitchen.singles(4), pause: 150)
    #expect(store.labelNames == "4")
    #expect(printed.contains("came before this text was printed"))
  }

  @Test func `the words that people try are known`() {
    for (words, shown) in [
      (["u", "undo", "Take back", "UNDO "], "Taken back: 4."), (["s", "later", "skip", "postpone"], "Put off:"),
      (["f", "unsure", "flag"], "Marked as unsure"), (["x", "cannot judge", "can’t"], "Why can it not be judged?"),
      (["g", "guidelines"], "Judge the quality"), (["?", "help", "h"], "1 to 5 rates the response"),
      (["q", "quit", "exit", "Leave", "stop"], "good place to stop"),
      (["c odd", "comment odd", "note odd"], "Comment saved."),
    ] {
      for word in words {
        let (printed, store, _) = Self.type(["4", word], Kitchen.singles(4))
        #expect(printed.contains(shown), "\(word)")
        #expect(store.labelNames == "4")
      }
    }
    let again = Self.type(["4", "undo", "redo"], Kitchen.singles(4)).printed
    #expect(again.contains("Restored: 4."))
  }

  @Test func `the response can be read alone, and a word with two meanings is no label`() {
    let times = { (text: String, lines: [String], works: [ServedWork]) in
      Self.type(lines, works).printed.components(separatedBy: text).count - 1
    }
    for word in ["r", "response", "R"] {
      #expect(
        times("A tray of", [word], Kitchen.singles(2)) == 2 && times("two hours", [word], Kitchen.singles(2)) == 1)
      let (printed, store, _) = Self.type([word, ""], [Kitchen.pair(1, first: .b)])
      #expect(printed.components(separatedBy: "A:\nYou could order in.").count == 3 && store.acts.isEmpty)
      #expect(printed.components(separatedBy: "B:\nA tray of").count == 3)
    }
    #expect(times("A tray of", ["ra"], [Kitchen.pair(1, first: .b)]) == 1)
    #expect(times("A tray of", ["response b"], [Kitchen.pair(1, first: .b)]) == 2)
    #expect(
      times("two hours", ["d"], Kitchen.singles(2)) == 2 && times("A tray of", ["dialogue"], Kitchen.singles(2)) == 1)
    check(Kitchen.pairs(4), ["w", "e", "t", "y"], labels: "A2 A1 B1 B2")
    check(Kitchen.pairs(4), ["none", "r", "u are wrong", "s he is", "skip this", "quite good"], labels: "N")
    let practice = Self.type(
      ["r", "skip", "2"], Kitchen.singles(1), stages: [.practice(index: 0, .single)], practice: [Kitchen.practice])
    #expect(practice.printed.contains("Put off: in the work it would come again at the end."))
  }

  @Test func `pasted lines of a text are no labels`() {
    for lines in [["The first point:", "2", "4 of 5", "5"], ["", "hm", "3", "3"], ["42", "1"]] {
      let (printed, store, _) = Self.type(["a word"] + lines, Kitchen.singles(4), pause: 0)
      #expect(store.acts.isEmpty, "\(printed)")
      var store2 = ScriptedStore(Kitchen.singles(4), stages: [], practice: [], next: nil)
      var plain = PlainAnnotate(.sample(), station: store2.station, now: .sample)
      _ = plain.begin()
      plain.printed(at: 0)
      for line in lines {
        for case .ask(let request) in plain.take(line, at: 60_000).effects {
          _ = plain.take(store2.answer(to: request))
        }
      }
      #expect(store2.acts.isEmpty, "\(lines)")
    }
  }

  @Test func `after something distressed nothing is read out until the annotator says so`() {
    let works = Kitchen.singles(3)
    let read = { (lines: [String]) in
      let (printed, store, effects) = Self.type(["x", "4"] + lines, works)
      return (printed.components(separatedBy: "A tray of").count - 1, printed, store, effects)
    }
    for lines in [[], [""], ["4"], ["again", "r", "2"], ["f", "s", "yes"], ["c I am shaken."]] {
      let (count, printed, store, _) = read(lines)
      #expect(count == 1 && store.labelNames.isEmpty, "\(lines)")
      #expect(printed.contains("If it stays with you: the study's contact"))
      #expect(printed.contains("Nothing is read out until you type ok."))
    }
    for word in ["ok", "go on", "next", "OK"] {
      let (count, _, store, _) = read(["", word, "3"])
      #expect(count == 3 && store.labelNames == "3", "\(word)")
    }
    #expect(read(["c I am shaken."]).2.acts.last == .note("I am shaken.", nil))
    #expect(read(["q"]).3.last == .leave && read(["undo"]).1.contains("Taken back: not judged."))
    // After the last one there is nothing to be read out.
    #expect(Self.type(["x", "4"], Kitchen.singles(1)).printed.hasSuffix("q leaves."))
  }

  @Test func `the consent names whom it speaks of`() {
    var settings = StudySettings.sample
    settings.consent = "Please turn to the study's contact."
    for (contact, shown) in [
      ("Ada, ada@example.org", "The study's contact: Ada, ada@example.org"),
      (nil, "ask whoever asked you to take part"),
      ("  ", "ask whoever asked you to take part"),
    ] {
      settings.contact = contact
      let printed = Self.type([], [], settings: settings, stages: [.consent]).printed
      #expect(printed.contains(shown))
      let screen = ScriptedAnnotator([], settings: settings, stages: [.consent]).text
      #expect(screen.contains(shown))
      var distressed = ScriptedAnnotator(Kitchen.singles(3), settings: settings)
      distressed.press("x 4")
      #expect(
        distressed.text.contains(contact == "Ada, ada@example.org" ? "Ada, ada@example.org" : "whoever asked you"))
    }
    settings.contact = "Ada"
    settings.consent = "Write to Ada."
    #expect(
      Self.type([], [], settings: settings, stages: [.consent], isWhole: false).printed.hasPrefix(
        "Write to Ada.\nType yes"))
  }

  @Test func `speed is marked and said once, and everything counts as shown`() {
    let (printed, store, _) = Self.type(["4", "5", "1"], Kitchen.singles(4), pause: 400)
    #expect(printed.components(separatedBy: "faster than it can be read").count == 2)
    for act in store.acts {
      guard case .label(_, let circumstances) = act else { continue }
      #expect(circumstances.wasFast && circumstances.unread.isEmpty && circumstances.layout == "plain")
    }
  }

  @Test func `consent, guidelines, practice, work, end`() {
    let (printed, store, _) = Self.type(
      ["no", "yes", "", "ok", "u", "2", "", "5", "c thanks", "u", "redo", "q"], Kitchen.singles(1),
      stages: [.consent, .guidelines, .practice(index: 0, .single)], practice: [Kitchen.practice])
    for text in [
      "Type yes to agree", "Type ok to begin", "practice 1 of 1", "There is nothing to take back yet",
      "The study's author: 5.",
      "Saved: 5 for the one before.\nYour ratings are complete. Thank you.", "Saved for the study's authors.",
      "Receipt",
    ] {
      #expect(printed.contains(text), "\(text)")
    }
    #expect(store.acts.count == 5)
  }

  @Test func `q leaves from everywhere`() {
    for stage in [Stage.consent, .guidelines, .practice(index: 0, .single), .nothingAssigned] {
      let gone = Self.type(["q"], Kitchen.singles(1), stages: [stage], practice: [Kitchen.practice])
      #expect(gone.effects == [.leave])
    }
    let gone = Self.type(["q"], Kitchen.pairs(1))
    #expect(gone.effects.last == .leave && gone.printed.contains("good place to stop"))
  }

  @Test func `nothing harmful is printed`() {
    for seed in 0..<100 {
      var draw = HostileDraw(UInt64(seed))
      let works = (0..<3).map { draw.work($0, .single) }
      let lines = (0..<8).map { _ in draw.pick(["4", "c \(draw.text())", draw.text(), "x", "s", "u"]) }
      let printed = Self.type(lines, works, settings: draw.settings()).printed
      for line in printed.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(SafeText(line).description == line, "seed \(seed)")
      }
    }
  }
}

extension ScriptedStore {
  var labelNames: String {
    acts.compactMap { if case .label(let label, _) = $0 { label.shortName } else { nil } }.joined(separator: " ")
  }
}
