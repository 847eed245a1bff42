import Basics
import Study

/// Chosen and rejected, as texts or messages, with or without a prompt of their own.
struct TRLShape: DataShape {
  static let name = "trl"
  static let title = "TRL preference data: chosen and rejected, text or messages, explicit or implicit prompt"
  static let source = "TRL's documentation, Dataset formats; UltraFeedback binarized, HH-RLHF with a separate prompt"

  static func fits(_ record: JSONValue) -> Bool { record.has("chosen", "rejected") }

  static let ids = ["id", "uid", "prompt_id", "sample_id", "question_id", "comparison_id"]
  static let prompts = [
    "prompt", "question", "input", "context", "query", "instruction", "messages", "conversations", "conversation",
  ]
  private static let scores = [
    ("score_chosen", "score_rejected"), ("chosen_score", "rejected_score"), ("chosen_rating", "rejected_rating"),
  ]
  static let subsets = ["subset", "category", "domain"]

  private var exported = ExportedPairs()
  private var unprompted = 0
  private var several = 0

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let readings = try readings(fields)
    var pair = ShapedPair(
      id: Self.ids.lazy.compactMap { fields[$0]?.name }.first,
      subset: Self.subsets.lazy.compactMap { fields[$0]?.text }.first { !$0.isEmpty },
      context: readings[0].context.behind(system: fields["system"]?.text ?? fields["system_prompt"]?.text),
      chosen: Messages.rest(readings[0].chosen[...]), rejected: Messages.rest(readings[0].rejected[...]))
    for (one, other) in Self.scores {
      if let one = fields[one]?.looseNumber, let other = fields[other]?.looseNumber, one == other { pair.better = nil }
    }
    exported.settle(&pair, fields, readings)
    return [pair]
  }

  var remarks: [String] {
    let taken =
      "Pairs without a prompt of their own: \(unprompted); the words that both texts begin with were taken for it."
    let first = "Records that list several chosen or rejected responses: \(several); the first was taken."
    return (unprompted > 0 ? [taken] : []) + (several > 0 ? [first] : []) + exported.remarks
  }

  /// The ways in which the texts can be read, the usual one first; at least one.
  private mutating func readings(_ fields: Fields) throws(LineFault) -> [TrainingTexts] {
    let there = Self.prompts.filter { fields[$0] != nil }
    let key = there.first { fields[$0]?.text != "" } ?? there.first ?? Self.dialogue(fields)
    let before = try key.map { key throws(LineFault) in try fields.turns(key) } ?? []
    if let chosen = fields.plainText("chosen"), let rejected = fields.plainText("rejected") {
      return try readings(chosen, rejected, behind: before, prompt: key.flatMap { fields.plainText($0) }, fields)
    }
    if let chosen = firstText(fields, "chosen"), let rejected = firstText(fields, "rejected") {
      return try readings(chosen, rejected, behind: before, prompt: key.flatMap { fields.plainText($0) }, fields)
    }
    let (chosen, rejected) = (try fields.turns("chosen"), try fields.turns("rejected"))
    guard let common = Messages.common(chosen, rejected) else { throw .wrongKind("chosen", expected: "a response") }
    // Many sets repeat the prompt in both, and some the whole of the chosen dialogue.
    let isRepeated =
      Self.isWhole(chosen, behind: before, common: common)
      || before.count > common && chosen.starts(with: before, by: Messages.isSame)
      || common >= before.count
        && zip(chosen[..<common].suffix(before.count), before).allSatisfy { Messages.isSame($0, $1) }
    return TrainingTexts.readings(behind: isRepeated ? [] : before, chosen, rejected, common: common)
  }

  /// The only key that holds a dialogue, whatever its name; nil where there is none, or another could be meant.
  private static func dialogue(_ fields: Fields) -> String? {
    guard case .object(let members) = fields.value else { return nil }
    let keys = members.keys.filter { key in
      !["chosen", "rejected"].contains(key) && members[key].map(CellValue.isDialogue) ?? false
    }
    return keys.count == 1 ? keys.first : nil
  }

  /// Whether dialogues are whole where a prompt stands beside them, which then says their words once more: nobody answers a
  /// person's prompt as a person, or with what a system says.
  private static func isWhole(_ chosen: [Turn], behind before: [Turn], common: Int) -> Bool {
    guard common > 0, let first = chosen.first?.role, let last = before.last?.role else { return false }
    return last == .user && (first == .user || first == .system)
  }

  /// The first of several responses in a list of texts; nil where it is none.
  private mutating func firstText(_ fields: Fields, _ key: String) -> String? {
    guard let list = fields[key]?.list, let first = list.first?.text, list.allSatisfy({ $0.text != nil }) else {
      return nil
    }
    if list.count > 1 { several += 1 }
    return first
  }

  /// Texts: with HH-RLHF's markers they are transcripts, with the prompt at their start it is taken off, otherwise they are
  /// the responses.
  private mutating func readings(
    _ chosen: String, _ rejected: String, behind before: [Turn], prompt: String?, _ fields: Fields
  ) throws(LineFault) -> [TrainingTexts] {
    func answer(_ text: String) -> [Turn] { [Turn(role: .assistant, content: text)] }
    if let prompt, !prompt.isEmpty, chosen.utf8.starts(with: prompt.utf8), rejected.utf8.starts(with: prompt.utf8) {
      return TrainingTexts.readings(
        prompt: prompt, answer(chosen.afterBytes(of: prompt)), answer(rejected.afterBytes(of: prompt)))
        + TrainingTexts.readings(prompt: prompt, answer(chosen), answer(rejected))
    }
    let (one, other) = (Transcript.turns(chosen), Transcript.turns(rejected))
    if before.isEmpty, one.count > 1, other.count > 1, let common = Messages.common(one, other) {
      return TrainingTexts.readings(behind: [], one, other, common: common)
    }
    if let prompt { return TrainingTexts.readings(prompt: prompt, answer(chosen), answer(rejected)) }
    if !before.isEmpty {
      return TrainingTexts.readings(behind: before, answer(chosen), answer(rejected), common: 0)
    }
    let (usual, others) = TrainingTexts.readings(chosen, rejected)
    if let fingerprint = ExportedPairs.fingerprint(fields),
      let found = others.first(where: { $0.original(of: fingerprint) != nil })
    {
      return [found]
    }
    guard let usual else { throw .missingKeys(["prompt"]) }
    unprompted += 1
    return [usual]
  }
}

extension String {
  /// What follows a text of as many bytes.
  func afterBytes(of start: String) -> String { String(decoding: utf8.dropFirst(start.utf8.count), as: UTF8.self) }
}
