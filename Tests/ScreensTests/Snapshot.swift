import Foundation
import Terminal
import Testing

/// Compares a frame, characters and styles, with the one in `Snapshots/NAME.txt`.
///
/// With `DEMUR_RECORD=1` in the environment the file is written instead, and the test fails, so that nobody takes a
/// recording for a test. With `DEMUR_PICTURES=FOLDER` each frame is also drawn there, on light and on dark, to be looked at.
func check(_ frame: Frame, is name: String, _ location: SourceLocation = #_sourceLocation) {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots").appending(path: "\(name).txt")
  let shown = described(frame)
  if let folder = ProcessInfo.processInfo.environment["DEMUR_PICTURES"] {
    for palette in Frame.Palette.allCases {
      let picture = URL(filePath: folder).appending(path: "\(name)-\(palette.rawValue).svg")
      try? Data(frame.svg(palette: palette, showsCursor: true).utf8).write(to: picture)
    }
  }
  if ProcessInfo.processInfo.environment["DEMUR_RECORD"] == "1" {
    do {
      try Data(shown.utf8).write(to: file)
    } catch {
      Issue.record("\(name) cannot be written: \(error)", sourceLocation: location)
    }
    Issue.record("recorded \(name)", sourceLocation: location)
    return
  }
  guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("There is no \(name).txt: DEMUR_RECORD=1 makes it, then look at it.", sourceLocation: location)
    return
  }
  #expect(kept == shown, "\(name) differs; it is now:\n\(shown)", sourceLocation: location)
}

/// Size and cursor, the rows between bars, and the rows that have a style, as `Style.letter`s.
private func described(_ frame: Frame) -> String {
  var lines = ["\(frame.size.columns)x\(frame.size.rows)"]
  lines[0] += frame.cursor.map { ", cursor row \($0.row + 1) column \($0.column + 1)" } ?? ", no cursor"
  let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
  let styles = frame.styles.split(separator: "\n", omittingEmptySubsequences: false)
  for (index, row) in rows.enumerated() { lines.append("\(number(index))|\(row)") }
  lines.append("styles")
  for (index, row) in styles.enumerated() where !row.isEmpty { lines.append("\(number(index))|\(row)") }
  return lines.joined(separator: "\n") + "\n"
}

private func number(_ index: Int) -> String {
  String(repeating: " ", count: max(0, 3 - "\(index + 1)".count)) + "\(index + 1)"
}
