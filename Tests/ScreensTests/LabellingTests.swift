import Screens
import Study
import Terminal
import Testing

struct LabellingTests {
  @Test func `one key is one label, and the screen names what it saved`() {
    check(Kitchen.singles(3), keys: "4", shows: ["Saved: 4 for the one before.", "2 of 3"], labels: "4")
    check(Kitchen.singles(3), keys: "4 space", hides: ["Saved:"])
    check(
      Kitchen.pairs(3), keys: "t", shows: ["Saved: B a little better for the one before.", "2 of 3"], labels: "B1")
  }

  @Test func `the five ratings and the five preferences have their keys`() {
    check(Kitchen.singles(6), keys: "1 2 3 4 5", labels: "1 2 3 4 5")
    check(Kitchen.pairs(6), keys: "w e r t y n", labels: "A2 A1 N B1 B2 N")
    check(Kitchen.pairs(5), keys: "a 2 a 1 b 1 b 2", labels: "A2 A1 B1 B2")
  }

  @Test func `an arrow marks, Enter saves what is marked, and nothing is marked at first`() {
    check(Kitchen.singles(3), keys: "enter", shows: ["Nothing is marked"], labels: "")
    check(Kitchen.singles(3), keys: "right right right enter right enter", labels: "3 1")
    check(Kitchen.singles(2), keys: "left left esc enter", shows: ["Nothing is marked"], labels: "")
    check(Kitchen.pairs(2), keys: "left left enter", labels: "B1")
    check(Kitchen.pairs(2), keys: "right right right right right right", shows: ["[y B much]"], labels: "")
  }

  @Test func `labels are stored in the data's letters, whatever was shown first`() {
    let works = [Kitchen.pair(1, first: .b), Kitchen.pair(2, first: .b), Kitchen.pair(3, first: .a)]
    let annotator = check(works, keys: "y b 1 t", labels: "A2 A1 B1")
    #expect(annotator.labelled.map(\.circumstances.firstShown) == [.b, .b, .a])
    // The screen speaks its own letters.
    check(works, keys: "y", shows: ["Saved: B much better"])
    check(works, keys: "y u", shows: ["Taken back: B much better."])
  }

  @Test func `a bare digit is refused where pairs are compared`() {
    check(Kitchen.pairs(2), keys: "2", shows: ["a or b first"], labels: "")
    check(Kitchen.pairs(2), keys: "5", shows: ["a or b first"], labels: "")
  }

  @Test func `after a or b only the magnitude, the other letter and Esc are taken`() {
    check(Kitchen.pairs(2), keys: "a", shows: ["A is better:"])
    check(Kitchen.pairs(2), keys: "a b 2", labels: "B2")
    check(Kitchen.pairs(2), keys: "a esc 2", shows: ["a or b first"], labels: "")
    for key in ["w", "n", "3", "s", "x", "f", "u", "space", "c", "tab", "enter", "k", "A"] {
      check(Kitchen.pairs(2), keys: "a \(key)", shows: ["A is better: 1 a little or 2 much"], labels: "")
      check(Kitchen.pairs(2), keys: "a \(key) 1", labels: "A1")
    }
  }

  @Test func `u takes back one label and says what it was, Ctrl-R restores it`() {
    check(Kitchen.singles(3), keys: "4 u", shows: ["Taken back: 4. Ctrl-R restores it.", "1 of 3"])
    check(Kitchen.singles(3), keys: "4 u ^r", shows: ["Restored: 4.", "2 of 3"])
    check(Kitchen.singles(3), keys: "4 u 2", labels: "4 2")
    check(Kitchen.singles(3), keys: "u", shows: ["There is nothing to take back."])
    check(Kitchen.singles(3), keys: "^r", shows: ["There is nothing to restore."])
    check(Kitchen.singles(2), keys: "4 5 u", shows: ["Taken back: 5", "2 of 2"], hides: ["complete"])
  }

  @Test func `capital letters, controls and pasted text are no labels`() {
    for key in ["W", "E", "R", "T", "Y", "A", "B", "N"] {
      check(Kitchen.pairs(2), keys: key, shows: ["Capital letters do nothing here"], labels: "")
    }
    var annotator = ScriptedAnnotator(Kitchen.singles(3))
    annotator.press(.pasted("4"), .pasted("5\n3"), .control("d"), .function(4), .delete, every: 60_000)
    #expect(annotator.effects.isEmpty)
    annotator.press(.pasted("4"), every: 1000)
    #expect(annotator.notice == "Pasted text is not taken as keys.")
  }

  @Test func `s puts off, and the count goes on as if it were still to come`() {
    check(
      Kitchen.singles(3), keys: "s", shows: ["Put off: it comes again at the end. u brings it back.", "1 of 3"])
    check(Kitchen.singles(3), keys: "4 s 5", shows: ["3 of 3", "put off before"], labels: "4 5")
    check(Kitchen.singles(3), keys: "s u", shows: ["Taken back: put off.", "1 of 3"])
  }

  @Test func `the last one cannot be put off`() {
    let annotator = check(
      Kitchen.singles(2), keys: "4 s", shows: ["nothing to put it behind. x puts it aside."], labels: "4")
    #expect(!annotator.acts.contains(.postpone))
  }

  @Test func `unsure and comment belong to the work on the screen and are seen at its title`() {
    check(Kitchen.singles(3), keys: "f", shows: ["unsure   1 of 3", "Marked as unsure"])
    check(Kitchen.singles(3), keys: "f f", shows: ["No longer marked as unsure."], hides: ["unsure   1 of 3"])
    check(Kitchen.singles(3), keys: "f 4", shows: ["Saved: 4", "2 of 3"], hides: ["unsure   2 of 3"])
    check(Kitchen.pairs(3), keys: "f", shows: ["unsure   1 of 3"])
  }

  @Test func `nothing is said to be saved that was not`() {
    for works in [Kitchen.singles(2), Kitchen.pairs(2)] {
      for key in ["1", "e", "s", "f", "u", "a 1"] {
        var annotator = ScriptedAnnotator(works)
        annotator.failure = "the disk is full"
        annotator.press(key, every: 60_000)
        #expect(!annotator.text.contains("Saved:") && annotator.acts.isEmpty)
        #expect(annotator.text.contains("1 of 2"))
      }
      var annotator = ScriptedAnnotator(works)
      annotator.failure = "the disk is full"
      annotator.press("right enter", every: 60_000)
      #expect(annotator.text.contains("Not saved: the disk is full"))
      // The mark is still there when there is room again.
      annotator.failure = nil
      annotator.press("enter", every: 60_000)
      #expect(annotator.labels.count == 1)
    }
  }

  @Test func `a long reason why nothing was saved can be read to its end`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(2), size: .phone)
    annotator.failure = String(repeating: "no space is left on the disk, ", count: 8) + "make room and press again"
    annotator.press("4", every: 60_000)
    #expect(annotator.text.contains("Not saved"))
    annotator.press("space end")
    #expect(annotator.text.contains("press again"))
    annotator.failure = nil
    annotator.press("esc 4", every: 60_000)
    #expect(annotator.labelNames == "4")
  }
}
