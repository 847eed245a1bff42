import Foundation
import Screens
import Study
import Terminal
import Testing

/// What the screens look like. `DEMUR_RECORD=1 swift test --filter FrameSnapshotTests` records anew; look at the diff.
struct FrameSnapshotTests {
  private static let sizes = [
    ("80x24", Size.usual), ("120x40", Size.large), ("44x18", Size.phone), ("40x10", Size.smallest),
  ]

  @Test func `rating one response`() {
    for (name, size) in Self.sizes {
      var annotator = ScriptedAnnotator(Kitchen.singles(80), size: size)
      check(annotator.frame, is: "single-fresh-\(name)")
      annotator.press("space 4", every: 60_000)
      check(annotator.frame, is: "single-saved-\(name)")
      annotator.press("right right f")
      check(annotator.frame, is: "single-marked-\(name)")
    }
  }

  @Test func `a long response, scrolled`() {
    for (name, size) in Self.sizes {
      var annotator = ScriptedAnnotator([Kitchen.single(1, text: Kitchen.long(9))], size: size)
      annotator.press("space")
      check(annotator.frame, is: "single-scrolled-\(name)")
      annotator.press("end")
      check(annotator.frame, is: "single-end-\(name)")
    }
  }

  @Test func `comparing two responses`() {
    for (name, size) in Self.sizes {
      var annotator = ScriptedAnnotator(Kitchen.pairs(40), size: size)
      check(annotator.frame, is: "preference-fresh-\(name)")
      annotator.press("space space space t", every: 60_000)
      check(annotator.frame, is: "preference-saved-\(name)")
      annotator.press("b")
      check(annotator.frame, is: "preference-armed-\(name)")
      annotator.press("esc left left")
      check(annotator.frame, is: "preference-marked-\(name)")
    }
  }

  @Test func `long responses to compare`() {
    let work = Kitchen.pair(1, a: Kitchen.long(5), b: "\u{202E}Order in.")
    for (name, size) in Self.sizes {
      var annotator = ScriptedAnnotator([work], size: size)
      check(annotator.frame, is: "preference-clipped-\(name)")
      annotator.press("space space")
      check(annotator.frame, is: "preference-read-on-\(name)")
    }
  }

  @Test func `what differs between A and B`() {
    var settings = StudySettings.sample
    settings.showsDifferences = true
    let other = Kitchen.tray.replacing("fifty", with: "forty").replacing("carrots, potatoes", with: "beans")
    for (name, size) in Self.sizes.prefix(2) {
      var annotator = ScriptedAnnotator([Kitchen.pair(1, b: other)], size: size, settings: settings)
      annotator.press("d")
      check(annotator.frame, is: "preference-differences-\(name)")
    }
  }

  @Test func `what lies over the work`() {
    for (name, size) in Self.sizes {
      var annotator = ScriptedAnnotator(Kitchen.singles(80), size: size)
      annotator.press("?")
      check(annotator.frame, is: "help-single-\(name)")
      annotator.press("esc g")
      check(annotator.frame, is: "guidelines-overlay-\(name)")
      annotator.press("esc x")
      check(annotator.frame, is: "reasons-\(name)")
      annotator.press("4")
      check(annotator.frame, is: "offer-to-stop-\(name)")
      annotator.press("enter c")
      annotator.type("The oven is never mentioned again, which is odd, is it not?")
      check(annotator.frame, is: "note-\(name)")
      annotator.press("esc /")
      annotator.type("the")
      annotator.press("enter")
      check(annotator.frame, is: "search-\(name)")
      annotator.press("esc q")
      check(annotator.frame, is: "leaving-\(name)")
    }
    var annotator = ScriptedAnnotator(Kitchen.pairs(2), size: .usual)
    annotator.press("?")
    check(annotator.frame, is: "help-preference-80x24")
    annotator.press("esc /")
    annotator.type("kitchen")
    check(annotator.frame, is: "search-preference-80x24")
  }

  @Test func `before the work`() {
    for (name, size) in Self.sizes {
      var annotator = ScriptedAnnotator(
        Kitchen.singles(2), size: size, stages: [.consent, .guidelines, .practice(index: 0, .single)],
        practice: [Kitchen.practice])
      check(annotator.frame, is: "consent-\(name)")
      annotator.press("end y")
      check(annotator.frame, is: "guidelines-\(name)")
      annotator.press("enter")
      check(annotator.frame, is: "practice-\(name)")
      annotator.press("2")
      check(annotator.frame, is: "practice-answer-\(name)")
    }
  }

  @Test func `the end of the work`() {
    let opens = Date.sample.addingTimeInterval(7 * 86_400 + 13_000)
    for (name, size) in Self.sizes {
      var annotator = ScriptedAnnotator(Kitchen.singles(3), size: size)
      annotator.press("f 4 x 2 5", every: 60_000)
      check(annotator.frame, is: "end-\(name)")
      annotator = ScriptedAnnotator(
        Kitchen.singles(1), size: size, next: .washout(done: .single, next: .preference, opens: opens))
      annotator.press("4", every: 60_000)
      check(annotator.frame, is: "end-washout-\(name)")
      annotator.press("?")
      check(annotator.frame, is: "help-end-\(name)")
      annotator = ScriptedAnnotator([], size: size, stages: [.nothingAssigned])
      check(annotator.frame, is: "nothing-assigned-\(name)")
    }
  }

  @Test func `no room at all`() {
    for (columns, rows) in [(39, 24), (80, 9), (12, 4), (1, 1)] {
      let annotator = ScriptedAnnotator(Kitchen.singles(2), size: Size(columns: columns, rows: rows))
      check(annotator.frame, is: "too-small-\(columns)x\(rows)")
    }
  }

  @Test func `the start of the demo`() {
    for (name, size) in Self.sizes {
      var screen = StartScreen.sample(size: size)
      check(screen.view(in: size), is: "start-\(name)")
      _ = screen.update(.key(.character("3"), at: 0))
      check(screen.view(in: size), is: "start-not-yet-\(name)")
    }
  }
}

extension StartScreen {
  static func sample(size: Size) -> StartScreen {
    StartScreen(
      title: "demur: where do people disagree about what a language model wrote?",
      introduction: """
        This is a practice study: 48 short dialogues. Two simulated annotators have already labelled them all. \
        It is for trying things: nothing can go wrong.
        """,
      entries: StartEntry.standard(done: 0, of: 16, reasonsWhyNot: [.report: "not yet in this version"]), size: size)
  }
}
