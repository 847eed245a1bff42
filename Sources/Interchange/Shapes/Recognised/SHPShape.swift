import Basics
import Study

/// Stanford Human Preferences: a post and two comments, the one with the higher score preferred.
struct SHPShape: DataShape {
  static let name = "shp"
  static let title = "Stanford Human Preferences: history, human_ref_A, human_ref_B, labels"
  static let source = "the data card of stanfordnlp/SHP"

  static func fits(_ record: JSONValue) -> Bool { record.hasText("history", "human_ref_A", "human_ref_B") }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    // 1: A is preferred, 0: B.
    let better: ResponseLetter? = fields["labels"] == nil ? nil : try fields.flag("labels") ? .a : .b
    let names = ["post_id", "c_root_id_A", "c_root_id_B"].compactMap { fields[$0]?.name }
    return [
      ShapedPair(
        id: names.isEmpty ? nil : names.joined(separator: "-"), subset: try fields.optionalText("domain"),
        context: try fields.turns("history"), first: try fields.text("human_ref_A"),
        second: try fields.text("human_ref_B"), better: better)
    ]
  }
}
