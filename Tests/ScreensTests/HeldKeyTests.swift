import Screens
import Study
import Terminal
import Testing

/// A key that is held down is one press, whatever the line does to its repeats.
struct HeldKeyTests {
  /// What a keyboard sends for a key held for so many milliseconds: the first repeat late, the others 30 times a second,
  /// with what a line does to them.
  private static func held(
    _ key: Key, for duration: Milliseconds, delay: Milliseconds, jitter: Milliseconds, seed: UInt64
  ) -> [(key: Key, after: Milliseconds)] {
    var draw = SeededGenerator(seed: seed, "jitter")
    var keys: [(Key, Milliseconds)] = [(key, 60_000)]
    var (sent, arrived) = (delay, 0)
    while sent < duration {
      // A line keeps the order.
      let next = max(arrived, sent + (jitter > 0 ? Int.random(in: 0...jitter, using: &draw) : 0))
      keys.append((key, next - arrived))
      arrived = next
      sent += 33
    }
    return keys
  }

  private static let keyboards: [(delay: Milliseconds, jitter: Milliseconds)] = [
    (250, 0), (500, 0), (660, 0), (250, 60), (500, 300), (500, 120),
  ]

  @Test(arguments: ["1", "4", "5", "s", "f", "w", "t", "n"])
  func `a held key settles one piece of work`(name: String) throws {
    let works = "wtn".contains(name) ? Kitchen.pairs(90) : Kitchen.singles(90)
    for (seed, keyboard) in Self.keyboards.enumerated() {
      var annotator = ScriptedAnnotator(works)
      let key = Key(named: name)
      try annotator.play(
        Self.held(key, for: 4000, delay: keyboard.delay, jitter: keyboard.jitter, seed: UInt64(seed)))
      #expect(annotator.acts.count == 1, "\(keyboard)")
      #expect(annotator.notice.hasSuffix("came too early."), "\(annotator.notice)")
      annotator.press(key, after: 1000)
      #expect(annotator.acts.count == 2, "\(keyboard)")
    }
  }

  @Test(arguments: ["u", "^r"])
  func `a held key takes back, or restores, one label`(name: String) throws {
    var annotator = ScriptedAnnotator(Kitchen.singles(20))
    for _ in 1...9 { annotator.press(.character("4"), after: 60_000) }
    if name == "^r" { for _ in 1...8 { annotator.press(.character("u"), after: 2000) } }
    // What was read of the work that is left is saved beside it.
    let isReversal: (Effect<AnnotateRequest>) -> Bool = { $0 == .ask(.undo) || $0 == .ask(.redo) }
    let before = annotator.effects.count(where: isReversal)
    try annotator.play(Self.held(Key(named: name), for: 3000, delay: 500, jitter: 40, seed: 1))
    #expect(annotator.effects.count(where: isReversal) == before + 1)
  }

  @Test func `a held Enter goes on once, and a held y agrees once`() throws {
    let stages = [Stage.consent, .guidelines, .practice(index: 0, .single), .practice(index: 0, .single)]
    var annotator = ScriptedAnnotator(Kitchen.singles(9), stages: stages, practice: [Kitchen.practice])
    annotator.press("end")
    for (name, shown) in [("y", "Before you begin"), ("enter", "practice 1 of 1")] {
      try annotator.play(Self.held(Key(named: name), for: 3000, delay: 400, jitter: 30, seed: 2))
      #expect(annotator.text.contains(shown), "\(annotator.text)")
    }
    try annotator.play(Self.held(.character("4"), for: 3000, delay: 400, jitter: 30, seed: 3))
    #expect(annotator.text.contains("The study's author:") && annotator.acts.count == 3)
    try annotator.play(Self.held(.enter, for: 3000, delay: 400, jitter: 30, seed: 4))
    #expect(annotator.text.contains("practice 1 of 1") && annotator.acts.count == 3)
  }

  @Test func `what moves in a text is repeated, and what opens is opened once`() throws {
    var annotator = ScriptedAnnotator([Kitchen.single(1, text: Kitchen.long(30))])
    try annotator.play(Self.held(.character("j"), for: 3000, delay: 250, jitter: 0, seed: 1))
    #expect(annotator.screen.view(in: .usual).text.contains("Human") == false)
    for (name, shown) in [("?", "Keys"), ("x", "Why can it not be judged?")] {
      annotator = ScriptedAnnotator(Kitchen.singles(3))
      try annotator.play(Self.held(Key(named: name), for: 3000, delay: 250, jitter: 20, seed: 1))
      #expect(annotator.text.contains(shown) && annotator.acts.isEmpty)
    }
  }

  @Test func `repeats that a line held back and lets go all at once label nothing`() throws {
    for stall in [900, 2500, 9000] {
      var annotator = ScriptedAnnotator(Kitchen.singles(90))
      let batch = [(Key.character("4"), stall)] + (1...60).map { _ in (Key.character("4"), 0) }
      try annotator.play([(.character("4"), 60_000)] + batch)
      #expect(annotator.labels.count == 1, "\(stall)")
      // One of them alone, and the rest a round trip later.
      try annotator.play([(.character("4"), stall), (.character("4"), 180)] + batch.dropFirst())
      #expect(annotator.labels.count == 1, "\(stall)")
      annotator.press(.character("4"), after: 1000)
      #expect(annotator.labels.count == 2)
    }
  }

  @Test func `who presses the same key on the next response after a second is never refused`() {
    for (works, key) in [(Kitchen.singles(40), "4"), (Kitchen.pairs(40), "r")] {
      var annotator = ScriptedAnnotator(works)
      for count in 1...30 {
        annotator.press(Key(named: key), after: count.isMultiple(of: 2) ? 900 : 1000)
        #expect(annotator.labels.count == count)
      }
    }
  }

  @Test func `letter and step are one label at any speed, and a mark is set before a label`() throws {
    for pause in [30, 100, 250, 500] {
      var annotator = ScriptedAnnotator(Kitchen.pairs(40))
      for _ in 1...10 {
        annotator.press(.character("a"), after: 1500)
        annotator.press(.character("2"), after: pause)
      }
      #expect(annotator.labels.count == 10, "\(pause)")
      annotator = ScriptedAnnotator(Kitchen.singles(4))
      annotator.press(.right, after: 1500)
      annotator.press(.right, after: pause)
      annotator.press(.enter, after: pause)
      #expect(annotator.labelNames == "2", "\(pause)")
    }
    var annotator = ScriptedAnnotator(Kitchen.singles(40))
    annotator.press(.character("f"), after: 1500)
    annotator.press(.character("4"), after: 400)
    #expect(annotator.labelNames == "4" && annotator.acts.count == 2)
  }

  @Test func `a held key decides once in the review`() {
    for key in ["2", "y", "x", "b"] {
      var author = ScriptedAuthor(open: 0)
      author.press(key)
      let before = author.effects.count
      for _ in 1...40 { author.press(Key(named: key), after: 40) }
      #expect(author.effects.count == before, "\(key)")
      author.press(key)
      #expect(author.effects.count == before + 1, "\(key)")
    }
    // A note's Enter, held, saves the note and leaves the page where it is.
    var author = ScriptedAuthor(open: 0)
    author.press("c h i enter")
    for _ in 1...40 { author.press(.enter, after: 40) }
    #expect(author.text.contains("Why?"))
  }
}
