import Study
import Terminal

/// What is read out one thing at a time, and how far it was read.
struct PlainReading: Equatable, Sendable {
  /// What a part is of.
  enum Subject: Hashable, Sendable {
    /// Of the dialogue, from 0.
    case turn(Int)
    /// In the order of the screen, 0 first.
    case response(Int)
    /// What can be answered, after all that is to be judged.
    case question
    /// Of a text that is only read.
    case text
  }

  struct Part: Equatable, Sendable {
    var subject: Subject
    var lines: [SafeText]
  }

  /// What a sentence calls it.
  let name: SafeText
  /// What is said before the first part, the first time.
  var heading: [SafeText] = []
  let parts: [Part]
  /// The part that comes next; the one before it was read out last.
  private(set) var next = 0
  private var heard: Set<Int> = []

  init(_ name: SafeText, _ parts: [Part]) {
    self.name = name
    self.parts = parts
  }

  var isBegun: Bool { next > 0 }
  var isAtEnd: Bool { next >= parts.count }

  /// The part that was read out last.
  var current: Part? { next > 0 ? parts[next - 1] : nil }

  /// Reads on; nothing at the end.
  mutating func readOn() -> [SafeText] {
    guard !isAtEnd else { return [] }
    return (isBegun ? [] : heading) + read(next)
  }

  /// The part that was read out last once more, or the first.
  mutating func again() -> [SafeText] { isBegun ? read(next - 1) : readOn() }

  /// The part before that; nil at the beginning.
  mutating func back() -> [SafeText]? { next > 1 ? read(next - 2) : nil }

  /// All that is left.
  mutating func rest() -> [SafeText] {
    var lines: [SafeText] = []
    while !isAtEnd { lines += readOn() }
    return lines
  }

  mutating func all() -> [SafeText] {
    let heading = isBegun ? [] : heading
    return heading + parts.indices.flatMap { read($0) }
  }

  /// From the first part of something on; nil where it has none.
  mutating func go(to subject: Subject) -> [SafeText]? { parts.firstIndex { $0.subject == subject }.map { read($0) } }

  /// The next part that holds a text, round the end; nil where none does.
  mutating func find(_ needle: String) -> [SafeText]? {
    let needle = needle.lowercased()
    let places = parts.indices.map { (next + $0) % parts.count }
    let found = places.first {
      parts[$0].lines.map(\.description).joined(separator: " ").lowercased().contains(needle)
    }
    return found.map { read($0) }
  }

  /// Takes over what was read of the same in another form.
  mutating func goOn(from other: PlainReading) {
    guard let subject = other.current?.subject, let place = parts.firstIndex(where: { $0.subject == subject }) else {
      return
    }
    next = place + 1
  }

  private mutating func read(_ place: Int) -> [SafeText] {
    next = place + 1
    heard.insert(place)
    return parts[place].lines
  }

  /// Whether every part of something was read out.
  func hasRead(_ isOfIt: (Subject) -> Bool) -> Bool {
    parts.indices.allSatisfy { !isOfIt(parts[$0].subject) || heard.contains($0) }
  }
}

extension PlainReading {
  /// The parts of a text: its pieces, each with the name of the whole.
  ///
  /// - Parameter isNamedInLine: whether the text begins on the line of its name.
  private static func cut(
    _ subject: Subject, _ name: SafeText, _ text: [SafeText], isNamedInLine: Bool = false
  ) -> [Part] {
    var pieces = PlainPieces.of(text)
    if pieces.isEmpty, !name.isEmpty { pieces = [["(empty)"]] }
    return pieces.enumerated().map { number, lines in
      let place: SafeText = "\(name.isEmpty ? "Part" : ", part") \(number + 1) of \(pieces.count)"
      let title = pieces.count == 1 ? name : name + place
      guard !title.isEmpty else { return Part(subject: subject, lines: lines) }
      return Part(
        subject: subject, lines: isNamedInLine ? ["\(title): \(lines[0])"] + lines.dropFirst() : ["\(title):"] + lines)
    }
  }

  /// A text that is only read, with what can be done after it.
  static func text(_ name: SafeText, _ text: [SafeText], end: [SafeText]) -> PlainReading {
    var parts = cut(.text, "", text)
    if parts.isEmpty { parts = [Part(subject: .text, lines: [])] }
    parts[parts.count - 1].lines += end
    return PlainReading(name, parts)
  }

  /// What is said where nothing is left to be judged: all of it at once.
  static func closing(_ lines: [SafeText]) -> PlainReading {
    PlainReading("this", [Part(subject: .text, lines: lines)])
  }

  /// What is to be judged, in pieces, and what can be answered.
  static func work(_ served: ServedWork, _ texts: ReadableWork, question: SafeText) -> PlainReading {
    var parts: [Part] = []
    for (number, turn) in texts.context.enumerated() {
      parts += cut(.turn(number), turn.role.title, turn.text.plainLines, isNamedInLine: true)
    }
    let names: [SafeText] = served.work.formulation == .single ? ["Response"] : ["A", "B"]
    for (number, text) in texts.responses.enumerated() {
      parts += cut(.response(number), names[number], text.plainLines)
    }
    return PlainReading("this one", parts + [Part(subject: .question, lines: [question])])
  }
}
