extension Frame {
  /// The characters: rows joined by newlines, trailing blanks of each row left out.
  package var text: String { trimmedRows { $0.text } }

  /// The style layer: one `Style.letter` a cell, trimmed as `text` is.
  package var styles: String { trimmedRows { String($0.style.letter) } }

  /// The row's characters without trailing blanks; empty outside the frame.
  package func text(row: Int) -> String { trimmedRow(row) { $0.text } }

  private func trimmedRows(_ shown: (Cell) -> String) -> String {
    (0..<size.rows).map { trimmedRow($0, shown) }.joined(separator: "\n")
  }

  private func trimmedRow(_ row: Int, _ shown: (Cell) -> String) -> String {
    var line = ""
    var blanks = 0
    for column in 0..<size.columns {
      let part = shown(self[row: row, column: column])
      if part == " " {
        blanks += 1
      } else {
        line += String(repeating: " ", count: blanks) + part
        blanks = 0
      }
    }
    return line
  }
}
