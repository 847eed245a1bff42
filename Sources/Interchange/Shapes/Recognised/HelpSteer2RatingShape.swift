import Basics
import Study

/// HelpSteer2's ratings: a response a record with attributes from 0 to 4, or a list of what each annotator gave; the two of a
/// prompt follow each other.
struct HelpSteer2RatingShape: DataShape {
  static let name = "helpsteer2"
  static let title = "HelpSteer and HelpSteer2 ratings: prompt, response, attributes 0-4 (--criterion helpfulness)"
  static let source = "the data card of nvidia/HelpSteer2"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("prompt", "response") && record.has("helpfulness", "correctness") && record.lacks("chosen")
  }

  private let attribute: String
  private var waiting: (prompt: String, response: String, ratings: [ShapedLabel])?
  private var alone = 0
  private var pairCount = 0
  private var isOfEach = false

  init(_ options: ShapeOptions) { attribute = options.criterion ?? "helpfulness" }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let (prompt, response) = (try fields.text("prompt"), try fields.text("response"))
    let values = try values(fields)
    func ratings(of response: ResponseLetter) -> [ShapedLabel] {
      values.map { .rating($0.rating, of: response, by: $0.annotator) }
    }
    guard let first = waiting, first.prompt.utf8.elementsEqual(prompt.utf8) else {
      if waiting != nil { alone += 1 }
      waiting = (prompt, response, ratings(of: .a))
      return []
    }
    waiting = nil
    pairCount += 1
    return [
      ShapedPair(
        context: Transcript.prompt(prompt), first: first.response, second: response,
        labels: first.ratings + ratings(of: .b))
    ]
  }

  /// What one response was given: by all together, or by each in a list.
  private mutating func values(_ fields: Fields) throws(LineFault) -> [(rating: Rating, annotator: String)] {
    func rating(_ value: JSONValue?, _ key: String) throws(LineFault) -> Rating {
      guard let number = value?.looseNumber, let rating = Strengths.rating(number, low: 0, high: 4) else {
        throw fields[attribute] == nil
          ? .missingKeys([attribute]) : .wrongKind(key, expected: "a whole number from 0 to 4")
      }
      return rating
    }
    guard let list = fields[attribute]?.list else {
      return [(try rating(fields[attribute], attribute), Position.majority)]
    }
    isOfEach = true
    var values: [(rating: Rating, annotator: String)] = []
    for (index, value) in list.enumerated() {
      values.append((try rating(value, "\(attribute).\(index)"), Position.name(index)))
    }
    return values
  }

  private var left: Int { alone + (waiting == nil ? 0 : 1) }

  func finish() throws(LineFault) {
    guard pairCount > 0 || left == 0 else { throw .nothingPaired(left, why: "to the same prompt behind it") }
  }

  var remarks: [String] {
    [
      isOfEach
        ? "\(attribute) from 0 to 4 became ratings from 1 to 5. " + Position.remark
        : "\(attribute) from 0 to 4 became a rating from 1 to 5, given by \"\(Position.majority)\": the file holds the mean of "
          + "its annotators, not each."
    ] + (left > 0 ? ["Left out: \(left) responses without a second one to the same prompt behind them."] : [])
  }
}
