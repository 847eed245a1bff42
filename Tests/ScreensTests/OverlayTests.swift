import Foundation
import Screens
import Study
import Terminal
import Testing

struct OverlayTests {
  @Test func `help is modal: no key does anything beneath it`() {
    for opening in ["?", "g"] {
      for key in ["1", "4", "w", "u", "f", "s", "x", "c", "n", "tab", "left", "^r"] {
        let annotator = check(Kitchen.singles(3), keys: "\(opening) \(key)", shows: ["does nothing here"])
        #expect(annotator.effects.isEmpty)
      }
      for key in ["esc", "enter", "q", "?", "^c"] {
        let annotator = check(Kitchen.singles(3), keys: "\(opening) \(key)", shows: ["Rate the response"])
        #expect(annotator.effects.isEmpty)
      }
    }
  }

  @Test func `a comment is written in place, kept, changed and taken away`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("c")
    annotator.type("Why 4? q.")
    annotator.press("enter")
    #expect(annotator.notes == ["Why 4? q."])
    #expect(annotator.text.contains("comment   1 of 3") && annotator.text.contains("Comment saved."))
    annotator.press("c enter")
    #expect(annotator.acts.count == 1)
    annotator.press("c ^u enter")
    #expect(annotator.notes == ["Why 4? q.", ""])
    #expect(annotator.text.contains("The comment is taken away.") && !annotator.text.contains("comment   1 of 3"))
    #expect(annotator.labels.isEmpty)
  }

  @Test func `a comment keeps how the work stood on the screen, and one to the authors nothing`() {
    var single = ScriptedAnnotator(Kitchen.singles(1), size: .phone)
    single.press("c x enter")
    #expect(
      single.acts == [.note("x", Presentation(firstShown: nil, layout: "scrolled", columns: 44, rows: 18, form: .raw))])
    single.press("4 c y enter")
    #expect(single.acts.last == .note("y", nil))
    var pair = ScriptedAnnotator(Kitchen.pairs(1), size: .large)
    pair.press("c x enter")
    let first = Kitchen.pairs(1)[0].work.firstShown
    #expect(
      pair.acts == [.note("x", Presentation(firstShown: first, layout: "beside", columns: 120, rows: 40, form: .raw))])
  }

  @Test func `a comment that could not be saved stays as it was typed`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("c")
    annotator.type("A long thought.")
    annotator.failure = "no space is left on the disk; make room, then press Enter again"
    annotator.press("enter")
    #expect(annotator.text.contains("A long thought.") && annotator.text.contains("Not saved: no space"))
    annotator.type(" More.")
    annotator.failure = nil
    annotator.press("enter")
    #expect(annotator.notes == ["A long thought. More."])
  }

  @Test func `a comment that was left by Esc is there again`() {
    for key in ["esc", "^c"] {
      var annotator = ScriptedAnnotator(Kitchen.singles(3))
      annotator.press("c")
      annotator.type("half a thou")
      annotator.press(key)
      #expect(annotator.text.contains("Not saved. c shows what you wrote again."))
      #expect(annotator.acts.isEmpty && !annotator.hasLeft)
      annotator.press("c")
      annotator.type("ght")
      annotator.press("enter", every: 60_000)
      #expect(annotator.notes == ["half a thought"])
      annotator.press("4", every: 60_000)
      annotator.press("c")
      #expect(!annotator.text.contains("half"))
    }
  }

  @Test func `the editing keys`() {
    for (keys, text) in [
      ("a b c left left backspace x", "xbc"), ("a b home x end y", "xaby"), ("a b left ^a left x", "xab"),
      ("a space b c ^w x", "a x"), ("a b left ^u x", "xb"), ("a ^w ^w backspace x", "x"),
      ("e\u{301} backspace x", "ex"),
    ] {
      var annotator = ScriptedAnnotator(Kitchen.singles(3))
      annotator.press("c")
      annotator.press(keys)
      annotator.press("enter")
      #expect(annotator.notes == [text], "\(keys)")
    }
  }

  @Test func `pasted text may have lines, and no NUL and no more than the limit is kept`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("c")
    annotator.press(.pasted("one\r\u{0}two\u{1B}[31m"), after: 1000)
    #expect(annotator.text.contains("two‹U+001B›[31m"))
    annotator.press("enter")
    #expect(annotator.notes == ["one\ntwo\u{1B}[31m"])
    annotator.press("c")
    annotator.press(.pasted(String(repeating: "x", count: 30_000)), after: 1000)
    annotator.press("enter")
    #expect(annotator.notes.last?.utf8.count == 20_000)
  }

  @Test func `Ctrl-E takes the comment to the person's editor and back`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("c a ^e")
    #expect(annotator.effects == [.edit("a")])
    #expect(annotator.text.contains("a edited"))
    annotator.editor = { _ in nil }
    annotator.press("^e")
    #expect(annotator.text.contains("Your editor did not run") && annotator.text.contains("a edited"))
    annotator.editor = { _ in String(repeating: "y", count: 30_000) + "\0" }
    annotator.press("^e enter")
    #expect(annotator.notes.last?.utf8.count == 20_000)
  }

  @Test func `what cannot be judged is put aside with a reason`() {
    let annotator = check(
      Kitchen.singles(3), keys: "x 1", shows: ["Put aside as not judged. u brings it back.", "2 of 3"])
    #expect(annotator.acts == [.exclude(.unreadable, note: "")])
    check(Kitchen.singles(3), keys: "x", shows: ["Why can it not be judged?", "A tray of vegetables"])
    for key in ["esc", "x", "q", "^c"] {
      #expect(check(Kitchen.singles(3), keys: "x \(key)", hides: ["Why can it"]).effects.isEmpty)
    }
    check(Kitchen.singles(3), keys: "x 7", shows: ["does nothing here: 1-5, or Esc."])
    check(Kitchen.singles(3), keys: "x 2 u", shows: ["Taken back: not judged.", "1 of 3"])
  }

  @Test func `a reason in one's own words needs a word`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("x 5 enter")
    #expect(annotator.text.contains("A word of why, please"))
    annotator.type("it is an advertisement")
    annotator.failure = "the disk is full"
    annotator.press("enter")
    #expect(annotator.text.contains("it is an advertisement") && annotator.text.contains("Not saved"))
    annotator.failure = nil
    annotator.press("enter")
    #expect(annotator.acts == [.exclude(.other, note: "it is an advertisement")])
  }

  @Test func `a reason that could not be saved is said where one looks`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.failure = "the disk is full"
    annotator.press("x 1")
    #expect(annotator.text.contains("Not saved: the disk is full") && annotator.text.contains("Why can it not"))
  }

  @Test func `who is distressed may stop, and is told whom to turn to`() {
    let annotator = check(
      Kitchen.singles(3), keys: "x 4",
      shows: ["It is put aside.", "You can stop here", "the study's contact", "q stop here"], hides: ["A tray"])
    #expect(annotator.acts == [.exclude(.distressing, note: "")])
    for key in ["q", "^c"] { #expect(check(Kitchen.singles(3), keys: "x 4 \(key)").hasLeft) }
    for key in ["enter", "esc"] {
      let gone = check(Kitchen.singles(3), keys: "x 4 \(key)", shows: ["Rate the response", "2 of 3"])
      #expect(!gone.hasLeft)
    }
    #expect(check(Kitchen.singles(3), keys: "x 4 4").acts.count == 1)
    var settings = StudySettings.sample
    settings.contact = nil
    check(Kitchen.singles(3), keys: "x 4", shows: ["You can stop here"], hides: ["If it stays"], settings: settings)
  }

  @Test func `q says that this is a good place to stop, q again leaves, Esc goes back`() {
    let annotator = check(
      Kitchen.singles(3), keys: "4 f q", shows: ["good place to stop", "1 rated", "2 to go", "1 marked unsure"])
    #expect(!annotator.hasLeft)
    for key in ["q", "enter", "^c"] {
      #expect(check(Kitchen.singles(3), keys: "q \(key)").hasLeft)
      #expect(check(Kitchen.pairs(3), keys: "^c \(key)").hasLeft)
    }
    for key in ["esc", "b"] { #expect(!check(Kitchen.singles(3), keys: "q \(key)", shows: ["Rate"]).hasLeft) }
    check(Kitchen.singles(3), keys: "q 4", shows: ["does nothing here"], labels: "")
  }

  @Test func `the counts on leaving follow the marks at once`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("f c o k enter q", every: 60_000)
    #expect(annotator.text.contains("1 marked unsure, 1 comment"))
    annotator.press("esc f c ^u enter q", every: 60_000)
    #expect(!annotator.text.contains("unsure") && !annotator.text.contains("comment"))
  }

  @Test func `Esc never leaves`() {
    for size in [Size.usual, .large, .phone] {
      for keys in ["", "?", "g", "x", "x 4", "c", "/", "q", "a", "left", "f"] {
        let annotator = check(Kitchen.pairs(3), keys: "\(keys) esc esc esc", size: size)
        #expect(!annotator.hasLeft, "\(keys)")
      }
    }
    for stage in [Stage.consent, .guidelines, .practice(index: 0, .single), .nothingAssigned] {
      var annotator = ScriptedAnnotator(Kitchen.singles(2), stages: [stage], practice: [Kitchen.practice])
      annotator.press("esc esc")
      #expect(!annotator.hasLeft)
    }
  }

  @Test func `Ctrl-L and Ctrl-Z work everywhere`() {
    for keys in ["", "?", "g", "x", "x 4", "c", "/", "q"] {
      let annotator = check(Kitchen.singles(3), keys: "\(keys) ^l ^z")
      #expect(annotator.effects.suffix(2) == [.redraw, .suspend], "\(keys)")
    }
  }
}
