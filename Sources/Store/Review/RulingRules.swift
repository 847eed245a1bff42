import GRDB
import Study

/// What rulings may say in a study: its code book's causes, and gold labels of what it asks for.
struct RulingRules {
  private let book: CodeBook
  private let asked: [TaskFormulation]

  init(_ db: Database, path: String) throws {
    book = try CodeBookLog.current(db, path: path)
    asked = try SettingsLog.current(db, path: path).formulations.order(ordinal: 0)
  }

  /// - Throws: ``StoreError/badDecision(why:)``, or what ``StorableText`` says of the note.
  func check(_ ruling: Ruling, insteadOf earlier: Ruling) throws {
    try StorableText.check(ruling.note, "the note")
    // A cause that the code book lost since may stay where it was chosen.
    for cause in ruling.causes where book[id: cause] == nil && !earlier.causes.contains(cause) {
      throw StoreError.badDecision(
        why: "the code book has no cause \(cause), only \(book.causes.map(\.id).joined(separator: ", "))")
    }
    guard ruling.outcome != earlier.outcome else { return }
    switch ruling.outcome {
    case .more(let count) where !(1...DecisionOutcome.mostAnnotators).contains(count):
      throw StoreError.badDecision(why: "ask 1 to \(DecisionOutcome.mostAnnotators) further annotators")
    case .adjudicate(let labels) where labels.isEmpty:
      throw StoreError.badDecision(why: "an adjudication sets a rating or a preference")
    case .adjudicate(let labels):
      if let strange = labels.formulations.first(where: { !asked.contains($0) }) {
        throw StoreError.badDecision(
          why: "the study asks in \(strange.other.rawValue.uppercased()) alone, so there is no gold label for "
            + strange.rawValue.uppercased())
      }
    default: break
    }
  }
}
