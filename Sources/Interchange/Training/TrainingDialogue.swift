import Study

/// An instance as trainers take it: what is asked, and two answers to it, in turns or in one text.
///
/// Turns that stand in a text of HH-RLHF's form are split, so that no message holds another one's marker.
package struct TrainingDialogue: Sendable {
  package var prompt: [Turn]
  private var answers: [ResponseLetter: [Turn]]
  private var plain: (prompt: String, a: String, b: String)?

  package init(_ instance: Instance) {
    prompt = Self.context(instance.context)
    answers = [:]
    for letter in ResponseLetter.allCases {
      answers[letter] = Transcript.split(Turn(role: .assistant, content: instance.response(letter)))
    }
    // A question that came as one text without turns stays one.
    let isPlain = instance.context.isEmpty || instance.context.map(\.role) == [.text] && prompt.count == 1
    if isPlain {
      plain = (instance.context.first?.content ?? "", instance.responseA, instance.responseB)
    }
  }

  package func answer(_ letter: ResponseLetter) -> [Turn] { answers[letter] ?? [] }

  /// Whether chat templates can make a prompt of it: they ask for a last turn that is answered or gone on with.
  package var isAnswerable: Bool { prompt.last.map { $0.role != .system } ?? false }

  /// The prompt as one text: as it was where it had no turns, otherwise in HH-RLHF's form.
  package var promptText: String {
    plain?.prompt ?? prompt.map(Self.marked).joined() + "\n\nAssistant:"
  }

  /// What follows the prompt's text.
  package func answerText(_ letter: ResponseLetter) -> String {
    if let plain { return letter == .a ? plain.a : plain.b }
    let turns = answer(letter)
    return turns.enumerated().map { $0 == 0 ? Self.spaced($1.content) : Self.marked($1) }.joined()
  }

  private static func context(_ context: [Turn]) -> [Turn] {
    let turns = context.flatMap(Transcript.split)
    // A text before a dialogue introduces it; one alone was written by somebody who asks.
    return turns.enumerated().map { index, turn in
      guard turn.role == .text else { return turn }
      return Turn(role: index + 1 < turns.count ? .system : .user, content: turn.content)
    }
  }

  private static func marked(_ turn: Turn) -> String {
    switch turn.role {
    case .user: "\n\nHuman:" + spaced(turn.content)
    case .assistant: "\n\nAssistant:" + spaced(turn.content)
    case .system, .text: turn.content
    }
  }

  private static func spaced(_ text: String) -> String {
    text.utf8.first.map(\.isBlank) ?? true ? text : " " + text
  }
}

extension Transcript {
  /// The turns that stand in a turn's text, the first of them in its own role.
  static func split(_ turn: Turn) -> [Turn] {
    // The byte before it keeps a marker at the very beginning from being taken for a turn's: there it is text.
    var text = "." + turn.content
    var turns = text.withUTF8 { bytes in
      var spans: [Span] = []
      append(bytes, to: &spans)
      return spans.map { span in
        let isOwn = span.role == .text
        let content = isOwn ? span.content.dropFirst() : span.content
        return Turn(role: isOwn ? turn.role : span.role, content: bytes.text(content))
      }
    }
    guard turns.count > 1 else { return [turn] }
    if turns[0].content.utf8.allSatisfy(\.isBlank) { turns.removeFirst() }
    return turns
  }
}
