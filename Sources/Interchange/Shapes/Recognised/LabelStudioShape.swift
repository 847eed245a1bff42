import Basics
import Foundation
import Study

/// Label Studio's JSON export of a pairwise project: two texts, and each annotator's selection or rating.
struct LabelStudioShape: DataShape {
  static let name = "label-studio"
  static let title = "Label Studio's JSON export: tasks with pairwise, choice or rating results"
  static let source = "Label Studio's documentation, Export annotations and the Pairwise tag"

  static func fits(_ record: JSONValue) -> Bool { record["annotations"]?.list != nil && record["data"] != nil }

  private var unread = 0

  var remarks: [String] { UnreadAnswers.remarks(unread) }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let data = try fields.object("data")
    guard let names = Self.names(data) ?? Self.pointed(data, fields) else {
      throw .missingKeys(["data.text1", "data.text2"])
    }
    var pair = ShapedPair(
      id: fields["id"]?.name, context: [], first: try data.text(names.first), second: try data.text(names.second))
    pair.context = try Self.context(data)
    for annotation in try fields.objects("annotations") where annotation["was_cancelled"]?.flag != true {
      pair.labels += try labels(annotation, names)
    }
    return [pair]
  }

  private static let pairsOfNames = [
    ("text1", "text2"), ("response1", "response2"), ("response_a", "response_b"), ("answer1", "answer2"),
    ("left", "right"), ("response_1", "response_2"), ("completion_a", "completion_b"), ("answer_1", "answer_2"),
  ]

  static func context(_ data: Fields) throws(LineFault) -> [Turn] {
    for key in ["prompt", "context", "question", "instruction", "dialogue", "text", "input"] where data[key] != nil {
      return try data.turns(key)
    }
    return []
  }

  /// The two texts by the usual names.
  static func names(_ data: Fields) -> (first: String, second: String)? {
    pairsOfNames.first { data.value.hasText($0.0, $0.1) }.map { (first: $0.0, second: $0.1) }
  }

  /// The two texts by the names that the results point at.
  private static func pointed(_ data: Fields, _ fields: Fields) -> (first: String, second: String)? {
    let pointed = fields["annotations"]?[0]?["result"]?[0]?["to_name"]?.list?.compactMap(\.text) ?? []
    guard pointed.count == 2, data.value.hasText(pointed[0], pointed[1]) else { return nil }
    return (pointed[0], pointed[1])
  }

  private mutating func labels(
    _ annotation: Fields, _ names: (first: String, second: String)
  ) throws(LineFault) -> [ShapedLabel] {
    guard let annotator = Self.annotator(annotation) else { throw .missingKeys(["annotations.completed_by"]) }
    var labels: [ShapedLabel] = []
    var comment = ""
    for result in try annotation.objects("result") {
      guard let kind = result["type"]?.text, let value = result["value"] else { continue }
      switch kind {
      case "pairwise":
        switch value["selected"]?.text {
        case "left"?: labels.append(.preference(.littleA, by: annotator))
        case "right"?: labels.append(.preference(.littleB, by: annotator))
        default: throw .wrongKind("selected", expected: "left or right")
        }
      case "choices":
        if let word = value["choices"]?[0]?.text, let label = Self.choice(word, names) {
          labels.append(.preference(label, by: annotator))
        } else {
          unread += 1
        }
      case "rating", "number":
        let stars = (value["rating"] ?? value["number"])?.looseNumber.flatMap { Strengths.rating($0, low: 1, high: 5) }
        let of = result["to_name"]?.text ?? result["from_name"]?.text
        if let stars, let letter = Self.letter(of, names) {
          labels.append(.rating(stars, of: letter, by: annotator))
        } else {
          unread += 1
        }
      case "textarea": comment = value["text"]?.text ?? value["text"]?[0]?.text ?? comment
      default: break
      }
    }
    let at = annotation["updated_at"]?.text ?? annotation["created_at"]?.text
    let seconds = annotation["lead_time"]?.looseNumber
    for index in labels.indices {
      labels[index].at = at.flatMap(Timestamps.date)
      // One time for all that an annotation holds.
      labels[index].seconds = labels.count == 1 ? seconds : nil
    }
    if !labels.isEmpty { labels[0].comment = comment }
    return labels
  }

  /// A number, or a user's record.
  private static func annotator(_ annotation: Fields) -> String? {
    annotation["completed_by"]?.name ?? annotation["completed_by"]?["email"]?.text
      ?? annotation["completed_by"]?["id"]?.name
  }

  static func choice(_ word: String, _ names: (first: String, second: String)) -> PreferenceLabel? {
    ChoiceWords.preference(word, names: names)
  }

  static func letter(_ name: String?, _ names: (first: String, second: String)) -> ResponseLetter? {
    guard let name = name?.lowercased() else { return nil }
    if name.contains(names.first.lowercased()) { return .a }
    return name.contains(names.second.lowercased()) ? .b : nil
  }
}
