import Basics
import Study

/// OpenAI's files for preference tuning: messages, a preferred and another output.
struct OpenAIPreferenceShape: DataShape {
  static let name = "openai-preference"
  static let title = "OpenAI's preference tuning: input.messages, preferred_output, non_preferred_output"
  static let source = "OpenAI's documentation, Direct preference optimization"

  static func fits(_ record: JSONValue) -> Bool {
    record.has("preferred_output", "non_preferred_output") && record["input"]?["messages"] != nil
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let (chosen, rejected) = (try fields.turns("preferred_output"), try fields.turns("non_preferred_output"))
    return [
      ShapedPair(
        id: TRLShape.ids.lazy.compactMap { fields[$0]?.name }.first,
        context: try fields.object("input").turns("messages"), chosen: Messages.rest(chosen[...]),
        rejected: Messages.rest(rejected[...]))
    ]
  }
}
