extension Frame {
  /// Puts a remark about the terminal where it hides nothing: in a blank row above the last one, or else in the last one.
  package mutating func putNote(_ note: SafeText) {
    let last = size.rows - 1
    let row = (max(0, last - 3)..<max(0, last)).last(where: isBlank) ?? last
    fill(row: row, columns: 0..<size.columns, with: " ")
    put(note.truncated(toColumns: size.columns - 1), row: row, column: min(1, size.columns - 1), style: .warning)
  }

  private func isBlank(row: Int) -> Bool {
    (0..<size.columns).allSatisfy { self[row: row, column: $0] == .blank }
  }
}
