import Basics
import Study

/// WebGPT's comparisons: a question, two answers with their quotes, a score from −1 to 1 for each.
struct WebGPTShape: DataShape {
  static let name = "webgpt"
  static let title = "WebGPT comparisons: question, answer_0, answer_1, score_0, score_1"
  static let source = "the data card of openai/webgpt_comparisons"

  static func fits(_ record: JSONValue) -> Bool { record.hasText("answer_0", "answer_1") && record.has("question") }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    var id = fields["id"]?.name
    var subset = try fields.optionalText("dataset")
    let question: String
    if let text = fields["question"]?.text {
      question = text
    } else {
      let object = try fields.object("question")
      question = try object.text("full_text")
      subset = try object.optionalText("dataset") ?? subset
      id = id ?? object["id"]?.name
    }
    let (one, other) = (try fields.optionalNumber("score_0"), try fields.optionalNumber("score_1"))
    let better: ResponseLetter? =
      if let one, let other, one != other { one > other ? .a : .b } else { nil }
    return [
      ShapedPair(
        id: id, subset: subset, context: [Turn(role: .user, content: question)], first: try fields.text("answer_0"),
        second: try fields.text("answer_1"), better: better)
    ]
  }
}
