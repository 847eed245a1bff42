import Basics
import Study

/// HelpSteer2's preferences: two responses, and each annotator's strength from −3 (the first) to 3.
struct HelpSteer2PreferenceShape: DataShape {
  static let name = "helpsteer2-preference"
  static let title = "HelpSteer2 preferences: response_1, response_2, strengths from -3 to 3"
  static let source = "the data card of nvidia/HelpSteer2, preference"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("prompt", "response_1", "response_2") && record.has("preference_strength")
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let overall = Strengths.preference(signed: try fields.number("preference_strength"))
    var labels: [ShapedLabel] = []
    if fields.has("all_preferences_unprocessed") {
      for (index, one) in try fields.objects("all_preferences_unprocessed").enumerated() {
        var label = ShapedLabel.preference(
          Strengths.preference(signed: try one.number("strength")), by: Position.name(index))
        label.comment = one["elaboration"]?.text ?? one["statement"]?.text ?? ""
        labels.append(label)
      }
    } else {
      labels.append(.preference(overall, by: Position.majority))
    }
    return [
      ShapedPair(
        id: fields["id"]?.name, context: try fields.turns("prompt"), first: try fields.text("response_1"),
        second: try fields.text("response_2"), better: overall.preference.letter, labels: labels)
    ]
  }

  var remarks: [String] { [Position.remark] }
}

/// Names for annotators whom a file does not name.
enum Position {
  static let majority = "overall"

  /// `annotator-1` for the first of a list.
  static func name(_ index: Int) -> String { "annotator-\(index + 1)" }

  static let remark =
    "The file does not say who gave which label: annotator-1, annotator-2, … are places in its lists, not people, so figures "
    + "of single annotators mean nothing."
}
