import Basics
import Study
import Terminal

/// The foot of an instance's page: why, and then what; what is chosen stands in brackets and in bold.
struct DecisionRows: Equatable {
  struct Part: Equatable {
    var text: SafeText
    var isChosen: Bool
  }

  /// Each line's parts, the first with its question.
  let lines: [[Part]]

  init(_ codeBook: CodeBook, _ ruling: Ruling, columns: Int) {
    let causes = codeBook.causes.map { cause in
      Self.part("\(cause.key) \(cause.name)", isChosen: ruling.causes.contains(cause.id))
    }
    let further = ruling.causes.filter { codeBook[id: $0] == nil }.map { Self.part(SafeText($0), isChosen: true) }
    let outcomes = zip(["y", "x", "a", "m", "b"], DecisionOutcome.Kind.allCases).map { key, kind in
      Self.part("\(key) \(ruling.words(of: kind))", isChosen: ruling.outcome?.kind == kind)
    }
    lines =
      Self.wrapped("Why?", causes + further, columns: columns) + Self.wrapped("Then", outcomes, columns: columns)
  }

  private static func part(_ text: SafeText, isChosen: Bool) -> Part {
    Part(text: isChosen ? "[\(text)]" : text, isChosen: isChosen)
  }

  /// At most three lines; what does not fit into a line begins the next one.
  private static func wrapped(_ question: SafeText, _ parts: [Part], columns: Int) -> [[Part]] {
    var lines: [[Part]] = []
    var line = [Part(text: question, isChosen: false)]
    var used = indent
    for part in parts {
      if used + part.text.columns + 2 > columns, line.count > 1, lines.count < 2 {
        lines.append(line)
        line = [Part(text: .empty, isChosen: false)]
        used = indent
      }
      line.append(part)
      used += part.text.columns + 2
    }
    return lines + [line]
  }

  private static let indent = 6

  func draw(_ metrics: WorkMetrics, row: Int, into frame: inout Frame) {
    let end = metrics.left + metrics.width - 1
    for (index, line) in lines.enumerated() {
      var column = metrics.left + 1
      for (place, part) in line.enumerated() {
        let style: Style = place == 0 ? .bold : part.isChosen ? Style.accent.with(.bold) : .plain
        frame.put(part.text, row: row + index, column: column, style: style, columns: max(0, end - column))
        column = place == 0 ? metrics.left + 1 + Self.indent : column + part.text.columns + 2
      }
    }
  }
}

extension Ruling {
  /// What a kind of outcome is called, with what was chosen for it.
  func words(of kind: DecisionOutcome.Kind) -> SafeText {
    switch outcome {
    case .adjudicate(let labels) where kind == .adjudicate: "adjudicate: \(labels.words)"
    case .more(let count) where kind == .more: "\(counted(count, "more annotator"))"
    default: SafeText(kind.words)
    }
  }

  /// `drop: slip, values`, in few words.
  func words(_ codeBook: CodeBook) -> SafeText {
    let causes = SafeText(causes.map { codeBook.name(of: $0) }.joined(separator: ", "))
    guard let outcome else { return causes.isEmpty ? (note.isEmpty ? "nothing" : "a note") : causes }
    return causes.isEmpty ? words(of: outcome.kind) : "\(words(of: outcome.kind)): \(causes)"
  }
}
