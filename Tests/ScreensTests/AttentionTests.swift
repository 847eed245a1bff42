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
    for (rows, unread) in [(19, [ResponseLetter]()), (20, [.a])] {
      let text = (1...rows).map { "line \($0)" }.joined(separator: "\n")
      let work = ServedWork(work: Kitchen.single(1).work, context: [], responseA: text, responseB: "")
      #expect(check([work, work], keys: "4").labelled[0].circumstances.unread == unread)
      #expect(check([work, work], keys: "j 4").labelled[0].circumstances.unread == [])
    }
  }

  @Test func `in panes each response counts by itself, in the data's letters`() {
    let long = Kitchen.pair(1, first: .b, a: "Yes.", b: Kitchen.long(5))
    #expect(check([long], keys: "y").labelled[0].circumstances.unread == [.b])
    #expect(check([long], keys: "tab end y").labelled[0].circumstances.unread == [])
    let phone = check([Kitchen.pair(1)], keys: "tab y", size: .phone).labelled[0].circumstances
    #expect(phone.unread == [.b])
    #expect(phone.layout == "one-at-a-time" && phone.columns == 44 && phone.rows == 18)
  }

  @Test func `the dialogue counts as shown when all of it was on the screen, in every layout`() {
    let turns = (1...24).map { Turn(role: $0.isMultiple(of: 2) ? .assistant : .user, content: Kitchen.tray) }
    let pair = Kitchen.pair(1, context: turns)
    let single = Kitchen.served(Kitchen.single(1).work, a: Kitchen.tray, b: Kitchen.order, context: turns)
    for size in [Size.usual, .large, .phone, .smallest, Size(columns: 60, rows: 20)] {
      for (work, label) in [(pair, "y"), (single, "4")] {
        func isUnread(_ keys: String) -> Bool? {
          check([work, work], keys: "\(keys) \(label)", size: size).labelled[0].circumstances.isContextUnread
        }
        #expect(isUnread("") == true, "\(size)")
        #expect(isUnread("tab") == true, "\(size)")
        #expect(isUnread("end") == true, "\(size)")
        #expect(isUnread(String(repeating: "space ", count: 300)) == false, "\(size)")
        // Somebody who jumps to the responses and then comes back to read.
        #expect(isUnread("end home" + String(repeating: " space", count: 300)) == false, "\(size)")
        // From another arrangement of the same text.
        var annotator = ScriptedAnnotator([work, work], size: size)
        for _ in 0..<3 { annotator.press("space") }
        annotator.resize(Size(columns: 150, rows: 30))
        for _ in 0..<120 { annotator.press("space") }
        annotator.resize(size)
        annotator.press(label, every: 60_000)
        #expect(annotator.labelled[0].circumstances.isContextUnread == false, "\(size)")
      }
    }
    for works in [Kitchen.singles(2), [Kitchen.pair(1, a: "Yes.", b: "No."), Kitchen.pair(2)]] {
      let keys = works[0].work.formulation == .single ? "4" : "y"
      #expect(check(works, keys: keys).labelled[0].circumstances.isContextUnread == false)
    }
    #expect(
      check([Kitchen.pair(1, context: []), Kitchen.pair(2)], keys: "y").labelled[0].circumstances.isContextUnread
        == false)
  }

  @Test func `a label given before the dialogue was shown is allowed, marked, and said once`() {
    let turns = (1...12).map { _ in Turn(role: .user, content: Kitchen.tray) }
    let works = (1...3).map { Kitchen.pair($0, a: "Yes.", b: "No.", context: turns) }
    check(works, keys: "y", shows: ["Saved: B much better, before all of the dialogue was shown. u takes it back."])
    check(works, keys: "y w", shows: ["Saved: A much better for the one before."])
  }

  @Test func `what was read counts on after undo, also of what was shown in between`() {
    let long = (1...3).map { Kitchen.single($0, text: Kitchen.long(3)) }
    var annotator = ScriptedAnnotator(long)
    annotator.press(.character(" "), after: 10_000)
    annotator.press(.character(" "), after: 10_000)
    annotator.press(.character("3"), after: 2000)
    annotator.press(.character("u"), after: 400)
    annotator.press(.character("2"), after: 600)
    let label = annotator.labelled[1].circumstances
    #expect(label.activeSeconds == 22.6 && label.secondsSinceLabel == 0.6)
    #expect(label.unread == [] && label.isContextUnread == false && !label.wasFast)
    // A glance at the next one in passing is not kept.
    #expect(annotator.store.readings == [])
    annotator.press(.character(" "), after: 9000)
    annotator.press(.character("u"), after: 1000)
    annotator.press(.control("r"), after: 4000)
    annotator.press(.character("5"), after: 7000)
    #expect(annotator.store.readings.map(\.activeSeconds) == [10, 26.6])
    let next = annotator.labelled[2].circumstances
    #expect(next.activeSeconds == 17 && next.secondsSinceLabel == 17)
  }

  @Test(arguments: ["q q", "q enter", "^c ^c", "s", "x 1", "u", "^r"])
  func `whatever leads away from work without a label keeps what was read of it`(_ keys: String) {
    for works in [Kitchen.singles(3), Kitchen.pairs(3)] {
      var annotator = ScriptedAnnotator(works)
      let names = keys.split(separator: " ").map(String.init)
      annotator.press(names[0], every: 30_000)
      for name in names.dropFirst() { annotator.press(name, every: 1000) }
      #expect(annotator.store.readings.count == 1, "\(keys)")
      #expect((30...31).contains(annotator.store.readings[0].activeSeconds ?? 0))
      let kept = annotator.effects.firstIndex { if case .ask(.record(.read, on: _)) = $0 { true } else { false } }
      #expect(kept == annotator.effects.count - 2, "\(keys): \(annotator.effects)")
    }
    // Practice is nobody's work.
    var newcomer = ScriptedAnnotator(
      Kitchen.singles(1), stages: [.practice(index: 0, .single)], practice: [Kitchen.practice])
    newcomer.press(keys, every: 30_000)
    #expect(newcomer.store.readings == [])
  }

  @Test func `a hang-up keeps what was read so far`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(2))
    let effects = annotator.screen.update(.ending(at: 45_000))
    guard case .ask(.record(.read(let seen), on: 1)) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(seen.activeSeconds == 45 && seen.unread == [] && effects.last == .leave)
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
