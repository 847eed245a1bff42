import Basics
import Study

/// AlpacaEval's and AlpacaFarm's annotations: two outputs and a preference from 1 (the first) to 2, or 1 and 2.
struct AlpacaEvalShape: DataShape {
  static let name = "alpacaeval"
  static let title = "AlpacaEval and AlpacaFarm: instruction, output_1, output_2, preference"
  static let source = "AlpacaEval's README, annotations; the data card of tatsu-lab/alpaca_farm"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("instruction", "output_1", "output_2") && record.has("preference")
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let winner: ResponseLetter?
    let isMissing = fields["preference"] == nil
    // 1 and 2 are the outputs, 1.5 and 0 a draw; a probability lies between them.
    switch try fields.optionalNumber("preference") {
    case nil, 0?, 1.5?: winner = nil
    case .some(let value) where (1...2).contains(value): winner = value < 1.5 ? .a : .b
    default: throw .wrongKind("preference", expected: "a number from 1 to 2, or 0 for a draw")
    }
    var pair = ShapedPair(
      id: fields["id"]?.name, subset: try fields.optionalText("dataset"),
      context: [Turn(role: .user, content: try AlpacaPreferenceShape.prompt(fields))],
      first: try fields.text("output_1"), second: try fields.text("output_2"), better: winner)
    if !isMissing, let annotator = fields["annotator"]?.name ?? fields["annotator_index"]?.name {
      var label = ShapedLabel.preference(Strengths.preference(winner), by: annotator)
      // AlpacaEval's annotators are configurations of models; AlpacaFarm's people have numbers.
      label.isModel = fields["annotator"]?.text != nil
      pair.labels = [label]
      pair.better = nil
    }
    return [pair]
  }
}
