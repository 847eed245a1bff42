import Screens
import Study
import Terminal
import Testing

/// What is recorded of how a label came about.
struct AttentionTests {
  @Test func `active time is that with the work in sight, long pauses cut`() {
    var settings = StudySettings.sample
    settings.idleSeconds = 60
    var annotator = ScriptedAnnotator(Kitchen.singles(3), settings: settings)
    annotator.press(.character(" "), after: 20_000)
    annotator.press(.character(" "), after: 300_000)
    annotator.press(.character("4"), after: 10_000)
    #expect(annotator.labelled[0].circumstances.activeSeconds == 90)
    annotator.press(.character("4"), after: 5000)
    #expect(annotator.labelled[1].circumstances.activeSeconds == 5)
  }

  @Test func `time under help, guidelines or leaving does not count, time at a comment does`() {
    for (keys, seconds) in [("? esc", 20.0), ("g esc", 20), ("q esc", 20), ("c esc", 30), ("x esc", 30), ("^z", 20)] {
      var annotator = ScriptedAnnotator(Kitchen.singles(3))
      let names = keys.split(separator: " ")
      annotator.press(String(names[0]), every: 10_000)
      if names.count > 1 { annotator.press(String(names[1]), every: 10_000) }
      annotator.press(.character("4"), after: 10_000)
      #expect(annotator.labelled[0].circumstances.activeSeconds == seconds, "\(keys)")
    }
  }

  @Test func `a response counts as read when its end was on the screen`() {
    let long = Kitchen.single(1, text: Kitchen.long(3))
    #expect(check([long, Kitchen.single(2)], keys: "4").labelled[0].circumstances.unread == [.a])
    #expect(check([long, Kitchen.single(2)], keys: "space space 4").labelled[0].circumstances.unread == [])
    // What was scrolled past in one go was not painted.
    var annotator = ScriptedAnnotator([long, Kitchen.single(2)])
    annotator.pressUnpainted(.end, after: 60_000)
    annotator.pressUnpainted(.home, after: 0)
    annotator.paint()
    annotator.press("4", every: 60_000)
    #expect(annotator.labelled[0].circumstances.unread == [.a])
  }

  @Test func `one row that was not shown is one too many`() {
    for (rows, unread) in [(16, [ResponseLetter]()), (17, [.a])] {
      let text = (1...rows).map { "line \($0)" }.joined(separator: "\n")
      let work = ServedWork(work: Kitchen.single(1).work, context: [], responseA: text, responseB: "")
      #expect(check([work, work], keys: "4").labelled[0].circumstances.unread == unread)
      #expect(check([work, work], keys: "j 4").labelled[0].circumstances.unread == [])
    }
  }

  @Test func `in panes each response counts by itself, in the data's letters`() {
    let long = Kitchen.pair(1, first: .b, a: "Yes.", b: Kitchen.long(5))
    #expect(check([long], keys: "y").labelled[0].circumstances.unread == [.b])
    #expect(check([long], keys: "end y").labelled[0].circumstances.unread == [])
    let phone = check([Kitchen.pair(1)], keys: "tab y", size: .phone).labelled[0].circumstances
    #expect(phone.unread == [.b])
    #expect(phone.layout == "one-at-a-time" && phone.columns == 44 && phone.rows == 18)
  }

  @Test func `the layout is stored by its name`() {
    #expect(check(Kitchen.singles(2), keys: "4").labelled[0].circumstances.layout == "scrolled")
    #expect(check(Kitchen.pairs(2), keys: "r").labelled[0].circumstances.layout == "stacked")
    #expect(check(Kitchen.pairs(2), keys: "r", size: .large).labelled[0].circumstances.layout == "beside")
  }

  @Test func `an unread label is allowed, marked, and said once`() {
    let works = (1...3).map { Kitchen.single($0, text: Kitchen.long(9)) }
    check(works, keys: "4", shows: ["Saved: 4, before all of it was shown. u takes it back."])
    let annotator = check(works, keys: "4 5", shows: ["Saved: 5 for the one before."])
    #expect(annotator.labelled.map(\.circumstances.unread) == [[.a], [.a]])
  }

  @Test func `a label faster than reading is allowed, marked, and said once`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(4))
    annotator.press(.character("4"), after: 1000)
    #expect(annotator.notice == "Saved: 4, faster than it can be read. u takes it back.")
    annotator.press(.character("5"), after: 1000)
    #expect(annotator.notice == "Saved: 5 for the one before.")
    annotator.press(.character("1"), after: 60_000)
    #expect(annotator.labelled.map(\.circumstances.wasFast) == [true, true, false])
  }
}
