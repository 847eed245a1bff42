import Screens
import Study
import Terminal
import Testing

/// A key labels only what was on the screen for 300 ms.
struct GuardTests {
  @Test func `a doubled key never labels what was not yet seen`() {
    for (works, key) in [(Kitchen.singles(3), Key.character("4")), (Kitchen.pairs(3), .character("t"))] {
      var annotator = ScriptedAnnotator(works)
      annotator.press(key, after: 60_000)
      annotator.press(key, after: 299)
      #expect(annotator.labels.count == 1)
      #expect(annotator.notice.hasPrefix("Saved: ") && annotator.notice.contains(" came too early."))
      annotator.press(key, after: 799)
      #expect(annotator.labels.count == 1)
      annotator.press(key, after: 800)
      #expect(annotator.labels.count == 2)
    }
  }

  @Test func `a key pressed before the frame was painted is dropped, however late`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press(.character("4"), after: 60_000)
    annotator.pressUnpainted(.character("5"), after: 60_000)
    #expect(annotator.labels.count == 2)
    annotator.pressUnpainted(.character("1"), after: 60_000)
    #expect(annotator.labels.count == 2)
    annotator.paint()
    annotator.press(.character("1"), after: 800)
    #expect(annotator.labels.count == 3)
  }

  @Test func `the first text is guarded as well`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press(.character("4"), after: 200)
    #expect(annotator.labels.isEmpty)
    #expect(annotator.notice == "4 came before this text was on the screen: not taken, press it again.")
  }

  @Test func `who presses again at once is told to wait, not to press again`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press(.character("4"), after: 200)
    annotator.press(.character("4"), after: 600)
    #expect(annotator.labels.isEmpty)
    #expect(annotator.notice == "4 came again at once: not taken. Wait a second, then press it again.")
    annotator.press(.character("4"), after: 800)
    #expect(annotator.labels.count == 1)
  }

  @Test func `what was dropped before a pause is not said again of a later key`() throws {
    var annotator = ScriptedAnnotator(Kitchen.singles(9))
    annotator.press(.character("4"), after: 60_000)
    annotator.press(.character("4"), after: 500)
    #expect(annotator.notice == "Saved: 4 for the one before. 4 came too early.")
    try annotator.play([(.character("3"), 2000), (.character("c"), 100)])
    #expect(annotator.labelNames == "4" && annotator.notice.hasPrefix("3 and more came too early: not taken."))
  }

  @Test func `the key that led to the screen is not taken while it is still held down`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(30))
    annotator.press(.character("1"), after: 500)
    for _ in 1...60 { annotator.press(.character("1"), after: 33) }
    #expect(annotator.labels.isEmpty)
    annotator.press(.character("1"), after: 1000)
    #expect(annotator.labels.count == 1)
  }

  @Test func `what belongs to the work on the screen is guarded, taking back is not`() {
    for key in ["s", "x", "f", "c", "5"] {
      var annotator = ScriptedAnnotator(Kitchen.singles(3))
      annotator.press(.character("4"), after: 60_000)
      annotator.press(Key(named: key), after: 100)
      #expect(annotator.notice == "Saved: 4 for the one before. \(key) came too early.")
      #expect(annotator.acts.count == 1)
    }
    for key in ["a", "w"] {
      var annotator = ScriptedAnnotator(Kitchen.pairs(3))
      annotator.press(.character("r"), after: 60_000)
      annotator.press(Key(named: key), after: 100)
      #expect(annotator.notice == "Saved: no difference for the one before. \(key) came too early.")
    }
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press(.character("4"), after: 60_000)
    annotator.press(.character("u"), after: 100)
    #expect(annotator.notice.contains("Taken back: 4."))
  }

  @Test func `a doubled u takes back one label, a doubled Ctrl-R restores one`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(5))
    annotator.press("3 4 5", every: 60_000)
    annotator.press(.character("u"), after: 1000)
    annotator.press(.character("u"), after: 50)
    #expect(annotator.text.contains("3 of 5"))
    annotator.press(.character("u"), after: 1000)
    #expect(annotator.text.contains("2 of 5"))
    annotator.press(.control("r"), after: 50)
    annotator.press(.control("r"), after: 50)
    #expect(annotator.text.contains("3 of 5"))
  }

  @Test func `what an overlay hid is to be seen again before it is labelled`() {
    for opening in ["?", "g", "q", "c", "x", "/"] {
      var annotator = ScriptedAnnotator(Kitchen.singles(3))
      annotator.press(opening, every: 60_000)
      annotator.press("esc", every: 1000)
      annotator.press(.character("4"), after: 100)
      #expect(annotator.labels.isEmpty, "\(opening)")
      annotator.press(.character("4"), after: 800)
      #expect(annotator.labels.count == 1, "\(opening)")
    }
  }

  @Test func `a reason is chosen only from a menu that was seen`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press(.character("x"), after: 60_000)
    annotator.press(.character("4"), after: 100)
    #expect(annotator.acts.isEmpty)
    #expect(annotator.text.contains("4 came before"))
  }

  @Test func `Enter on an answer to practice that was not seen goes on to nothing`() {
    var annotator = ScriptedAnnotator(
      Kitchen.singles(2), stages: [.practice(index: 0, .single)], practice: [Kitchen.practice])
    annotator.press("left", every: 1000)
    annotator.press(.enter, after: 1000)
    annotator.press(.enter, after: 50)
    #expect(annotator.text.contains("The study's author"))
    annotator.press(.enter, after: 1000)
    #expect(annotator.text.contains("1 of 2"))
  }

  @Test func `after a window that was too small the work counts as seen once it is painted`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("space", every: 1000)
    annotator.resize(Size(columns: 20, rows: 5))
    annotator.press("4", every: 60_000)
    annotator.resize(.usual)
    annotator.press(.character("4"), after: 100)
    #expect(annotator.labels.isEmpty)
    annotator.press(.character("4"), after: 800)
    #expect(annotator.labels.count == 1)
  }

  @Test func `after being suspended the work counts as seen once it is painted`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press("^z", every: 60_000)
    #expect(annotator.effects == [.suspend])
    annotator.press(.character("4"), after: 100)
    #expect(annotator.labels.isEmpty)
  }

  @Test func `the guard is a setting of the study, and without it every key is taken as it comes`() {
    var settings = StudySettings.sample
    settings.guardMilliseconds = 0
    var annotator = ScriptedAnnotator(Kitchen.singles(3), settings: settings)
    annotator.press(.character("4"), after: 0)
    annotator.press(.character("4"), after: 0)
    #expect(annotator.labels.count == 2)
    settings.guardMilliseconds = 2000
    annotator = ScriptedAnnotator(Kitchen.singles(3), settings: settings)
    annotator.press("4 4", every: 1500)
    #expect(annotator.labels.isEmpty == false && annotator.labels.count == 1)
  }
}
