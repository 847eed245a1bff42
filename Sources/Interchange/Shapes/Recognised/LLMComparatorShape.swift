import Basics
import Study

/// LLM Comparator's file: examples with two outputs and raters' scores, positive where A is better.
///
/// Its examples are handed in one by one; see ``JSONRecords``.
struct LLMComparatorShape: DataShape {
  static let name = "llm-comparator"
  static let title = "LLM Comparator: examples with output_text_a, output_text_b, raters' scores"
  static let source = "LLM Comparator's README, JSON data format"

  static func fits(_ record: JSONValue) -> Bool { record.hasText("input_text", "output_text_a", "output_text_b") }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    var pair = ShapedPair(
      id: fields["id"]?.name ?? fields["example_id"]?.name, subset: fields["tags"]?[0]?.text,
      context: try fields.turns("input_text"), first: try fields.text("output_text_a"),
      second: try fields.text("output_text_b"))
    let score = try fields.optionalNumber("score")
    pair.better = score.flatMap { $0 == 0 ? nil : $0 > 0 ? .a : .b }
    guard fields.has("individual_rater_scores"), !(try fields.list("individual_rater_scores")).isEmpty else {
      return [pair]
    }
    for (index, one) in try fields.objects("individual_rater_scores").enumerated() {
      let value = try one.number("score")
      // Scores go to ±1.5: "slightly" is below 1, "much" from 1.5 on.
      let strength = abs(value) >= 1.5 ? 2.0 : value == 0 ? 0 : 1
      var label = ShapedLabel.preference(
        Strengths.preference(signed: value > 0 ? -strength : strength),
        by: one["rater_id"]?.name ?? one["rater"]?.name ?? "rater-\(index + 1)")
      label.comment = try one.optionalText("rationale") ?? ""
      label.isModel = true
      pair.labels.append(label)
    }
    return [pair]
  }

  var remarks: [String] {
    ["Raters of LLM Comparator are taken for models; they are named by their places where they have no names."]
  }
}
