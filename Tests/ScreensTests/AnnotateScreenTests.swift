import Screens
import Study
import Terminal
import Testing

struct AnnotateScreenTests {
  @Test func `one key is one label, and the screen names what it saved`() {
    var annotator = ScriptedAnnotator([Kitchen.single(1), Kitchen.single(2), Kitchen.single(3)])
    annotator.press("4", every: 60_000)
    #expect(annotator.labels == [.rating(Rating.allCases[3])])
    #expect(annotator.text.contains("Saved: 4 for the one before."))
    #expect(annotator.text.contains("2 of 3"))
  }

  @Test func `a doubled key never labels what was not yet seen`() {
    var annotator = ScriptedAnnotator([Kitchen.single(1), Kitchen.single(2)])
    annotator.press("4", every: 60_000)
    annotator.press(.character("4"), after: 20)
    #expect(annotator.labels.count == 1)
    #expect(annotator.text.contains("4 came before this text was on the screen"))
  }

  @Test func `labels are stored in the data's letters, whatever was shown first`() {
    var annotator = ScriptedAnnotator([Kitchen.pair(1, first: .b), Kitchen.pair(2, first: .a)])
    annotator.press("y b 1", every: 60_000)
    #expect(annotator.labels == [.preference(.muchA), .preference(.littleB)])
  }

  @Test func `nothing is said to be saved that was not`() {
    var annotator = ScriptedAnnotator([Kitchen.single(1)])
    annotator.failure = "the disk is full"
    annotator.press("4", every: 60_000)
    #expect(annotator.text.contains("Not saved: the disk is full"))
    #expect(!annotator.text.contains("Saved:"))
    annotator.failure = nil
    annotator.press("4", every: 60_000)
    #expect(annotator.labels.count == 1)
  }
}
