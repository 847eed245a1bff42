import Basics
import Study

/// Chosen and rejected, as texts or messages, with or without a prompt of their own.
struct TRLShape: DataShape {
  static let name = "trl"
  static let title = "TRL preference data: chosen and rejected, text or messages, explicit or implicit prompt"
  static let source = "TRL's documentation, Dataset formats; UltraFeedback binarized, HH-RLHF with a separate prompt"

  static func fits(_ record: JSONValue) -> Bool { record.has("chosen", "rejected") }

  private static let ids = ["id", "uid", "prompt_id", "sample_id", "question_id", "comparison_id"]
  private static let prompts = ["prompt", "question", "input", "context", "query", "instruction"]
  private static let subsets = ["subset", "category", "domain"]

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let (context, chosen, rejected) = try Self.texts(fields)
    var pair = ShapedPair(
      id: Self.ids.lazy.compactMap { fields[$0]?.name }.first,
      subset: Self.subsets.lazy.compactMap { fields[$0]?.text }.first { !$0.isEmpty },
      context: context.behind(system: fields["system"]?.text ?? fields["system_prompt"]?.text), chosen: chosen,
      rejected: rejected)
    if let one = fields["score_chosen"]?.looseNumber, let other = fields["score_rejected"]?.looseNumber, one == other {
      pair.better = nil
    }
    return [pair]
  }

  private static func texts(
    _ fields: Fields
  ) throws(LineFault) -> (context: [Turn], chosen: String, rejected: String) {
    let prompt = prompts.first { fields[$0] != nil }
    let before = try prompt.map { key throws(LineFault) in try fields.turns(key) } ?? []
    if let chosen = fields["chosen"]?.text, let rejected = fields["rejected"]?.text {
      return try parted(chosen, rejected, behind: before, prompt: prompt.flatMap { fields[$0]?.text })
    }
    let (chosen, rejected) = (try fields.turns("chosen"), try fields.turns("rejected"))
    guard let parted = Messages.parted(chosen, rejected) else { throw .wrongKind("chosen", expected: "a response") }
    // Many sets repeat the prompt in both.
    let isRepeated =
      parted.context.count >= before.count && zip(parted.context.suffix(before.count), before).allSatisfy(same)
    return (isRepeated ? parted.context : before + parted.context, parted.first, parted.second)
  }

  private static func same(_ one: Turn, _ other: Turn) -> Bool { Messages.isSame(one, other) }

  /// Texts: with HH-RLHF's markers they are transcripts, with the prompt at their start it is taken off, otherwise they are
  /// the responses.
  private static func parted(
    _ chosen: String, _ rejected: String, behind before: [Turn], prompt: String?
  ) throws(LineFault) -> (context: [Turn], chosen: String, rejected: String) {
    if let prompt, !prompt.isEmpty, chosen.utf8.starts(with: prompt.utf8), rejected.utf8.starts(with: prompt.utf8) {
      return (before, chosen.afterBytes(of: prompt), rejected.afterBytes(of: prompt))
    }
    let (one, other) = (Transcript.context(chosen), Transcript.context(rejected))
    if before.isEmpty, one.count > 1, other.count > 1, let parted = Messages.parted(one, other) {
      return (parted.context, parted.first, parted.second)
    }
    guard !before.isEmpty || prompt != nil else { throw .missingKeys(["prompt"]) }
    return (before, chosen, rejected)
  }
}

extension String {
  /// What follows a text of as many bytes.
  func afterBytes(of start: String) -> String { String(decoding: utf8.dropFirst(start.utf8.count), as: UTF8.self) }
}
