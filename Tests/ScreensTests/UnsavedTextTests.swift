import Study
import Terminal
import Testing

@testable import Screens

/// What is being typed when the program ends, and how the next one offers it.
struct UnsavedTextTests {
  private static func work(_ annotator: ScriptedAnnotator) -> Work.ID { annotator.screen.workID ?? -1 }

  @Test(arguments: [("c", "comment"), ("x 5", "exclusion"), ("4 c", "authors")])
  func `what is in the editor is unsaved, until it is saved or put away`(keys: String, subject: String) {
    var annotator = ScriptedAnnotator(Kitchen.singles(subject == "authors" ? 1 : 2))
    annotator.press(keys)
    #expect(annotator.screen.unsaved == [])
    annotator.type("Why 4?")
    let expected: UnsavedText.Subject =
      switch subject {
      case "comment": .comment(Self.work(annotator))
      case "exclusion": .exclusion(Self.work(annotator))
      default: .authors
      }
    #expect(annotator.screen.unsaved == [UnsavedText(expected, "Why 4?")])
    var putAway = annotator
    putAway.press("esc")
    #expect(putAway.screen.unsaved == [])
    annotator.failure = "the disk is full"
    annotator.press("enter")
    #expect(annotator.screen.unsaved == [UnsavedText(expected, "Why 4?")])
    annotator.failure = nil
    annotator.press("enter")
    #expect(annotator.screen.unsaved == [])
  }

  @Test(arguments: [Size.usual, .phone, .large])
  func `the next start opens the editor with it, and Enter saves it`(size: Size) {
    var annotator = ScriptedAnnotator(Kitchen.singles(2), size: size)
    annotator.screen.resume([UnsavedText(.comment(Self.work(annotator)), "Odd 漢字.")])
    #expect(annotator.text.contains("Comment on this one") && annotator.text.contains("Odd 漢字."))
    #expect(annotator.text.contains("You were writing this"))
    annotator.type(" And so on.")
    annotator.press("enter")
    #expect(annotator.notes == ["Odd 漢字. And so on."] && annotator.labels.isEmpty)
    #expect(annotator.screen.unsaved == [])
  }

  @Test func `it waits until all that has to be read was read`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(2), stages: [.guidelines])
    let text = UnsavedText(.authors, "A word.")
    annotator.screen.resume([text])
    #expect(!annotator.text.contains("A word.") && annotator.screen.unsaved == [text])
    annotator.press("end enter")
    #expect(annotator.text.contains("A word to the authors") && annotator.text.contains("You were writing this"))
    annotator.press("enter")
    #expect(annotator.notes == ["A word."])
  }

  @Test func `of work that is not on the screen, it goes to the authors or away, one after the other`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(2))
    let texts = [UnsavedText(.comment(99), "One."), UnsavedText(.exclusion(98), "Two.")]
    annotator.screen.resume(texts)
    #expect(annotator.text.contains("A word to the authors") && annotator.text.contains("on one that is not on the"))
    #expect(Set(annotator.screen.unsaved.map(\.text)) == ["One.", "Two."])
    annotator.press("esc")
    #expect(annotator.text.contains("Two.") && annotator.screen.unsaved.map(\.text) == ["Two."])
    annotator.press("enter")
    #expect(annotator.notes == ["Two."] && annotator.screen.unsaved == [] && annotator.labels.isEmpty)
  }

  @Test func `what was saved just before the end is not offered`() {
    var annotator = ScriptedAnnotator(Kitchen.singles(2))
    annotator.press("c")
    annotator.type("Saved.")
    annotator.press("enter")
    annotator.screen.resume([UnsavedText(.comment(Self.work(annotator)), "Saved.")])
    #expect(annotator.text.contains("Rate the response") && !annotator.text.contains("Comment on this one"))
    #expect(annotator.screen.unsaved == [])
  }

  @Test func `an author's note is offered on its page`() throws {
    var author = ScriptedAuthor(open: 0)
    author.press("c")
    author.type("Why?")
    let unsaved = author.screen.unsaved
    let key = try #require(author.screen.page?.dossier.instance.key)
    #expect(unsaved == [UnsavedText(.note(key), "Why?")])
    var next = ScriptedAuthor(open: 0)
    next.screen.resume(unsaved)
    #expect(next.text.contains("Note on your decision") && next.text.contains("Why?"))
    #expect(next.text.contains("You were writing this") && next.screen.unsaved == unsaved)
    next.press("enter")
    #expect(next.text.contains("Note saved.") && next.screen.unsaved == [])
    // Where another page, or the list, was asked for, it waits there.
    var list = ScriptedAuthor()
    list.screen.resume(unsaved)
    #expect(list.text.contains("c on its page shows it") && list.screen.unsaved == unsaved)
  }
}
