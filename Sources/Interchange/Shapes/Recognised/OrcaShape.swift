import Basics
import Study

/// Orca DPO pairs: a system's words, a question, chosen and rejected.
struct OrcaShape: DataShape {
  static let name = "orca-dpo"
  static let title = "Orca DPO pairs: system, question, chosen, rejected"
  static let source = "the data cards of Intel/orca_dpo_pairs and argilla/distilabel-intel-orca-dpo-pairs"

  static func fits(_ record: JSONValue) -> Bool {
    record.hasText("chosen", "rejected") && (record.hasText("question") || record.hasText("system", "input"))
      && record.lacks("prompt")
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let question = Turn(role: .user, content: try fields.text(fields.has("question") ? "question" : "input"))
    return [
      ShapedPair(
        id: fields["id"]?.name, context: [question].behind(system: try fields.optionalText("system")),
        chosen: try fields.text("chosen"), rejected: try fields.text("rejected"))
    ]
  }
}
