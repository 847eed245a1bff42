import Terminal

/// The line of `/`: it takes all keys while it is open.
struct SearchLine: Equatable, Sendable {
  enum Outcome: Equatable, Sendable {
    case stay, close, changed(String), next, previous
  }

  private(set) var needle = ""

  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .escape, .control("c"): return .close
    case .enter, .down: return .next
    case .up: return .previous
    case .backspace:
      if needle.isEmpty { return .close }
      needle.removeLast()
    case .character(let character): needle.append(character)
    case .pasted(let text): needle += text.prefix { $0 != "\n" && $0 != "\r" }.prefix(200)
    default: return .stay
    }
    return .changed(needle)
  }

  func draw(into frame: inout Frame, hits: Int, current: Int?) {
    let metrics = WorkMetrics(frame.size, maximum: 80)
    let row = metrics.hintRow
    frame.fill(row: row, columns: 0..<frame.size.columns, with: " ")
    let used = frame.put("/\(needle)", row: row, column: metrics.left + 1)
    frame.cursor = Position(row: row, column: metrics.left + 1 + used)
    let place = current.map { "\($0 + 1) of \(hits)" } ?? (needle.isEmpty ? "" : "not found")
    metrics.drawRight("\(place)  Enter next  up previous  Esc close", row: row, into: &frame)
  }
}
