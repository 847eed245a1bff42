import Basics
import Study

/// Open Assistant's trees of messages: every message with two ranked answers or more is a pair.
struct OpenAssistantShape: DataShape {
  static let name = "oasst"
  static let title = "Open Assistant trees: a prompt with ranked replies (--responses says which two)"
  static let source = "Open Assistant's data documentation, conversation trees"

  static func fits(_ record: JSONValue) -> Bool {
    record["prompt"]?["replies"]?.list != nil || record.hasText("text", "role") && record["replies"]?.list != nil
  }

  private let options: ShapeOptions

  init(_ options: ShapeOptions) { self.options = options }

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let root = record["prompt"] ?? record
    var pairs: [ShapedPair] = []
    // Without recursion: a tree may be as deep as its author likes.
    var open: [(message: Fields, path: [Turn])] = [(try Fields(root, path: "prompt."), [])]
    while let (message, path) = open.popLast() {
      guard let role = Messages.role(try message.text("role")) else { throw .unknownRole(try message.text("role")) }
      let dialogue = path + [Turn(role: role, content: try message.text("text"))]
      let replies = message.has("replies") ? try message.objects("replies") : []
      if let pair = try pair(of: replies, to: message, dialogue) { pairs.append(pair) }
      for reply in replies.reversed() where reply["deleted"]?.flag != true { open.append((reply, dialogue)) }
    }
    return pairs
  }

  private func pair(of replies: [Fields], to message: Fields, _ dialogue: [Turn]) throws(LineFault) -> ShapedPair? {
    var candidates: [(text: String, worth: Double?)] = []
    for reply in replies {
      guard Messages.role(try reply.text("role")) == .assistant, reply["deleted"]?.flag != true else { continue }
      // Rank 0 is the best.
      candidates.append((try reply.text("text"), try reply.optionalNumber("rank").map { -$0 }))
    }
    let name = message["message_id"]?.name
    guard let chosen = options.pair(of: candidates, record: name ?? dialogue.last?.content ?? "") else { return nil }
    return ShapedPair(id: name, subset: try message.optionalText("lang"), context: dialogue, chosen, of: candidates)
  }
}
