import Basics
import Study

/// Rows of one answer each, with whether it is wanted; one that is and one that is not, to the same prompt, are a pair.
///
/// What waits for its counterpart is kept in memory.
struct KTOShape: DataShape {
  static let name = "kto"
  static let title = "KTO data: prompt, completion, label; an answer with each label to one prompt makes a pair"
  static let source =
    "TRL's documentation, Dataset formats, unpaired preference; LLaMA-Factory's data/README, KTO dataset"

  static func fits(_ record: JSONValue) -> Bool {
    guard let fields = try? Fields(record), let key = key(fields), record.lacks("chosen") else { return false }
    return (try? fields.flag(key)) != nil
  }

  /// What says whether the answer is wanted; nil in any other record.
  private static func key(_ fields: Fields) -> String? {
    if fields.has("prompt", "completion", "label") { return "label" }
    guard dialogue(fields) != nil || fields.has("instruction", "output") else { return nil }
    if fields.has("kto_tag") { return "kto_tag" }
    // Numbers beside a dialogue may say anything about it.
    return fields["label"]?.flag == nil ? nil : "label"
  }

  /// The name of a whole dialogue, whose last turn is the answer.
  private static func dialogue(_ fields: Fields) -> String? {
    ["messages", "conversations"].first { fields[$0]?.list != nil }
  }

  private var waiting: [TextFingerprint: [Row]] = [:]
  private var pairCount = 0
  private var exported = ExportedPairs()

  init(_ options: ShapeOptions) {}

  private struct Row {
    var id: String?
    var subset: String?
    var context: [Turn]
    /// The prompt where it is one text.
    var prompt: String?
    var completion: [Turn]
    var isWanted: Bool

    init(_ fields: Fields) throws(LineFault) {
      id = TRLShape.ids.lazy.compactMap { fields[$0]?.name }.first
      subset = TRLShape.subsets.lazy.compactMap { fields[$0]?.text }.first { !$0.isEmpty }
      isWanted = try fields.flag(KTOShape.key(fields) ?? "label")
      if fields.has("prompt", "completion") {
        context = try fields.turns("prompt")
        prompt = fields.plainText("prompt")
        if let text = fields.plainText("completion") {
          completion = [Turn(role: .assistant, content: text)]
        } else {
          completion = try fields.turns("completion")
        }
      } else if let dialogue = KTOShape.dialogue(fields) {
        let turns = try fields.turns(dialogue)
        guard let last = turns.last, last.role == .assistant else {
          throw .wrongKind(dialogue, expected: "a dialogue that ends with an answer")
        }
        (context, completion) = (turns.dropLast(), [last])
      } else {
        context = try AlpacaPreferenceShape.context(fields)
        completion = [Turn(role: .assistant, content: try fields.text("output"))]
      }
      context = context.behind(system: try fields.optionalText("system"))
      guard !completion.isEmpty else { throw .wrongKind("completion", expected: "a text, or a list of messages") }
    }
  }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let row = try Row(fields)
    // Rows that a study exported say of which texts, and whose pair, they are; others only what was asked.
    let key = TextFingerprint(
      context: row.context, responseA: ExportedPairs.fingerprint(fields)?.description ?? "",
      responseB: fields["annotator"]?.name ?? "")
    guard let place = counterpart(of: row, among: waiting[key] ?? []), let other = waiting[key]?.remove(at: place)
    else {
      waiting[key, default: []].append(row)
      return []
    }
    if waiting[key]?.isEmpty ?? false { waiting[key] = nil }
    pairCount += 1
    let (chosen, rejected) = row.isWanted ? (row, other) : (other, row)
    var pair = ShapedPair(
      id: chosen.id == rejected.id ? chosen.id : nil, subset: chosen.subset ?? rejected.subset, context: row.context,
      chosen: Messages.rest(chosen.completion[...]), rejected: Messages.rest(rejected.completion[...]))
    let readings =
      row.prompt.map { TrainingTexts.readings(prompt: $0, chosen.completion, rejected.completion) }
      ?? TrainingTexts.readings(behind: row.context, chosen.completion, rejected.completion, common: 0)
    exported.settle(&pair, fields, readings)
    return [pair]
  }

  /// The last that waits and has the other label, one with the same id before others. All that wait at one place have the same
  /// label.
  private func counterpart(of row: Row, among rows: [Row]) -> Int? {
    guard let last = rows.last, last.isWanted != row.isWanted else { return nil }
    let near = max(0, rows.count - 64)
    return rows[near...].lastIndex { $0.id != nil && $0.id == row.id } ?? rows.count - 1
  }

  private var left: Int { waiting.values.reduce(0) { $0 + $1.count } }

  func finish() throws(LineFault) {
    guard pairCount > 0 || waiting.isEmpty else {
      throw .nothingPaired(left, why: "to the same prompt with the other label")
    }
  }

  var remarks: [String] {
    let alone =
      "Answers left out, as none to the same prompt has the other label: \(left); demur's instances are pairs."
    return (left > 0 ? [alone] : []) + exported.remarks
  }
}
