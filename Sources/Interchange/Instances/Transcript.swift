import Study

/// Text in HH-RLHF's form: turns marked by `\n\nHuman:` and `\n\nAssistant:`, their content kept byte for byte.
///
/// Only a marker after an empty line, or at the very start, begins a turn: "Human:" within a turn is text. What stands
/// before the first marker is a turn of its own, a text, unless it is blank.
enum Transcript {
  /// Where a turn stands in the bytes; its content reaches from behind the marker to the next one.
  struct Span: Equatable {
    var role: Role
    var marker: Int
    var content: Range<Int>
  }

  /// Appends the turns of `bytes`; none when there is no marker.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to spans: inout [Span]) {
    let before = spans.count
    for (marker, role) in bareMarkers where bytes.contains(marker, at: 0) {
      spans.append(Span(role: role, marker: 0, content: marker.utf8CodeUnitCount..<bytes.count))
    }
    var index = 0
    while let found = bytes.firstIndex(of: 0x0A, in: index..<bytes.count) {
      guard found + 1 < bytes.count, bytes[found + 1] == 0x0A,
        let (marker, role) = bareMarkers.first(where: { bytes.contains($0.0, at: found + 2) })
      else {
        index = found + 1
        continue
      }
      if spans.count > before {
        spans[spans.count - 1].content = spans[spans.count - 1].content.lowerBound..<found
      } else if !bytes[..<found].allSatisfy(\.isBlank) {
        spans.append(Span(role: .text, marker: 0, content: 0..<found))
      }
      index = found + 2 + marker.utf8CodeUnitCount
      spans.append(Span(role: role, marker: found, content: index..<bytes.count))
    }
  }

  private static let bareMarkers: [(StaticString, Role)] = [("Human:", .user), ("Assistant:", .assistant)]

  /// The turns of a context given as one text: in HH-RLHF's form if it begins with a marker, otherwise one text.
  ///
  /// An empty last turn of the assistant, as prompts have it, asks for the response and is no turn.
  static func context(_ text: String) -> [Turn] {
    if text.isEmpty { return [] }
    var turns = turns(text)
    guard let first = turns.first, first.role != .text else { return [Turn(role: .text, content: text)] }
    if let last = turns.last, last.role == .assistant, last.content.utf8.allSatisfy(\.isBlank) { turns.removeLast() }
    return turns
  }

  /// The turns of a text, of which what stands before the first marker is one; none where it has no marker.
  static func turns(_ text: String) -> [Turn] {
    var text = text
    return text.withUTF8 { bytes in
      var spans: [Span] = []
      append(bytes, to: &spans)
      return spans.map { Turn(role: $0.role, content: bytes.text($0.content)) }
    }
  }
}
