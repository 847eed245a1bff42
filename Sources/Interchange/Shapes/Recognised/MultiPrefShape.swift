import Basics
import Foundation
import Study

/// MultiPref: two completions, and the preferences of ordinary and expert annotators, by four criteria.
struct MultiPrefShape: DataShape {
  static let name = "multipref"
  static let title = "MultiPref: completion_a, completion_b, each annotator's preferences (--criterion overall)"
  static let source = "the data card of allenai/multipref"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("completion_a", "completion_b")
      && (record.has("normal_worker_annotations") || record.has("expert_worker_annotations"))
  }

  private static let words: [String: PreferenceLabel] = [
    "a-is-clearly-better": .muchA, "a-is-slightly-better": .littleA, "tie": .none, "b-is-slightly-better": .littleB,
    "b-is-clearly-better": .muchB,
  ]

  private let criterion: String

  init(_ options: ShapeOptions) { criterion = options.criterion ?? "overall" }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    var labels: [ShapedLabel] = []
    for group in ["normal_worker_annotations", "expert_worker_annotations"] where fields[group] != nil {
      for one in try fields.objects(group) {
        // Somebody may have left a criterion out.
        guard one[criterion + "_pref"] != nil else { continue }
        var label = ShapedLabel.preference(
          try one.choice(criterion + "_pref", Self.words), by: try one.name("evaluator"))
        label.at = one["timestamp"]?.looseNumber.map { Date(timeIntervalSince1970: $0 / 1_000) }
        label.seconds = one["time_spent"]?.looseNumber
        labels.append(label)
      }
    }
    return [
      ShapedPair(
        id: try fields.optionalName("comparison_id"), subset: try fields.optionalText("category"),
        context: try fields.turns("text"), first: try fields.text("completion_a"),
        second: try fields.text("completion_b"), labels: labels)
    ]
  }
}
