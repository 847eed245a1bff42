import Study
import Terminal

/// The columns of the list, as wide as the study and the screen let them be. They don't change while one scrolls.
struct ListColumns: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case id, subset, single, meanSingle, preference, meanPreference, ratingsA, ratingsB, labels, marks, decided, cause,
      turn
    /// What one of several authors decided.
    case author(String)
  }

  struct Column: Hashable, Sendable {
    var kind: Kind
    var title: SafeText
    /// From the left edge of the block.
    var start: Int
    var width: Int
  }

  let columns: [Column]
  let cells: LabelCells

  init(_ list: ReviewList, size: Size) {
    let width = ListMetrics(size).block.width
    let sample = ListSample(list, isWide: width >= 110)
    cells = sample.cells
    // What was decided and why stays in sight: other things make room for it, what is needed least first.
    // Decisions side by side need more of it.
    let first: Economy = sample.authors.isEmpty || width >= 110 ? .nothing : .means
    let layouts = Economy.allCases.filter { $0.rawValue >= first.rawValue }.map {
      Self.layout(sample, $0, width: width)
    }
    columns = (layouts.first(where: \.hasRoom) ?? layouts[layouts.count - 1]).columns
  }

  /// What is left out where there is not room for all, each case with all before it.
  private enum Economy: Int, CaseIterable {
    case nothing, wideMarks, longIDs, subset, means, marks
  }

  /// The columns, and whether those of the decision have room.
  private static func layout(
    _ sample: ListSample, _ economy: Economy, width: Int
  ) -> (columns: [Column], hasRoom: Bool) {
    let isWide = width >= 110
    let gap = isWide ? 2 : 1
    func saves(_ one: Economy) -> Bool { economy.rawValue >= one.rawValue }
    let longest = isWide ? 28 : width < 60 ? 12 : saves(.longIDs) ? 10 : 14
    var wanted: [(Kind, SafeText, Int)] = [(.id, "id", max(4, min(longest, sample.idWidth)))]
    if sample.hasSubsets, width >= 60, !saves(.subset) {
      wanted.append((.subset, "subset", max(6, min(isWide ? 16 : 9, sample.subsetWidth))))
    }
    // With more than two annotators the largest difference grows with their number: the mean of all stands beside it.
    let hasMeans = sample.cells.isDistribution && width >= 78 && !saves(.means)
    wanted.append((.single, "S Δ", 3))
    if hasMeans { wanted.append((.meanSingle, "mean", 6)) }
    wanted.append((.preference, "P Δ", 3))
    if hasMeans { wanted.append((.meanPreference, "mean", 6)) }
    if !sample.authors.isEmpty, width >= 60 {
      return (placed(wanted + authors(sample, wanted, width, gap), gap), true)
    }
    if width >= 60 {
      let ratings = sample.cells.width(ofRatings: true)
      let preferences = sample.cells.width(ofRatings: false)
      let isCounted = sample.cells.isDistribution
      wanted += [
        (.ratingsA, isWide ? "ratings A" : isCounted ? "A 1-5" : "A", isWide ? max(9, ratings) : ratings),
        (.ratingsB, isWide ? "ratings B" : isCounted ? "B 1-5" : "B", isWide ? max(9, ratings) : ratings),
        (.labels, isWide ? "preference" : isCounted ? "A·N·B" : "pref", isWide ? max(10, preferences) : preferences),
      ]
      if !saves(.marks) {
        let marks = saves(.wideMarks) && !isWide ? min(5, max(1, sample.markWidth)) : 5
        wanted.append((.marks, marks < 5 ? .empty : "marks", marks))
      }
    }
    wanted.append((.decided, "decided", width < 60 ? 7 : 10))
    var columns = placed(wanted, gap)
    let start = (columns.last.map { $0.start + $0.width } ?? 0) + gap
    let rest = width - 1 - start
    let cause = isWide ? min(16, rest) : rest
    if cause >= 5 { columns.append(Column(kind: .cause, title: "cause", start: start, width: cause)) }
    let turn = start + cause + gap
    if isWide, width - 1 - turn >= 12 {
      columns.append(Column(kind: .turn, title: "last human turn", start: turn, width: width - 1 - turn))
    }
    return (columns.filter { $0.start + $0.width < width + 1 }, cause >= 7 || width < 60)
  }

  /// Side by side what each of several authors decided.
  private static func authors(
    _ sample: ListSample, _ before: [(Kind, SafeText, Int)], _ width: Int, _ gap: Int
  ) -> [(Kind, SafeText, Int)] {
    let used = 3 + before.reduce(0) { $0 + $1.2 + gap }
    let room = max(1, (width - 1 - used) / 16)
    let shown = sample.authors.prefix(room)
    let each = (width - 1 - used) / max(1, shown.count) - gap
    return shown.map { (.author($0), SafeText($0), max(8, each)) }
  }

  private static func placed(_ wanted: [(Kind, SafeText, Int)], _ gap: Int) -> [Column] {
    var columns: [Column] = []
    var start = 3
    for (kind, title, width) in wanted {
      // A mean belongs to the Δ before it.
      if (kind == .meanSingle || kind == .meanPreference) && gap > 1 { start -= 1 }
      columns.append(Column(kind: kind, title: title, start: start, width: width))
      start += width + gap
    }
    return columns
  }

  /// Whether the dialogue's last turn has a column of its own.
  var hasTurns: Bool { columns.contains { $0.kind == .turn } }
}

