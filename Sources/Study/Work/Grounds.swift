/// What an annotator said of a label when they gave it, where the study asks for it.
package struct Grounds: Hashable, Sendable {
  /// Of the study's list, in its order.
  package var reasons: [String]
  /// A sentence in the annotator's own words; never empty.
  package var rationale: String?
  package var sureness: Sureness?
  /// How many of ten others would give the same label, 0…10.
  package var others: Int?

  package init(
    reasons: [String] = [], rationale: String? = nil, sureness: Sureness? = nil, others: Int? = nil
  ) {
    self.reasons = reasons
    self.rationale = rationale
    self.sureness = sureness
    self.others = others
  }

  package static let none = Grounds()

  /// One of the things that may be said; the raw value is how events and files call it.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case reasons, rationale, sureness, others
  }

  /// All of it in one sentence, for the review; empty where nothing was said.
  package var sentence: String {
    var parts: [String] = []
    if !reasons.isEmpty { parts.append("because of \(reasons.joined(separator: ", "))") }
    if let sureness { parts.append(sureness.words) }
    if let others { parts.append("\(others) of ten others would say the same") }
    let said = parts.joined(separator: "; ")
    guard let rationale else { return said }
    return said.isEmpty ? "“\(rationale)”" : "\(said): “\(rationale)”"
  }
}

/// How sure somebody is of a label, in three steps.
package enum Sureness: Int, Hashable, Sendable, Codable, CaseIterable {
  case guess = 1
  case fairly = 2
  case sure = 3

  package var words: String {
    switch self {
    case .guess: "a guess"
    case .fairly: "fairly sure"
    case .sure: "sure"
    }
  }
}

/// Whether a study asks for a sentence of why.
package enum RationaleRule: String, Hashable, Sendable, Codable, CaseIterable {
  case never, optional, required
  /// Required where one response was called much better: at magnitude 2.
  case forTwo = "for 2"
}

/// What a study asks beside each label; nothing by default, since each question is a key more.
package struct GroundsRule: Hashable, Sendable, Codable {
  /// The study's own list of reasons, at most ``mostReasons``.
  package var reasons: [String]
  package var rationale: RationaleRule
  package var asksSureness: Bool
  package var asksOthers: Bool

  package init(
    reasons: [String] = [], rationale: RationaleRule = .never, asksSureness: Bool = false, asksOthers: Bool = false
  ) {
    self.reasons = reasons
    self.rationale = rationale
    self.asksSureness = asksSureness
    self.asksOthers = asksOthers
  }

  package static let nothing = GroundsRule()

  /// One key each: 1 to 9.
  package static let mostReasons = 9
  package static let longestReason = 40

  /// What labels may come with.
  package var parts: Set<Grounds.Part> {
    var parts: Set<Grounds.Part> = []
    if !reasons.isEmpty { parts.insert(.reasons) }
    if rationale != .never { parts.insert(.rationale) }
    if asksSureness { parts.insert(.sureness) }
    if asksOthers { parts.insert(.others) }
    return parts
  }

  /// What may be asked after a label, in the order of asking.
  package enum Question: Hashable, Sendable {
    case reasons, sureness, others
    case rationale(isRequired: Bool)
  }

  /// What is asked after a label, in this order.
  package func questions(after label: Label) -> [Question] {
    var questions: [Question] = []
    if !reasons.isEmpty { questions.append(.reasons) }
    if asksSureness { questions.append(.sureness) }
    if asksOthers { questions.append(.others) }
    switch rationale {
    case .never: break
    case .optional: questions.append(.rationale(isRequired: false))
    case .required: questions.append(.rationale(isRequired: true))
    case .forTwo:
      if case .preference(let label) = label, label.magnitude == 2 { questions.append(.rationale(isRequired: true)) }
    }
    return questions
  }
}
