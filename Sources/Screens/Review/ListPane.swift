import Study
import Terminal

/// The list of instances: which are listed, where the author is in it. Each key costs what is on the screen.
struct ListPane: Equatable, Sendable {
  private(set) var list: ReviewList
  /// The marked row, from 0.
  private(set) var place = 0
  /// The row at the top of the window.
  private(set) var top = 0
  private(set) var size: Size
  /// How the listed instances are decided.
  private(set) var counts: DecisionCounts
  /// The last turns of dialogues, by the instances' numbers; those that were on the screen lately.
  private(set) var previews: [Int: Turn] = [:]
  private var asked: Set<Int> = []
  private(set) var columns: ListColumns
  /// How often the annotator stands alone of whom the list is; nil where it is of nobody.
  private(set) var standing: ReviewTable.LoneCount?

  init(_ list: ReviewList, size: Size) {
    self.list = list
    self.size = size
    counts = list.progress
    columns = ListColumns(list, size: size)
    standing = list.standing
  }

  var metrics: ListMetrics { ListMetrics(size) }

  /// The number of the marked instance; nil in an empty list.
  var marked: Int? { list.rows.indices.contains(place) ? list.rows[place] : nil }

  mutating func resize(_ size: Size) {
    self.size = size
    columns = ListColumns(list, size: size)
    keepInSight()
  }

  mutating func move(_ movement: Movement) {
    let page = max(1, metrics.body.count - 1)
    switch movement {
    case .lineUp: place -= 1
    case .lineDown: place += 1
    case .pageUp: place -= page
    case .pageDown: place += page
    case .home: place = 0
    case .end: place = list.count - 1
    }
    keepInSight()
  }

  /// Marks an instance, if it is listed.
  mutating func place(of instance: Int) { list.place(of: instance).map { go(to: $0) } }

  /// Marks a place of the list.
  mutating func go(to place: Int) {
    self.place = place
    keepInSight()
  }

  /// The next place whose instance is ambiguous, or the one before; nil where there is none.
  func ambiguous(isNext: Bool) -> Int? { isNext ? list.ambiguous(after: place) : list.ambiguous(before: place) }

  mutating func set(_ filter: ReviewFilter) { relist { $0.set(filter) } }

  mutating func set(_ order: ReviewOrder) { relist { $0.set(order) } }

  /// Lists anew; the marked instance stays marked where it is still listed.
  private mutating func relist(_ change: (inout ReviewList) -> Void) {
    let before = marked
    change(&list)
    place = before.flatMap { list.place(of: $0) } ?? 0
    top = 0
    counts = list.progress
    columns = ListColumns(list, size: size)
    standing = list.standing
    keepInSight()
  }

  /// Lists anew what changed since; the marked instance stays marked and where it is on the screen, or the one that takes
  /// its place.
  mutating func refresh() {
    let (row, place, before) = (self.place - top, self.place, marked)
    guard list.refresh() else { return }
    self.place = before.flatMap { list.place(of: $0) } ?? place
    top = self.place - row
    counts = list.progress
    columns = ListColumns(list, size: size)
    standing = list.standing
    keepInSight()
  }

  mutating func setDecisions(_ decisions: Decisions, of instance: Int) {
    list.setDecisions(decisions, of: instance)
    counts = list.progress
  }

  mutating func take(_ changes: [ChangedInstance]) {
    for change in changes where list.table.indices.contains(change.instance) {
      if let decisions = change.decisions { list.setDecisions(decisions, of: change.instance) }
      if let labels = change.labels { list.setLabels(labels, of: change.instance) }
    }
    counts = list.progress
  }

  mutating func take(_ new: [Int: Turn]) {
    asked.subtract(new.keys)
    previews.merge(new.mapValues { Turn(role: $0.role, content: $0.content.onOneLine) }) { $1 }
    // What is far from the screen is fetched again when it comes back.
    if previews.count > 1000 {
      let near = Set(list.rows[max(0, top - 200)..<min(list.count, top + 200)])
      previews = previews.filter { near.contains($0.key) }
    }
  }

  /// The instances on the screen whose dialogues were not fetched yet; they count as asked for from now on.
  mutating func missingPreviews() -> [Int] {
    let missing = list.rows[window].filter { previews[$0] == nil && !asked.contains($0) }
    asked.formUnion(missing)
    return Array(missing)
  }

  /// The places on the screen.
  var window: Range<Int> { min(top, list.count)..<min(list.count, top + metrics.body.count) }

  private mutating func keepInSight() {
    place = max(0, min(place, list.count - 1))
    let rows = metrics.body.count
    if place < top || place >= top + 3 * rows {
      top = place < top ? place : place - rows / 2
    } else if place >= top + rows {
      top = place - rows + 1
    }
    top = max(0, min(top, list.count - rows))
  }
}

extension String {
  /// The beginning of a text with its white space as single blanks, for a row of a list.
  fileprivate var onOneLine: String {
    prefix(2000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
