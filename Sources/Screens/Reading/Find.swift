/// A search within what is on the screen: the needle and its hits, one of which is current.
struct Find: Hashable, Sendable {
  var needle = ""
  var hits: [Highlight] = []
  private(set) var current: Int?

  /// Takes a new set of hits and makes the first at or below `row` current.
  mutating func take(_ found: [Highlight], from row: Int) {
    hits = found
    current = found.firstIndex { $0.row >= row } ?? (found.isEmpty ? nil : 0)
    mark()
  }

  mutating func step(_ direction: Int) {
    guard let place = current, !hits.isEmpty else { return }
    current = (place + direction + hits.count) % hits.count
    mark()
  }

  mutating func close() { self = Find() }

  var currentHit: Highlight? { current.map { hits[$0] } }

  private mutating func mark() {
    for index in hits.indices { hits[index].isCurrent = index == current }
  }
}
