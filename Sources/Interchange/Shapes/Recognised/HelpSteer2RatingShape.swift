import Basics
import Study

/// HelpSteer2's ratings: a response a record with attributes from 0 to 4; the two of a prompt follow each other.
struct HelpSteer2RatingShape: DataShape {
  static let name = "helpsteer2"
  static let title = "HelpSteer and HelpSteer2 ratings: prompt, response, attributes 0-4 (--criterion helpfulness)"
  static let source = "the data card of nvidia/HelpSteer2"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("prompt", "response") && record.has("helpfulness", "correctness") && record.lacks("chosen")
  }

  private let attribute: String
  private var waiting: (prompt: String, response: String, rating: ShapedLabel)?
  private var alone = 0
  private var pairCount = 0

  init(_ options: ShapeOptions) { attribute = options.criterion ?? "helpfulness" }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let (prompt, response) = (try fields.text("prompt"), try fields.text("response"))
    let value = try fields.number(attribute)
    guard let rating = Strengths.rating(value, low: 0, high: 4) else {
      throw .wrongKind(attribute, expected: "a whole number from 0 to 4")
    }
    guard let first = waiting, first.prompt.utf8.elementsEqual(prompt.utf8) else {
      if waiting != nil { alone += 1 }
      waiting = (prompt, response, .rating(rating, of: .a, by: Position.majority))
      return []
    }
    waiting = nil
    pairCount += 1
    return [
      ShapedPair(
        context: Transcript.prompt(prompt), first: first.response, second: response,
        labels: [first.rating, .rating(rating, of: .b, by: Position.majority)])
    ]
  }

  private var left: Int { alone + (waiting == nil ? 0 : 1) }

  func finish() throws(LineFault) {
    guard pairCount > 0 || left == 0 else { throw .nothingPaired(left, why: "to the same prompt behind it") }
  }

  var remarks: [String] {
    [
      "\(attribute) from 0 to 4 became a rating from 1 to 5, given by \"\(Position.majority)\": the file holds the mean of its "
        + "annotators, not each."
    ] + (left > 0 ? ["Left out: \(left) responses without a second one to the same prompt behind them."] : [])
  }
}
