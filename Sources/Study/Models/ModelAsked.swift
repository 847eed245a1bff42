import Foundation

/// How a model was asked by one method, and what came of it.
package struct ModelAsked: Hashable, Sendable {
  /// What the study calls it.
  package let name: String
  package let method: ModelMethod
  /// The different ways in which it was asked, in the order of asking.
  package private(set) var runs: [ModelRun] = []
  package private(set) var answered = 0
  package private(set) var tooLong = 0
  package private(set) var first: Date?
  package private(set) var last: Date?
  /// Of answers that are none, by why: nil where that was not noted.
  private var invalidCounts: [ModelAnswer.InvalidKind?: Int] = [:]

  package init(_ name: String, _ method: ModelMethod) {
    self.name = name
    self.method = method
  }

  package mutating func add(_ answer: ModelAnswer, run: ModelRun?, at date: Date) {
    if let run, !runs.contains(run) { runs.append(run) }
    // What was asked elsewhere was imported at that date.
    let date = run?.isFromElsewhere == true ? answer.givenAt.map(Date.init(timeIntervalSince1970:)) : date
    if let date {
      first = min(first ?? date, date)
      last = max(last ?? date, date)
    }
    switch answer.outcome {
    case .perplexity, .choice: answered += 1
    case .invalid: invalidCounts[answer.invalidKind, default: 0] += 1
    case .tooLong: tooLong += 1
    }
  }

  package var invalid: Int { invalidCounts.values.reduce(0, +) }
  package var asked: Int { answered + invalid + tooLong }

  /// Why answers were none, as far as it was noted, and how many each time.
  package var invalidKinds: [(kind: String, count: Int)] {
    let kinds: [ModelAnswer.InvalidKind?] = ModelAnswer.InvalidKind.allCases + [nil]
    return kinds.compactMap { kind in invalidCounts[kind].map { (kind?.rawValue ?? "not noted", $0) } }
  }

  /// What the question's wording is called; nil for perplexity, and where that is not known.
  package var wording: String? { told(\.wording) }

  /// Whether explanations were asked for before the answers.
  package var isExplained: Bool { runs.contains { $0.isExplained == true } }

  /// Of all its runs, each once.
  private func told(_ part: (ModelRun) -> String?) -> String? {
    var parts: [String] = []
    for text in runs.compactMap(part) where !text.isEmpty && !parts.contains(text) { parts.append(text) }
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  /// How it was asked, and what came of it, without times.
  package var sentence: String {
    var how: [String] = []
    if let served = told(\.servedAs), served != told(\.model) { how.append("served as \(served)") }
    if let engine = told({ "\($0.engine) \($0.engineVersion)" }) {
      how.append("by " + engine.split(separator: " ").joined(separator: " "))
    }
    if let host = told(\.host), host != told(\.engine) { how.append("at \(host)") }
    for (what, part) in [("template", told(\.template)), ("wording", wording), ("answers by", told(\.decode))] {
      if let part { how.append("\(what) \(part)") }
    }
    if let temperature = told({ $0.temperature.map { String($0) } }) {
      how.append("drawn at temperature \(temperature)")
    }
    if let rule = runs.compactMap(\.orders).last {
      how.append("asked in both orders, " + (rule == .mean ? "their mean the label" : "N where they contradict"))
    }
    if isExplained { how.append("each answer explained before it was given") }
    if let settings = told(\.settings) { how.append("settings \(settings)") }
    var counts = ["\(asked) asked", "\(answered) answered"]
    let kinds = invalidKinds.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    if invalid > 0 { counts.append("\(invalid) invalid (\(kinds))") }
    if tooLong > 0 { counts.append("\(tooLong) skipped, longer than its window") }
    return "\(how.joined(separator: ", ")): \(counts.joined(separator: ", "))"
  }

  package var tree: FigureTree {
    func text(_ part: (ModelRun) -> String?) -> FigureTree { .text(told(part)) }
    return [
      "annotator": .text(name), "method": .text(method.rawValue), "model": text(\.model), "servedAs": text(\.servedAs),
      "engine": text(\.engine), "engineVersion": text(\.engineVersion), "driver": text(\.driver),
      "template": text(\.template), "decode": text(\.decode), "wording": .text(wording), "settings": text(\.settings),
      "explained": .truth(isExplained),
      "asked": .count(asked), "answered": .count(answered), "invalid": .count(invalid),
      "invalidKinds": .group(invalidKinds.map { FigureTree.Member($0.kind, .count($0.count)) }),
      "tooLong": .count(tooLong),
    ]
  }

  /// A line of a methods section, with the days on which it answered.
  package func methodsFact(_ number: Int) -> MethodsFact {
    let days = [first, last].compactMap { $0.map(Self.day) }
    let when = days.isEmpty ? "" : "; " + (Set(days).count == 1 ? days[0] : days.joined(separator: " to "))
    return MethodsFact(
      "model\(number)", "Model, \(name), \(method.rawValue)", shown: sentence + when,
      value: tree.merging(["first": .text(days.first), "last": .text(days.last)]))
  }

  private static func day(_ date: Date) -> String { String(date.ISO8601Format().prefix(10)) }
}
