import Basics
import Study

/// UltraFeedback as it was published: an instruction and the completions of several models, each with a score.
struct UltraFeedbackShape: DataShape {
  static let name = "ultrafeedback"
  static let title = "UltraFeedback: an instruction and scored completions (--responses says which two)"
  static let source = "the data card of openbmb/UltraFeedback"

  static func fits(_ record: JSONValue) -> Bool { record.hasText("instruction") && record["completions"]?.list != nil }

  private let options: ShapeOptions

  init(_ options: ShapeOptions) { self.options = options }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let instruction = try fields.text("instruction")
    var candidates: [(text: String, worth: Double?)] = []
    for completion in try fields.objects("completions") {
      candidates.append((try completion.text("response"), completion["overall_score"]?.looseNumber))
    }
    guard let chosen = options.pair(of: candidates, record: instruction) else { return [] }
    return [
      ShapedPair(
        id: fields["id"]?.name, subset: try fields.optionalText("source"),
        context: [Turn(role: .user, content: instruction)], chosen, of: candidates)
    ]
  }
}

extension ShapedPair {
  /// Two of several responses, in the data's order where that says nothing, by a coin where it is by worth.
  init(
    id: String?, subset: String? = nil, context: [Turn], _ chosen: ShapeOptions.Chosen,
    of candidates: [(text: String, worth: Double?)]
  ) {
    self.init(
      id: id, subset: subset, context: context, first: candidates[chosen.first].text,
      second: candidates[chosen.second].text, better: chosen.better)
    isOrderedByPreference = chosen.better == .a
  }
}