/// What the columns depend on: of the first rows of a list, so that they don't change while one scrolls.
private struct ListSample {
  let idWidth: Int
  let subsetWidth: Int
  let hasSubsets: Bool
  let markWidth: Int
  let cells: LabelCells
  /// Those whose decisions stand side by side, where the list is of those on which they differ.
  let authors: [String]

  init(_ list: ReviewList, isWide: Bool) {
    let (table, filter) = (list.table, list.filter)
    let rows = list.rows.prefix(500).map { table[$0] }
    idWidth = rows.map { SafeText($0.key.text).columns }.max() ?? 4
    subsetWidth = table.subsets.map { SafeText($0).columns }.max() ?? 0
    hasSubsets = table.subsets.count > 1
    markWidth = rows.map(\.marks.count).max() ?? 0
    let own = filter.pair.map { [$0.first, $0.second] } ?? (filter.against ?? filter.handled).map { [$0] } ?? []
    // As many as a row shows: not those who were only asked later.
    let people = max(2, min(isWide ? 6 : 4, rows.map { $0.originals.count }.max() ?? 2))
    cells = LabelCells(
      isDistribution: table.largestUnit > 2 && own.count < table.largestUnit, own: own,
      others: max(0, people - own.count))
    authors = filter.state == .contested ? table.authors : []
  }
}

extension ReviewedInstance {
  /// What stands in a cell of its row, and how.
  func cell(
    _ kind: ListColumns.Kind, _ cells: LabelCells, threshold: Int, codeBook: CodeBook, preview: Turn?
  ) -> (text: SafeText, style: Style) {
    switch kind {
    case .id: return (SafeText(key.text), .plain)
    case .subset: return (SafeText(subset), .plain)
    case .single: return Self.delta(deltaSingle, threshold)
    case .preference: return Self.delta(deltaPreference, threshold)
    case .meanSingle: return Self.mean(meanSingle)
    case .meanPreference: return Self.mean(meanPreference)
    case .ratingsA: return (cells.text(self, .responseA), .plain)
    case .ratingsB: return (cells.text(self, .responseB), .plain)
    case .labels: return (cells.text(self, .pair), .plain)
    case .marks: return (SafeText(marks), .plain)
    case .decided:
      return (decidedWords, decisions.isContested ? Style.accent.with(.bold) : .plain)
    case .cause: return (SafeText(decisions.causes.map { codeBook.name(of: $0) }.joined(separator: ", ")), .plain)
    case .turn: return (SafeText(preview?.content ?? ""), .quiet)
    case .author(let author): return (decisions.by(author)?.ruling.words(codeBook) ?? "", .plain)
    }
  }

  /// Δ, with a sign, in bold and in colour from the threshold on.
  static func delta(_ delta: Int?, _ threshold: Int) -> (text: SafeText, style: Style) {
    guard let delta else { return ("-", .quiet) }
    return delta >= threshold ? ("\(delta)*", Style.warning.with(.bold)) : ("\(delta)", .plain)
  }

  /// With one decimal.
  private static func mean(_ mean: Double?) -> (text: SafeText, style: Style) {
    guard let mean else { return ("-", .quiet) }
    let tenths = Int((10 * mean).rounded())
    return ("\(tenths / 10).\(tenths % 10)", .quiet)
  }

  private var decidedWords: SafeText {
    if decisions.isContested { return "differ" }
    return decisions.outcome.map { outcome in
      if case .more(let count) = outcome { "more \(count)" } else { SafeText(outcome.kind.words) }
    } ?? .empty
  }
}
