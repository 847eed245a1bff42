import Study

/// A transcript in HH-RLHF's form: turns marked by `\n\nHuman:` and `\n\nAssistant:`, their text kept byte for byte.
///
/// Only a marker after an empty line begins a turn: "Human:" within a turn is text.
struct Transcript: Equatable {
  var turns: [Turn]
  /// What stands before the first marker.
  var preamble: String

  init(_ text: String) {
    var text = text
    (turns, preamble) = text.withUTF8 { Self.parse($0) }
  }

  private static let markers: [(StaticString, Role)] = [("\n\nHuman:", .user), ("\n\nAssistant:", .assistant)]

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> ([Turn], String) {
    var turns: [Turn] = []
    var preamble = bytes.text(0..<bytes.count)
    var open: (role: Role, start: Int)?
    var index = 0
    func close(at end: Int) {
      if let open {
        turns.append(Turn(role: open.role, content: bytes.text(open.start..<end)))
      } else {
        preamble = bytes.text(0..<end)
      }
    }
    while let found = bytes.firstIndex(of: 0x0A, in: index..<bytes.count) {
      guard let (marker, role) = markers.first(where: { bytes.contains($0.0, at: found) }) else {
        index = found + 1
        continue
      }
      close(at: found)
      index = found + marker.utf8CodeUnitCount
      open = (role, index)
    }
    if open != nil { close(at: bytes.count) }
    return (turns, preamble)
  }

  /// The turns as HH-RLHF writes them.
  static func text(_ turns: some Sequence<Turn>) -> String {
    turns.map { ($0.role == .user ? "\n\nHuman:" : "\n\nAssistant:") + $0.content }.joined()
  }

  /// The turns of a context given as one text: in HH-RLHF's form if it begins with a marker, otherwise one text.
  static func context(_ text: String) -> [Turn] {
    if text.isEmpty { return [] }
    let startsBare = text.utf8.starts(with: "Human:".utf8) || text.utf8.starts(with: "Assistant:".utf8)
    let transcript = Transcript(startsBare ? "\n\n" + text : text)
    guard !transcript.turns.isEmpty, transcript.preamble.utf8.allSatisfy(\.isBlank) else {
      return [Turn(role: .text, content: text)]
    }
    return transcript.turns
  }
}
