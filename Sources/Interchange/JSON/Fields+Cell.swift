extension Fields {
  /// What stands under a key, as a cell of CSV would have it: flags as 0 and 1, lists separated by blanks; nil for nothing.
  func cell(_ name: String) throws(LineFault) -> String? {
    guard let value = self[name] else { return nil }
    if let flag = value.flag { return flag ? "1" : "0" }
    if let list = value.list {
      var words: [String] = []
      for value in list {
        guard let word = value.text else { throw .wrongKind(name, expected: "a list of texts") }
        words.append(word)
      }
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
    if let text = value.text { return text.isEmpty ? nil : text }
    guard let number = value.looseNumber else { throw .wrongKind(name, expected: "a text, a number or a flag") }
    return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
