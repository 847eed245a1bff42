import Basics
import Study

/// Makes labels of a record by the rules of a mapping.
struct MappedLabel: Sendable {
  private let rules: MappingRules
  /// The number of each field's path in the reader.
  private let numbers: [MappingRules.LabelField: Int]
  private let details: [(column: LabelColumn, number: Int)]
  /// Who gave the labels where no column says so.
  private let author: String

  /// What a record says of one data point.
  struct Row {
    var annotator: String
    var label: Label
    var response: ResponseLetter?
    var occasion: Occasion
    var details: LabelDetails
  }

  /// - Parameter paths: those of the reader, to which the labels' are added.
  init(_ rules: MappingRules, author: String, adding paths: inout [FieldPath]) {
    self.rules = rules
    self.author = author
    var numbers: [MappingRules.LabelField: Int] = [:]
    for field in MappingRules.LabelField.allCases {
      guard let path = rules.labels[field] else { continue }
      numbers[field] = paths.count
      paths.append(path)
    }
    self.numbers = numbers
    var details: [(LabelColumn, Int)] = []
    for column in LabelColumn.allCases {
      guard let path = rules.details[column] else { continue }
      details.append((column, paths.count))
      paths.append(path)
    }
    self.details = details
  }

  func rows(_ found: FoundValues) throws(LineFault) -> [Row] {
    var labels: [(Label, ResponseLetter?)] = []
    if let preference = try preference(found) { labels.append((.preference(preference), nil)) }
    for (field, letter) in [(MappingRules.LabelField.ratingA, ResponseLetter.a), (.ratingB, .b)] {
      if let rating = try rating(field, found) { labels.append((.rating(rating), letter)) }
    }
    if let rating = try rating(.rating, found) {
      guard let letter = try letter(found) else { throw missing(.response) }
      labels.append((.rating(rating), letter))
    }
    guard !labels.isEmpty else { return [] }
    var annotator = author
    if numbers[.annotator] != nil {
      guard let name = try word(.annotator, found) else { throw missing(.annotator) }
      annotator = name
    }
    var (details, occasion) = try details(found)
    return labels.enumerated().map { index, one in
      // One time and one comment for all that a record holds.
      if labels.count > 1 { details.seconds = nil }
      if index > 0 { details.comment = "" }
      var row = Row(annotator: annotator, label: one.0, response: one.1, occasion: occasion, details: details)
      if one.1 != nil { row.details.firstShown = nil }
      return row
    }
  }

  /// The id of what was labelled, in a file of labels alone.
  func instance(_ found: FoundValues) throws(LineFault) -> InstanceKey {
    guard let id = try word(.instance, found) else { throw missing(.instance) }
    return InstanceKey(id)
  }

  private func details(_ found: FoundValues) throws(LineFault) -> (LabelDetails, Occasion) {
    var details = LabelDetails()
    var occasion = Occasion.original
    for (column, number) in self.details {
      let isText = [.comment, .subset, .event, .wording, .reasons, .rationale].contains(column)
      guard let word = try found.word(number, isExact: isText) else { continue }
      switch column {
      // What a spreadsheet needs was taken off with the cell; JSON has none of it.
      case .comment: details.comment = word
      case .subset: details.subset = word
      case .event: details.event = word
      case .wording: details.wording = word
      case .reasons: details.grounds.reasons = LabelDetails.reasons(word)
      case .rationale: details.grounds.rationale = word
      case .at:
        guard let date = Timestamps.loose(word) else {
          throw .badCell(
            column: column.rawValue, value: word, expected: "a time such as 2026-01-31T12:00:00Z, or seconds since 1970"
          )
        }
        details.at = date
      default: try details.take(rules.values[word.lowercased()] ?? word, as: column, &occasion)
      }
    }
    return (details, occasion)
  }

  private func word(_ field: MappingRules.LabelField, _ found: FoundValues) throws(LineFault) -> String? {
    guard let number = numbers[field] else { return nil }
    return try found.word(number, isExact: field == .instance || field == .annotator)
  }

  /// The word of a label's column, or what `--values` makes of it.
  private func meaning(
    _ field: MappingRules.LabelField, _ found: FoundValues
  ) throws(LineFault) -> (word: String, meaning: String)? {
    guard let word = try word(field, found) else { return nil }
    return (word, rules.values[word.lowercased()] ?? word)
  }

  private func missing(_ field: MappingRules.LabelField) -> LineFault {
    .missingKeys([rules.labels[field]?.description ?? field.rawValue])
  }

  private func unknown(_ field: MappingRules.LabelField, _ word: String, _ expected: String) -> LineFault {
    .unknownWord(column: rules.labels[field]?.description ?? field.rawValue, value: word, expected: expected)
  }

  private func preference(_ found: FoundValues) throws(LineFault) -> PreferenceLabel? {
    if let (word, meaning) = try meaning(.strength, found) {
      if let label = Self.label(meaning) { return label }
      guard let strength = PlainNumber.read(meaning) else {
        throw unknown(.strength, word, "a number, negative for A")
      }
      return Strengths.preference(signed: strength)
    }
    guard let (word, meaning) = try meaning(.preference, found) else { return nil }
    if let label = Self.label(meaning), meaning.utf8.count == 2 { return label }
    guard let preference = Preference(rawValue: meaning.uppercased()) else {
      throw unknown(.preference, word, "A, B or N")
    }
    guard numbers[.magnitude] != nil else { return Strengths.preference(preference.letter) }
    guard let (magnitudeWord, text) = try self.meaning(.magnitude, found) else {
      if preference == .none { return PreferenceLabel.none }
      throw missing(.magnitude)
    }
    guard let magnitude = PlainNumber.read(text).flatMap(Int.init(exactly:)), (0...2).contains(magnitude) else {
      throw unknown(.magnitude, magnitudeWord, "0, 1 or 2")
    }
    guard let label = PreferenceLabel(preference, magnitude: magnitude) else {
      throw .magnitudeOf(preference: preference.rawValue, magnitude: String(magnitude))
    }
    return label
  }

  /// `A2`, `N0`, `n`.
  private static func label(_ text: String) -> PreferenceLabel? {
    guard let preference = text.first.flatMap({ Preference(rawValue: $0.uppercased()) }) else { return nil }
    switch (preference, text.dropFirst()) {
    case (.none, ""), (.none, "0"): return PreferenceLabel.none
    case (_, "1"), (_, "2"): return PreferenceLabel(preference, magnitude: text.hasSuffix("2") ? 2 : 1)
    default: return nil
    }
  }

  private func rating(_ field: MappingRules.LabelField, _ found: FoundValues) throws(LineFault) -> Rating? {
    guard let (word, meaning) = try meaning(field, found) else { return nil }
    let value = PlainNumber.read(meaning)
    let rating =
      if let scale = rules.scale { value.flatMap(scale.rating) } else {
        value.flatMap(Int.init(exactly:)).flatMap(Rating.init(rawValue:))
      }
    guard let rating else {
      throw unknown(field, word, "a rating of \(rules.scale?.description ?? "1-5 (another scale: --rating-scale 0-4)")")
    }
    return rating
  }

  private func letter(_ found: FoundValues) throws(LineFault) -> ResponseLetter? {
    guard let (word, meaning) = try meaning(.response, found) else { return nil }
    guard let letter = ResponseLetter(rawValue: meaning.uppercased()) else { throw unknown(.response, word, "A or B") }
    return letter
  }
}
