import FoundationEssentials
import Study

/// An author's decision on an instance, as a file has it.
package struct ImportedDecision: Sendable {
  package var instance: InstanceKey
  package var decision: Decision
  /// Of the texts that it was made on; nil where the file does not say.
  package var fingerprint: TextFingerprint?
  package var file: String
  package var line: Int
}

extension ImportedDecision {
  /// - Parameter cell: what stands under a name; nil where nothing does.
  init(file: String, line: Int, _ cell: (String) -> String?) throws(LineFault) {
    func valid<Value>(
      _ name: String, _ expected: String, _ read: (String) -> Value?
    ) throws(LineFault) -> Value? {
      guard let text = cell(name) else { return nil }
      guard let value = read(text) else { throw .badCell(column: name, value: text, expected: expected) }
      return value
    }
    func needed(_ name: String, _ expected: String) throws(LineFault) -> String {
      guard let text = cell(name) else { throw .badCell(column: name, value: "", expected: expected) }
      return text
    }
    let rating = "a whole number from 1 to 5"
    var labels = Adjudication(
      ratingA: try valid("rating_a", rating) { Int($0).flatMap(Rating.init) },
      ratingB: try valid("rating_b", rating) { Int($0).flatMap(Rating.init) })
    if let preference = try valid("preference", "A, B or N", Preference.init(rawValue:)) {
      labels.preference = try valid("magnitude", "0 for N, 1 or 2 for A and B") { text in
        Int(text).flatMap { PreferenceLabel(preference, magnitude: $0) }
      }
    }
    let kind = try valid("outcome", "keep, drop, adjudicate, more or send-back", DecisionOutcome.Kind.init(rawValue:))
    var outcome: DecisionOutcome?
    switch kind {
    case .keep: outcome = .keep
    case .drop: outcome = .drop
    case .sendBack: outcome = .sendBack
    case .more:
      let count = try valid("annotators", "1 to \(DecisionOutcome.mostAnnotators)") { text in
        Int(text).flatMap { (1...DecisionOutcome.mostAnnotators).contains($0) ? $0 : nil }
      }
      guard let count else {
        throw .badCell(column: "annotators", value: "", expected: "how many annotators are asked for, beside more")
      }
      outcome = .more(count)
    case .adjudicate:
      guard !labels.isEmpty else {
        throw .badCell(column: "outcome", value: "adjudicate", expected: "a rating or a preference beside it")
      }
      outcome = .adjudicate(labels)
    case nil: break
    }
    // What is no id of demur's, somebody numbered for themselves.
    let event = cell("event").flatMap { UUID(uuidString: $0) == nil ? nil : ActID(rawValue: $0) }
    let time = "a time such as 2026-01-31T12:00:00Z"
    instance = InstanceKey(try needed("instance", "the id of an instance"))
    decision = Decision(
      id: event ?? .fresh(), author: try needed("author", "who decided"),
      ruling: Ruling(
        causes: cell("causes")?.split(separator: " ").map(String.init) ?? [], outcome: outcome, note: cell("note") ?? ""
      ),
      at: Timestamp.date(try needed("at", time)) ?? .distantPast,
      isBlind: try valid("blind", "0 or 1") { ["0": false, "1": true][$0] } ?? false)
    guard decision.at > .distantPast else {
      throw .badCell(column: "at", value: cell("at") ?? "", expected: time)
    }
    fingerprint = try valid("fingerprint", "a fingerprint of 32 hex digits") { TextFingerprint($0) }
    self.file = file
    self.line = line
  }
}
