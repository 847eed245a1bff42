/// A table as an author looks at it: filtered, in an order.
///
/// Changing the filter goes through the table once; changing the order sorts it once; all else is a look-up.
package struct ReviewList: Equatable, Sendable {
  package private(set) var table: ReviewTable
  package private(set) var filter: ReviewFilter
  package private(set) var order: ReviewOrder
  /// The numbers of the instances that are listed, in their order.
  package private(set) var rows: [Int] = []

  /// Whether what changed since can make the list another one.
  private var isStale = false

  private let ranks: [UInt32]
  private var all: [Int]

  package init(_ table: ReviewTable, filter: ReviewFilter = .standard, order: ReviewOrder = .ambiguity) {
    self.table = table
    self.filter = filter
    self.order = order
    ranks = table.ranksByID()
    all = table.ordered(by: order, ranks: ranks)
    refilter()
  }

  package mutating func set(_ filter: ReviewFilter) {
    self.filter = filter
    refilter()
  }

  package mutating func set(_ order: ReviewOrder) {
    self.order = order
    resort()
  }

  /// Takes over what changed. The list itself stays as it is, so that nothing moves away under the cursor, until
  /// ``refresh()`` or another filter or order.
  package mutating func setDecisions(_ decisions: Decisions, of instance: Int) {
    table.setDecisions(decisions, of: instance)
    if filter.state != nil || filter.cause != nil || order == .undecided { isStale = true }
  }

  /// Replaces the labels of an instance, whose place in the list may change.
  package mutating func setLabels(_ labels: [ReviewLabel], of instance: Int) {
    table.setLabels(labels, of: instance)
    isStale = true
  }

  /// Filters and sorts anew; false where nothing changed since that could make it another list.
  @discardableResult
  package mutating func refresh() -> Bool {
    guard isStale else { return false }
    resort()
    return true
  }

  package var count: Int { rows.count }

  package subscript(place: Int) -> ReviewedInstance { table[rows[place]] }

  /// The next place whose instance is ambiguous, or the one before; nil where there is none.
  package func ambiguous(after place: Int) -> Int? {
    rows.indices.contains(place + 1) ? rows[(place + 1)...].firstIndex { table.isAmbiguous($0) } : nil
  }

  package func ambiguous(before place: Int) -> Int? {
    rows[..<min(max(place, 0), rows.count)].lastIndex { table.isAmbiguous($0) }
  }

  /// The place of an instance by its number; nil when the filter hides it.
  package func place(of instance: Int) -> Int? { rows.firstIndex(of: instance) }

  private mutating func resort() {
    isStale = false
    all = table.ordered(by: order, ranks: ranks)
    refilter()
  }

  private mutating func refilter() {
    rows = filter.passesEverything ? all : all.filter { table.passes($0, filter) }
  }

  /// How often the annotator stands alone who is listed against everyone; nil where nobody is.
  package var standing: ReviewTable.LoneCount? { filter.against.map { table.standing(of: $0) } }

  /// How many of the listed instances are decided, and how.
  package var progress: DecisionCounts { DecisionCounts(rows.lazy.compactMap { table.decisions[$0] }, of: rows.count) }
}

/// How many instances are decided, and how.
package struct DecisionCounts: Hashable, Sendable {
  package var total: Int
  /// With an outcome of at least one author.
  package var decided = 0
  package var contested = 0
  /// By the outcome on which the authors agree.
  package var outcomes: [DecisionOutcome.Kind: Int] = [:]

  init(_ decisions: some Sequence<Decisions>, of total: Int) {
    self.total = total
    for one in decisions {
      if one.isContested { contested += 1 }
      if !TriageState.undecided.holds(one) { decided += 1 }
      if let outcome = one.outcome { outcomes[outcome.kind, default: 0] += 1 }
    }
  }

  /// `4 of 178 decided, 174 left: keep 1, drop 1, more annotators 1, send back 1.`
  package var words: String {
    var parts = DecisionOutcome.Kind.allCases.compactMap { kind in outcomes[kind].map { "\(kind.words) \($0)" } }
    if contested > 0 { parts.append("authors differ \(contested)") }
    return "\(decided) of \(total) decided, \(total - decided) left"
      + (parts.isEmpty ? "." : ": \(parts.joined(separator: ", ")).")
  }
}
