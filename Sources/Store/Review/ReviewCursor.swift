import Study

/// Who looks at a study, and what of it they may see.
package struct ReviewPerspective: Hashable, Sendable {
  /// Who decides.
  package var author: String
  /// Whether the decisions of others are kept from them, as from a second author who codes on their own.
  package var isBlind: Bool
  /// The seeded share of the instances that a second author codes, 0…1; nil for all.
  package var share: Double?
  /// nil for the study's own.
  package var threshold: Int?

  package init(author: String, isBlind: Bool = false, share: Double? = nil, threshold: Int? = nil) {
    self.author = author
    self.isBlind = isBlind
    self.share = share
    self.threshold = threshold
  }

  /// What authors' decisions gave out would tell a second author what they decided.
  func sees(_ occasion: Occasion) -> Bool { !isBlind || occasion == .original || occasion == .repeat }

  func seen(_ decisions: Decisions) -> Decisions {
    isBlind ? Decisions(decisions.by(author).map { [$0] } ?? []) : decisions
  }
}

/// How far a table of a study is up to date, and which row each of its numbers stands for.
package struct ReviewCursor: Sendable {
  package let perspective: ReviewPerspective
  let instances: RowNumbers
  let annotators: RowNumbers
  /// The last event that the table knows.
  var seen: Int64
}

/// What happened since a table was read.
package struct ReviewChanges: Sendable {
  package var decisions: [(instance: Int, decisions: Decisions)] = []
  package var labels: [(instance: Int, labels: [ReviewLabel])] = []
  /// Where it is another one since.
  package var codeBook: CodeBook?
  /// Instances or annotators came in, or work was taken out: the table has to be read anew.
  package var isOutdated = false

  /// Whether nothing changed since the last look.
  package var isEmpty: Bool { decisions.isEmpty && labels.isEmpty && codeBook == nil && !isOutdated }
}

/// Numbers from 0 for rows in ascending order.
struct RowNumbers: Sendable {
  private(set) var ids: [Int64] = []
  /// Where there are no gaps, as after an import, a number is a difference.
  private var isDense = true

  mutating func append(_ id: Int64) {
    if let last = ids.last, last == .max || id != last + 1 { isDense = false }
    ids.append(id)
  }

  mutating func reserve(_ count: Int) { ids.reserveCapacity(count) }

  func number(of id: Int64) -> Int? {
    guard let first = ids.first else { return nil }
    if isDense {
      // Of a damaged file the two may be further apart than a number counts.
      let (number, isTooFar) = id.subtractingReportingOverflow(first)
      return !isTooFar && number >= 0 && number < Int64(ids.count) ? Int(number) : nil
    }
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id ? low : nil
  }
}
