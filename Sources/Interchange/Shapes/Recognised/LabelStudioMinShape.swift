import Basics
import Study

/// Label Studio's smaller exports, JSON_MIN and CSV: a record an annotation, its results beside the task's texts.
struct LabelStudioMinShape: DataShape {
  static let name = "label-studio-min"
  static let title = "Label Studio's JSON_MIN and CSV exports: a task's texts, an annotation's results beside them"
  static let source = "Label Studio's documentation, Export annotations, JSON_MIN and CSV"

  static func fits(_ record: JSONValue) -> Bool {
    guard record.has("annotation_id", "annotator"), let fields = try? Fields(record) else { return false }
    return LabelStudioShape.names(fields) != nil
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    guard let names = LabelStudioShape.names(fields), case .object(let members) = record else {
      throw .missingKeys(["text1", "text2"])
    }
    var pair = ShapedPair(
      id: fields["id"]?.name, context: try LabelStudioShape.context(fields), first: try fields.text(names.first),
      second: try fields.text(names.second))
    guard let annotator = fields["annotator"]?.name ?? fields["annotator"]?["email"]?.text else {
      throw .missingKeys(["annotator"])
    }
    for key in members.keys.sorted() where !Self.own.contains(key) && ![names.first, names.second].contains(key) {
      if let label = Self.label(fields[key], of: key, names, annotator) { pair.labels.append(label) }
    }
    let at = fields["updated_at"]?.text ?? fields["created_at"]?.text
    for index in pair.labels.indices {
      pair.labels[index].at = at.flatMap(Timestamps.loose)
      // One time for all that an annotation holds.
      pair.labels[index].seconds = pair.labels.count == 1 ? fields["lead_time"]?.looseNumber : nil
    }
    return [pair]
  }

  /// What stands in every record and is no result.
  private static let own: Set<String> = [
    "id", "annotation_id", "annotator", "created_at", "updated_at", "lead_time", "prompt", "context", "question",
    "instruction", "dialogue",
  ]

  /// What a result says; nil where it says nothing about which response is better, or how good one is.
  private static func label(
    _ value: JSONValue?, of question: String, _ names: (first: String, second: String), _ annotator: String
  ) -> ShapedLabel? {
    // A table has it as JSON in a cell, and a result stands alone or in a list.
    let parsed = value?.text.flatMap(CellValue.value) ?? value
    guard let result = parsed?[0] ?? parsed else { return nil }
    let word = result["selected"] ?? result["choices"]?[0] ?? (question.isOfText ? nil : result)
    if let word = word?.text, let label = LabelStudioShape.choice(word, names) {
      return .preference(label, by: annotator)
    }
    let number = (result["rating"] ?? result["number"] ?? result).looseNumber
    guard let stars = number.flatMap({ Strengths.rating($0, low: 1, high: 5) }),
      let letter = LabelStudioShape.letter(question, names)
    else { return nil }
    return .rating(stars, of: letter, by: annotator)
  }
}

extension String {
  /// Whether a question by that name is answered in words of one's own.
  fileprivate var isOfText: Bool { ["comment", "note", "reason", "why", "feedback"].contains(lowercased()) }
}
