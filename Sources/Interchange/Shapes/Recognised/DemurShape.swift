import Basics
import Study

/// demur's own instances where they do not stand one a line: in an array, or over several lines.
struct DemurShape: DataShape {
  static let name = "demur"
  static let title = "demur's own: id, context, response_a, response_b, subset"
  static let source = "demur's guide on formats"

  static func fits(_ record: JSONValue) -> Bool { record.hasText("response_a", "response_b") && record.has("context") }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let context =
      if let text = fields["context"]?.text { Transcript.context(text) } else { try fields.turns("context") }
    let better = try fields.optionalText("source_preference")
    guard better == nil || better.flatMap(ResponseLetter.init) != nil else {
      throw .wrongKind("source_preference", expected: "\"A\" or \"B\"")
    }
    var pair = ShapedPair(
      id: try fields.optionalName("id"), subset: try fields.optionalText("subset"),
      context: context, first: try fields.text("response_a"),
      second: try fields.text("response_b"), better: better.flatMap(ResponseLetter.init))
    if let text = fields["kept"]?.text {
      guard let kept = InstanceRecord.object(in: text) else { throw .wrongKind("kept", expected: "a JSON object") }
      pair.kept = kept
    } else if fields["kept"] != nil {
      pair.kept = try fields.object("kept").value.description
    }
    return [pair]
  }
}
