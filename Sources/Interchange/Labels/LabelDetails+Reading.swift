import Study

extension LabelDetails {
  /// Takes what stands in a cell, which is not empty.
  ///
  /// - Parameter occasion: set by the column of that name.
  mutating func take(_ text: String, as column: LabelColumn, _ occasion: inout Occasion) throws(LineFault) {
    func valid<Value>(_ value: Value?, _ expected: String) throws(LineFault) -> Value {
      guard let value else { throw .badCell(column: column.rawValue, value: text, expected: expected) }
      return value
    }
    switch column {
    case .firstShown: firstShown = try valid(ResponseLetter(rawValue: text), "A or B")
    case .at: at = try valid(Timestamp.date(text), "a time such as 2026-01-31T12:00:00Z")
    case .seconds: seconds = try valid(Self.seconds(text), "a number of seconds")
    case .unread: unread = try valid(Self.letters(text), "A, B or AB")
    case .fast: wasFast = try valid(Self.flag(text), "0 or 1")
    case .unsure: isUnsure = try valid(Self.flag(text), "0 or 1")
    case .comment: comment = CSVText.original(text)
    case .occasion: occasion = try valid(Occasion(rawValue: text), "original, repeat, send-back or added")
    case .subset: subset = CSVText.original(text)
    case .event: event = CSVText.original(text)
    case .current: isCurrent = try valid(Self.flag(text), "0 or 1")
    case .contextUnread: isContextUnread = try valid(Self.flag(text), "0 or 1")
    case .secondsSinceLabel: secondsSinceLabel = try valid(Self.seconds(text), "a number of seconds")
    case .form: form = try valid(TextForm(rawValue: text), "raw or rendered")
    case .reasons: grounds.reasons = Self.reasons(CSVText.original(text))
    case .rationale: grounds.rationale = CSVText.original(text)
    case .sureness: grounds.sureness = try valid(Int(text).flatMap(Sureness.init), "1, 2 or 3")
    case .others: grounds.others = try valid(Int(text).flatMap { (0...10).contains($0) ? $0 : nil }, "0 to 10")
    case .simulated: isSimulated = try valid(Self.flag(text), "0 or 1")
    case .wording: wording = CSVText.original(text)
    case .fingerprint: fingerprint = try valid(TextFingerprint(text), "a fingerprint of 32 hex digits")
    }
  }

  /// Reasons that stand in one cell.
  static func reasons(_ text: String) -> [String] {
    text.split(separator: ";").map { String($0).trimmedOfBlanks }.filter { !$0.isEmpty }
  }

  private static func seconds(_ text: String) -> Double? {
    // Double also reads infinities and hexadecimal.
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }), let seconds = Double(text),
      seconds <= longest
    else { return nil }
    return seconds
  }

  private static func letters(_ text: String) -> [ResponseLetter]? {
    switch text {
    case "A": [.a]
    case "B": [.b]
    case "AB", "BA": [.a, .b]
    default: nil
    }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text {
    case "0", "false", "False": false
    case "1", "true", "True": true
    default: nil
    }
  }
}

extension String {
  /// Without the blanks at both ends.
  fileprivate var trimmedOfBlanks: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[first...last])
  }
}
