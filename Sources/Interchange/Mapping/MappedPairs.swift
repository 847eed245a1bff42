import Basics
import Study

/// Makes instances, and the labels on them, of records by the rules of a mapping.
struct MappedPairs: PairSource {
  private let rules: MappingRules
  private var reader: PathReader
  private let numbers: [MappingRules.InstanceField: Int]
  private let label: MappedLabel
  private(set) var unlabelled = 0

  /// - Parameter author: who gave the labels where no column says so.
  init(_ rules: MappingRules, author: String) {
    self.rules = rules
    var numbers: [MappingRules.InstanceField: Int] = [:]
    var paths: [FieldPath] = []
    for field in MappingRules.InstanceField.allCases {
      guard let path = rules.instance[field] else { continue }
      numbers[field] = paths.count
      paths.append(path)
    }
    self.numbers = numbers
    label = MappedLabel(rules, author: author, adding: &paths)
    reader = PathReader(paths, findsRest: rules.keepsRest)
  }

  mutating func pairs(of record: FileRecord) throws(LineFault) -> [Result<ShapedPair, LineFault>] {
    [.success(try pair(of: record))]
  }

  private mutating func pair(of record: FileRecord) throws(LineFault) -> ShapedPair {
    let found = try reader.read(record)
    let isOrdered = numbers[.chosen] != nil
    let (firstField, secondField): (MappingRules.InstanceField, MappingRules.InstanceField) =
      isOrdered ? (.chosen, .rejected) : (.responseA, .responseB)
    let first = try dialogue(firstField, found)
    let second = try dialogue(secondField, found)
    var context =
      try numbers[.context].flatMap { number throws(LineFault) in try found.value(number) }
      .map { value throws(LineFault) in try Self.context(value, name(.context)) } ?? []
    var texts = (Messages.rest(first[...]), Messages.rest(second[...]))
    // Whole dialogues have their context in both.
    if first.count > 1 || second.count > 1, let split = Messages.split(first, second) {
      let isRepeated = split.context.starts(with: context, by: Messages.isSame)
      context = isRepeated ? split.context : context + split.context
      texts = (split.first, split.second)
    }
    var pair = ShapedPair(
      id: try word(.id, found), subset: try word(.subset, found),
      context: context.behind(system: try word(.system, found)), first: texts.0, second: texts.1)
    pair.isOrderedByPreference = isOrdered
    pair.better = isOrdered ? .a : try sourcePreference(found)
    if rules.keepsRest, !found.rest.isEmpty { pair.kept = JSONMembers.object(found.rest) }
    if rules.hasLabels {
      pair.labels = try label.rows(found).map { row in
        var label = ShapedLabel(annotator: row.annotator, label: row.label, response: row.response)
        (label.at, label.seconds) = (row.details.at, row.details.seconds)
        (label.comment, label.firstShown) = (row.details.comment, row.details.firstShown)
        return label
      }
      if pair.labels.isEmpty { unlabelled += 1 }
    }
    return pair
  }

  var remarks: [String] {
    var remarks: [String] = []
    if unlabelled > 0 { remarks.append("\(unlabelled) records have no label in the columns that were named.") }
    if rules.hasLabels { remarks += rules.labelRemarks }
    return remarks
  }

  private func name(_ field: MappingRules.InstanceField) -> String {
    rules.instance[field]?.description ?? field.rawValue
  }

  private func word(_ field: MappingRules.InstanceField, _ found: FoundValues) throws(LineFault) -> String? {
    guard let number = numbers[field] else { return nil }
    return try found.word(number, isExact: field != .sourcePreference)
  }

  private func sourcePreference(_ found: FoundValues) throws(LineFault) -> ResponseLetter? {
    guard let word = try word(.sourcePreference, found) else { return nil }
    let meaning = (rules.values[word.lowercased()] ?? word).uppercased()
    guard meaning != "N" else { return nil }
    guard let letter = ResponseLetter(rawValue: meaning) else {
      throw .unknownWord(column: name(.sourcePreference), value: word, expected: "A, B or N")
    }
    return letter
  }

  private static func context(_ value: JSONValue, _ key: String) throws(LineFault) -> [Turn] {
    guard let text = value.text else {
      guard let texts = value.list?.map(\.text), !texts.contains(nil), !texts.isEmpty else {
        return try Messages.turns(value, key)
      }
      // Texts without speakers take turns, and the last one is answered.
      return texts.enumerated().map { index, text in
        Turn(role: (texts.count - index).isMultiple(of: 2) ? .assistant : .user, content: text ?? "")
      }
    }
    return try Messages.turns(.text(text), key)
  }

  /// A response: a text is one turn; a list of messages may begin with the context.
  private func dialogue(
    _ field: MappingRules.InstanceField, _ found: FoundValues
  ) throws(LineFault) -> [Turn] {
    let key = name(field)
    guard let number = numbers[field], let value = try found.value(number) else {
      // An empty cell is an empty response.
      if let number = numbers[field], found.isEmptyCell(number) { return [Turn(role: .assistant, content: "")] }
      throw .missingKeys([key])
    }
    if let text = value.text {
      if let value = Messages.written(text) { return try Messages.turns(value, key) }
      let turns = numbers[.context] == nil ? Transcript.context(text) : []
      return turns.count > 1 && turns[0].role != .text ? turns : [Turn(role: .assistant, content: text)]
    }
    if CellValue.isDialogue(value) || value["role"] != nil || value["from"] != nil {
      return try Messages.turns(value, key)
    }
    guard let content = Messages.content(value) else {
      throw .wrongKind(key, expected: "a text, or a list of messages")
    }
    return [Turn(role: .assistant, content: content)]
  }
}

extension MappingRules {
  /// What became of labels on other scales.
  var labelRemarks: [String] {
    var remarks: [String] = []
    if labels[.strength] != nil {
      remarks.append("Signed strengths became magnitudes: up to 1 is 1, beyond is 2; negative is A.")
    }
    if let scale {
      remarks.append(
        "Ratings of \(scale) became ratings of 1-5"
          + (scale.hasFiveSteps ? ", step for step." : ", each rounded to the nearest of five steps."))
    }
    return remarks
  }
}
