import Study

/// What an author decided about an instance, took back or restored.
struct DecisionContent: EventContent {
  enum Act: String, Codable {
    case set
    case undo
    case redo
  }

  var act: Act
  var author: String
  var instance: String
  /// Of the instance's texts, 64 hex digits.
  var digest: String
  // What was ruled is said where it is set, and not where it is taken back or restored.
  private(set) var causes: [String]?
  private(set) var outcome: String?
  private(set) var annotators: Int?
  private(set) var ratingA: Int?
  private(set) var ratingB: Int?
  /// prefer-combined
  private(set) var combined: Int?
  private(set) var note: String?
  /// Whether the author did not see what others decided; true or not there.
  private(set) var blind: Bool?
  /// The work that it gave out: the first row, and how many.
  private var first: Int64?
  private var count: Int?
  /// The rows of the work that it took out of the assignment, where it took any.
  private(set) var retired: [Int64]?

  init(_ act: Act, _ ruling: Ruling, author: String, instance: String, digest: String, isBlind: Bool) {
    self.act = act
    self.author = author
    self.instance = instance
    self.digest = digest
    if isBlind { blind = true }
    guard act == .set else { return }
    causes = ruling.causes
    note = ruling.note
    outcome = ruling.outcome?.kind.rawValue
    switch ruling.outcome {
    case .more(let count): annotators = count
    case .adjudicate(let labels):
      ratingA = labels.ratingA?.rawValue
      ratingB = labels.ratingB?.rawValue
      combined = labels.preference?.combined
    case .keep, .drop, .sendBack, nil: break
    }
  }

  /// Says which work the decision gave out, and which it took out of the assignment.
  mutating func note(given: Range<Int64>, retired: [Int64]) {
    if !given.isEmpty { (first, count) = (given.lowerBound, given.count) }
    if !retired.isEmpty { self.retired = retired }
  }

  /// The rows of the work that it gave out.
  var work: Range<Int64> {
    guard let first, let count, count > 0, first > 0, first <= Int64.max - Int64(count) else { return 0..<0 }
    return first..<first + Int64(count)
  }

  /// nil where the outcome is none that demur writes.
  var ruling: Ruling? {
    var ruling = Ruling(causes: causes ?? [], note: note ?? "")
    guard let outcome else { return ruling }
    switch DecisionOutcome.Kind(rawValue: outcome) {
    case .keep: ruling.outcome = .keep
    case .drop: ruling.outcome = .drop
    case .sendBack: ruling.outcome = .sendBack
    case .more:
      guard let annotators, (1...DecisionOutcome.mostAnnotators).contains(annotators) else { return nil }
      ruling.outcome = .more(annotators)
    case .adjudicate:
      let labels = Adjudication(
        ratingA: ratingA.flatMap(Rating.init(rawValue:)), ratingB: ratingB.flatMap(Rating.init(rawValue:)),
        preference: combined.flatMap(PreferenceLabel.init(rawValue:)))
      guard !labels.isEmpty else { return nil }
      ruling.outcome = .adjudicate(labels)
    case nil: return nil
    }
    return ruling
  }
}
