/// P01, P02 … for people and M01, M02 … for models, drawn so that they do not follow the order of adding.
enum Pseudonyms {
  /// Ten people or more share the next free numbers among themselves; fewer draw from ten more, or the last to join would
  /// be known by their number.
  static func draw(
    _ count: Int, kind: Annotator.Kind, taken: Set<String>, using generator: inout some RandomNumberGenerator
  ) -> [String] {
    let letter = kind == .human ? "P" : "M"
    let slack = count < 10 ? 10 : 0
    let free = (1...).lazy.map { letter + ($0 < 10 ? "0\($0)" : "\($0)") }.filter { !taken.contains($0) }
    return Array(free.prefix(count + slack).shuffled(using: &generator).prefix(count))
  }
}
