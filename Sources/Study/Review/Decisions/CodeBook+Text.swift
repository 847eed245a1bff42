extension CodeBook {
  /// Reads a code book as ``text`` writes it: a cause a line, `1 guideline-gap | guideline gap | What it means.`
  ///
  /// The name may be left out, and then is the id; lines that are empty or begin with `#` are passed over.
  package init(text: String) throws(ReviewError) {
    var causes: [Cause] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.trimmed
      guard !line.isEmpty, line.first != "#" else { continue }
      let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map(\.trimmed)
      let head = parts[0].split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard head.count == 2, head[0].utf8.count == 1, let key = Int(head[0]) else {
        throw .codeBook("line \(index + 1) is not a digit and an id, as in \"1 slip | slip | A wrong key.\"")
      }
      let id = String(head[1])
      let name = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : id
      causes.append(Cause(key: key, id: id, name: name, description: parts.count > 2 ? String(parts[2]) : ""))
    }
    try self.init(causes)
  }

  /// A cause a line, as ``init(text:)`` reads it.
  package var text: String {
    causes.map { "\($0.key) \($0.id) | \($0.name) | \($0.description)\n" }.joined()
  }
}

extension Substring {
  /// Without the white space at both ends.
  var trimmed: Substring {
    var text = self
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
