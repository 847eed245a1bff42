import Foundation

/// What somebody may have meant by a word that is none of those known.
enum Suggestion {
  /// The known words that are nearest to `word`, in their order: those that it begins, and those that a slip or two of the
  /// fingers make of it. Empty where none is near.
  static func nearest(to word: String, among known: [String]) -> [String] {
    let word = word.lowercased()
    guard !word.isEmpty else { return [] }
    let begun = word.count > 1 ? known.filter { $0.hasPrefix(word) } : []
    guard begun.isEmpty else { return begun }
    let limit = max(1, word.count / 3)
    let distances = known.map { (name: $0, slips: slips(from: word, to: $0)) }
    guard let least = distances.map(\.slips).min(), least <= limit else { return [] }
    return distances.filter { $0.slips == least }.map(\.name)
  }

  /// A sentence that names them; nil where there are none.
  static func sentence(_ names: [String]) -> String? {
    guard let last = names.last else { return nil }
    let others = names.dropLast().map { "`\($0)`" }.joined(separator: ", ")
    return "Did you mean \(others.isEmpty ? "" : "\(others) or ")`\(last)`?"
  }

  /// Letters added, left out, taken for another or for one's neighbour (Damerau 1964, each place changed once at most).
  static func slips(from typed: String, to meant: String) -> Int {
    let a = Array(typed.unicodeScalars)
    let b = Array(meant.unicodeScalars)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    guard a.count <= 64, b.count <= 64 else { return .max }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
