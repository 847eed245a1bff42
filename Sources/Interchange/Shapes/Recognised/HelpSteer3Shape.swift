import Basics
import Study

/// HelpSteer3's preferences: a dialogue, two responses, and each annotator's score from −3 (the first) to 3.
struct HelpSteer3Shape: DataShape {
  static let name = "helpsteer3"
  static let title = "HelpSteer3 preferences: context, response1, response2, individual_preference"
  static let source = "the data card of nvidia/HelpSteer3"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("response1", "response2") && record.has("context", "overall_preference")
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let overall = Strengths.preference(signed: try fields.number("overall_preference"))
    var labels: [ShapedLabel] = []
    if fields.has("individual_preference") {
      for (index, one) in try fields.objects("individual_preference").enumerated() {
        var label = ShapedLabel.preference(
          Strengths.preference(signed: try one.number("score")), by: Position.name(index))
        label.comment = try one.optionalText("reasoning") ?? ""
        labels.append(label)
      }
    } else {
      labels.append(.preference(overall, by: Position.majority))
    }
    return [
      ShapedPair(
        id: fields["id"]?.name, subset: try fields.optionalText("domain"), context: try fields.turns("context"),
        first: try fields.text("response1"), second: try fields.text("response2"), better: overall.preference.letter,
        labels: labels)
    ]
  }

  var remarks: [String] { [Position.remark] }
}
