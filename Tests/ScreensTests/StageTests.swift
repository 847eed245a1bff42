import Foundation
import Screens
import Study
import Terminal
import Testing

/// What comes before the work and after it.
struct StageTests {
  private static func newcomer(size: Size = .usual) -> ScriptedAnnotator {
    ScriptedAnnotator(
      Kitchen.singles(2), size: size, stages: [.consent, .guidelines, .practice(index: 0, .single)],
      practice: [Kitchen.practice])
  }

  @Test func `consent, guidelines, practice, work`() {
    var annotator = Self.newcomer()
    #expect(annotator.text.contains("You will read dialogues"))
    annotator.press("y")
    #expect(annotator.text.contains("Judge the quality"))
    annotator.press("enter")
    #expect(annotator.text.contains("practice 1 of 1"))
    annotator.press("2", every: 60_000)
    #expect(annotator.text.contains("You: 2. The study's author: 5.") && annotator.text.contains("The tray answers"))
    #expect(annotator.text.contains("A, which you rated:") && annotator.text.contains("B, another response to it:"))
    annotator.press("enter")
    #expect(annotator.text.contains("1 of 2"))
    #expect(
      annotator.acts == [
        .consent(textHash: "c"), .guidelines(textHash: "g"), .practice(index: 0, label: .rating(Rating.allCases[1])),
      ])
  }

  @Test func `consent counts only when it was read to its end`() {
    var annotator = Self.newcomer(size: .smallest)
    annotator.press("y")
    #expect(annotator.acts.isEmpty && annotator.text.contains("Please read it to its end first"))
    annotator.press("end y")
    #expect(annotator.acts.count == 1)
  }

  @Test func `before the work, leaving is leaving`() {
    for key in ["q", "^c"] {
      var annotator = Self.newcomer()
      annotator.press(key)
      #expect(annotator.effects == [.leave])
      #expect(annotator.screen.farewell().contains { $0.description.contains("Nothing was recorded") })
      annotator = Self.newcomer()
      annotator.press("y \(key)")
      #expect(annotator.hasLeft)
      annotator = Self.newcomer()
      annotator.press("y enter \(key)")
      #expect(annotator.hasLeft)
      #expect(annotator.screen.farewell().contains { $0.description == "The same command goes on right here." })
      annotator = Self.newcomer()
      annotator.press("y enter 2 \(key)", every: 60_000)
      #expect(annotator.hasLeft)
    }
  }

  @Test func `guidelines do not gainsay the question how many others would say the same`() {
    let says = "After each label you are asked how many of ten others would say the same."
    for (asks, text, isSaid) in [
      (true, "Do not guess what others say.", true), (false, "Do not guess what others say.", false),
      (true, "Then you say how many of ten others agree.", false),
    ] {
      var settings = StudySettings.sample
      settings.guidelines = text
      settings.asked = GroundsRule(asksOthers: asks)
      var annotator = ScriptedAnnotator(Kitchen.singles(2), size: .large, settings: settings, stages: [.guidelines])
      let flat = { (text: String) in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      #expect(flat(annotator.text).contains(says) == isSaid && annotator.text.contains(text))
      annotator.press("enter g", every: 60_000)
      #expect(flat(annotator.text).contains(says) == isSaid)
      let plain = PlainAnnotateTests.type(["g"], Kitchen.singles(2), settings: settings).printed
      #expect(plain.contains(says) == isSaid)
    }
  }

  @Test func `practice takes labels and nothing else`() {
    for (key, said) in [
      ("u", "There is nothing to take back yet"), ("^r", "This is practice"), ("x", "This is practice"),
      ("s", "Put off: in the work it would come again"), ("f", "Marked as unsure"), ("c", "Comment on this one"),
      ("[", "This is practice"),
    ] {
      var annotator = Self.newcomer()
      annotator.press("y enter")
      annotator.press(key, every: 60_000)
      #expect(annotator.acts.count == 2)
      #expect(annotator.text.contains(said), "\(key)\n\(annotator.text)")
    }
    var annotator = Self.newcomer()
    annotator.press("y enter ?")
    #expect(annotator.text.contains("rate the response") && annotator.text.contains("take back"))
  }

  @Test func `practice in pairs speaks the letters of the screen`() {
    var annotator = ScriptedAnnotator(
      Kitchen.pairs(2), stages: [.practice(index: 0, .preference)], practice: [Kitchen.practice])
    annotator.press("y", every: 60_000)
    #expect(annotator.text.contains("You: B much better. The study's author: A a little better."))
    #expect(annotator.text.contains("A was:") && annotator.text.contains("B was:"))
  }

  @Test func `a failure before the work is said`() {
    var annotator = Self.newcomer()
    annotator.failure = "the file is read-only"
    annotator.press("y")
    #expect(annotator.text.contains("Not saved: the file is read-only"))
  }

  @Test func `the end counts, thanks, and says when it goes on`() {
    let opens = Date.sample.addingTimeInterval(7 * 86_400)
    var annotator = ScriptedAnnotator(
      Kitchen.singles(2), next: .washout(done: .single, next: .preference, opens: opens))
    annotator.press("f 4 x 1", every: 60_000)
    for text in [
      "Your ratings are complete. Thank you.", "2 responses: 1 rated, 1 not judged, none waiting", "1 marked unsure",
      "comparing pairs, from Tuesday 14 October at 12:00", "the study's contact", "Receipt  7f3a-91c2-0b6e",
    ] {
      #expect(annotator.text.contains(text))
    }
    #expect(annotator.screen.farewell().map(\.description).contains("Your ratings are complete. Thank you."))
    annotator.press("q")
    #expect(annotator.hasLeft)
  }

  @Test func `a word is said where the other formulation begins, and the keys stay in sight`() {
    let toPairs = [Kitchen.single(1), Kitchen.pair(2)]
    let toSingles = [Kitchen.pair(1), Kitchen.single(2)]
    let rows: [(works: [ServedWork], key: String, pause: Milliseconds, fitsOneLine: Bool)] = [
      (toPairs, "2", 60_000, true), (toPairs, "2", 1000, false), (toPairs, "x 1", 60_000, true),
      (toPairs, "x 4", 60_000, true), (toSingles, "e", 60_000, true), (toSingles, "e", 1000, false),
      (toSingles, "x 2", 60_000, true),
    ]
    for row in rows {
      let word = row.works == toPairs ? "Now you compare two responses." : "Now you rate one response."
      var annotator = ScriptedAnnotator(row.works)
      annotator.press(row.key, every: row.pause)
      let text = annotator.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains(word), "\(row.key): \(annotator.text)")
      #expect(!row.fitsOneLine || annotator.text.contains("q "), "\(row.key): \(annotator.text)")
      let plain = PlainAnnotateTests.type(
        row.key == "x 1" ? ["x", "1"] : row.key == "e" ? ["a1"] : row.key == "2" ? ["2"] : [], row.works,
        pause: row.pause
      ).printed
      #expect(row.key == "x 4" || row.key == "x 2" || plain.contains(word), "\(row.key): \(plain)")
    }
  }

  @Test func `from the end the last label can be taken back, and the authors written to`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(1))
    annotator.press("4 u", every: 60_000)
    #expect(annotator.text.contains("Taken back: 4.") && annotator.text.contains("1 of 1"))
    annotator.press("^r c", every: 60_000)
    annotator.type("thanks")
    annotator.press("enter")
    #expect(annotator.acts.last == .note("thanks"))
    #expect(annotator.text.contains("Saved for the study's authors."))
    annotator.press("g")
    #expect(annotator.text.contains("Judge the quality"))
  }

  @Test func `what costs days is asked before it is taken back`() {
    let opens = Date.sample + 86_400
    var annotator = ScriptedAnnotator(
      Kitchen.singles(1), next: .washout(done: .single, next: .preference, opens: opens))
    annotator.press("4", every: 60_000)
    let act = ReversibleAct(
      id: ActID(rawValue: "x"), work: Kitchen.single(1).work, what: .label(annotator.labels[0]))
    annotator.store.undoAnswer = .priced(act, next: .preference, from: opens, to: opens + 6 * 86_400)
    annotator.press("u", every: 60_000)
    for text in [
      "The last one: 4.", "opens Tuesday 14 October at 12:00 instead of tomorrow at 12:00", "Enter takes it back",
    ] { #expect(annotator.text.contains(text), "\(annotator.text)") }
    // A doubled u, or any other key, takes nothing back.
    annotator.press("u u 5 esc", every: 60_000)
    #expect(annotator.text.contains("Your ratings are complete"))
    annotator.press("u enter", every: 60_000)
    #expect(annotator.text.contains("Taken back: 4.") && annotator.text.contains("1 of 1"))
  }

  @Test func `what is closed is said to be, in practice too`() {
    for formulation in TaskFormulation.allCases {
      var annotator = ScriptedAnnotator(formulation == .single ? Kitchen.pairs(1) : Kitchen.singles(1))
      annotator.store.undoAnswer = .closed(formulation)
      annotator.press("u", every: 60_000)
      #expect(
        annotator.notice.contains(
          formulation == .single
            ? "Your ratings are closed since comparing pairs has opened"
            : "Your comparisons are closed since rating has opened"))
    }
  }

  @Test func `the end can be read on the smallest screen`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(1), size: .smallest)
    annotator.press("4", every: 60_000)
    #expect(annotator.text.contains("  space  "))
    annotator.press("end")
    #expect(annotator.text.contains("Receipt"))
  }

  @Test func `what was done elsewhere leads on, but never from under a hand that writes`() {
    let works = Kitchen.singles(2)
    let next = Station(stage: .work(.single), progress: WorkProgress(total: 2, labelled: 1), served: works[1])
    var annotator = ScriptedAnnotator(works)
    _ = annotator.screen.update(.answer(.changedElsewhere(next)))
    #expect(annotator.text.contains("2 of 2") && annotator.notice.contains("done on another screen"))
    annotator = ScriptedAnnotator(works)
    annotator.press("c")
    annotator.type("half a thought")
    _ = annotator.screen.update(.answer(.changedElsewhere(next)))
    #expect(annotator.text.contains("half a thought") && annotator.text.contains("1 of 2"))
    _ = annotator.screen.update(.answer(.changedElsewhere(Station(stage: .withdrawn, progress: WorkProgress()))))
    #expect(annotator.text.contains("half a thought"))
    annotator = ScriptedAnnotator(works)
    _ = annotator.screen.update(.answer(.changedElsewhere(Station(stage: .withdrawn, progress: WorkProgress()))))
    #expect(annotator.text.contains("You are no longer in this study."))
    #expect(annotator.screen.farewell().allSatisfy { !$0.description.contains("goes on") })
    // Nothing that they could write would be taken.
    #expect(!annotator.text.contains("write to the authors"))
  }

  @Test func `days have names`() {
    let names = DayNames(offset: 0)
    let rows: [(Double, String)] = [
      (0, "today at 12:00"), (1, "today at 12:01"), (39_600, "today at 23:00"), (43_200, "tomorrow at 0:00"),
      (172_799, "Thursday 9 October at 12:00"), (172_800, "Thursday 9 October at 12:00"),
      (7_776_000, "Monday 5 January 2026 at 12:00"), (12_528_000, "Sunday 1 March 2026 at 12:00"),
    ]
    for (seconds, name) in rows { #expect(names.name(Date.sample + seconds, now: .sample) == name) }
    #expect(DayNames(offset: 12 * 3600).name(.sample, now: .sample.addingTimeInterval(-3600)) == "tomorrow at 0:00")
    for far in [Double.infinity, -.infinity, 1e300, .nan] {
      _ = names.name(Date(timeIntervalSince1970: far), now: .sample)
    }
  }
}
