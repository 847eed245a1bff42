import Screens
import Study
import Terminal
import Testing

/// Fast typing where no text is taken, as by somebody who thinks that the comment is open: no label comes of it.
struct BurstTests {
  private static let words = [
    "only", "3", "of", "5", "are", "right", "the", "answer", "is", "wrong", "but", "nice", "try", "12", "twenty", "it",
    "says", "1914", "better", "than", "B", "A", "worse", "really", "no", "yes", "why?", "and/or", "good", "quite", "4",
    "under", "reads", "fine", "for", "some", "people", "can't", "know", "rate", "early", "we", "you", "just", "x", "2",
  ]

  private struct Burst {
    var text: String
    var keys: [(key: Key, after: Milliseconds)]
  }

  /// Some words, typed at 20 to 280 ms a letter; sometimes a line holds letters back and lets them go together.
  private static func burst(
    _ seed: UInt64, first: ClosedRange<Milliseconds>, opening: String, isBatched: Bool = true
  ) -> Burst {
    var draw = SeededGenerator(seed: seed, "burst", opening)
    var text = opening
    for _ in 0..<Int.random(in: 2...8, using: &draw) { text += (words.randomElement(using: &draw) ?? "") + " " }
    if Bool.random(using: &draw) { text += "\n" }
    let isBatched = isBatched && Int.random(in: 0..<3, using: &draw) == 0
    var (held, keys) = (0, [(key: Key, after: Milliseconds)]())
    for (place, character) in text.enumerated() {
      let key: Key = character == "\n" ? .enter : .character(character)
      let pause = Int.random(in: keys.isEmpty ? first : 20...280, using: &draw)
      if isBatched, !keys.isEmpty, place + 3 < text.count, Int.random(in: 0..<5, using: &draw) > 0, held < 2000 {
        held += pause
        keys.append((key, 0))
      } else {
        keys.append((key, pause + held))
        held = 0
      }
    }
    return Burst(text: text, keys: keys)
  }

  private static func isMeant(_ act: Act) -> Bool {
    switch act {
    case .note, .takeBack, .restore: false
    default: true
    }
  }

  private enum Mode: CaseIterable {
    case single, preference, singlePractice, preferencePractice

    var annotator: ScriptedAnnotator {
      switch self {
      case .single: ScriptedAnnotator(Kitchen.singles(30))
      case .preference: ScriptedAnnotator(Kitchen.pairs(30))
      case .singlePractice:
        ScriptedAnnotator(
          Kitchen.singles(3), stages: Array(repeating: .practice(index: 0, .single), count: 9),
          practice: [Kitchen.practice])
      case .preferencePractice:
        ScriptedAnnotator(
          Kitchen.pairs(3), stages: Array(repeating: .practice(index: 0, .preference), count: 9),
          practice: [Kitchen.practice])
      }
    }

    var label: Key { self == .single || self == .singlePractice ? .character("4") : .character("t") }
  }

  @Test func `two hundred bursts right after a label label nothing`() throws {
    for seed in 0..<200 {
      let mode = Mode.allCases[seed % 4]
      var annotator = mode.annotator
      annotator.press(mode.label, after: 60_000)
      if mode == .singlePractice || mode == .preferencePractice, seed.isMultiple(of: 8) {
        annotator.press(.enter, after: 2000)
      }
      let opening = ["", "c", "x", "f", "c ", "/", "?", "g"][seed / 4 % 8]
      let burst = Self.burst(UInt64(seed), first: 0...290, opening: opening)
      try annotator.play(burst.keys)
      let acts = annotator.acts.filter(Self.isMeant)
      #expect(acts.count == 1, "seed \(seed), \(mode): \(burst.text): \(acts.dropFirst())")
    }
  }

  @Test func `a burst later on labels nothing unless its first key is a label`() throws {
    for seed in 0..<200 {
      let mode = Mode.allCases[seed % 2]
      var annotator = mode.annotator
      annotator.press(mode.label, after: 60_000)
      let opening = ["o", "h", "?", "p", "l", "k", "m", "I "][seed / 2 % 8]
      let burst = Self.burst(UInt64(seed), first: 300...5000, opening: opening)
      try annotator.play(burst.keys)
      let acts = annotator.acts.filter(Self.isMeant)
      #expect(acts.count == 1, "seed \(seed), \(mode): \(burst.text): \(acts.dropFirst())")
    }
  }

  @Test func `after a burst and a second of rest keys are keys again`() throws {
    for seed in 0..<60 {
      let mode = Mode.allCases[seed % 2]
      var annotator = mode.annotator
      annotator.press(mode.label, after: 60_000)
      try annotator.play(Self.burst(UInt64(seed), first: 0...290, opening: "c", isBatched: false).keys)
      #expect(annotator.notice.contains("c and more came too early."), "\(annotator.notice)")
      annotator.press(mode.label, after: 1000)
      #expect(annotator.labels.count == 2)
    }
  }

  @Test func `a comment that was opened in time takes all that is typed`() throws {
    var annotator = ScriptedAnnotator(Kitchen.pairs(9))
    annotator.press(.character("t"), after: 60_000)
    let text = "only 3 of 5 are right, why?"
    try annotator.play([(.character("c"), 400)] + text.map { (.character($0), 60) } + [(.enter, 90)])
    #expect(annotator.notes == [text] && annotator.labels.count == 1)
    // And one that came all at once.
    try annotator.play([(.character("c"), 4000)] + text.map { (.character($0), 0) } + [(.enter, 0)])
    #expect(annotator.notes == [text, text + text] || annotator.notes == [text, text])
    #expect(annotator.labels.count == 1)
  }

  @Test func `who reads on after a key that was not taken is not held up`() throws {
    let long = Kitchen.single(1, text: (1...200).map { "line \($0)." }.joined(separator: "\n"))
    for first in [Key.character("v"), .character("4")] {
      var annotator = ScriptedAnnotator([long, Kitchen.single(2)])
      try annotator.play([(first, 100)] + (0..<4).map { _ in (.character(" "), 450) })
      #expect(annotator.text.contains("earlier lines"), "\(first): \(annotator.text)")
      // Nothing is labelled before a pause all the same.
      try annotator.play([(.character("3"), 450)])
      #expect(annotator.labels.isEmpty && annotator.notice.hasPrefix("3 came at once after another key"))
      try annotator.play([(.character("3"), 1000)])
      #expect(annotator.labelNames == "3")
      // The blank of a word that is typed moves nothing.
      annotator = ScriptedAnnotator([long])
      try annotator.play([(first, 100), (.character("e"), 120), (.character(" "), 120)])
      #expect(!annotator.text.contains("earlier lines") && !annotator.notice.hasPrefix(" "))
    }
  }

  @Test func `a word typed in the review decides nothing once a letter of it means nothing`() {
    var author = ScriptedAuthor(open: 0)
    author.press("z")
    let before = author.effects.count
    for character in "y2xb1u" { author.press(.character(character), after: 120) }
    #expect(author.effects.count == before)
    #expect(author.text.contains("y and more came too early") || author.text.contains("y came at once"))
    author.press("y")
    #expect(author.effects.count == before + 1)
  }
}
