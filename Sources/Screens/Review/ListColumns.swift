import Study
import Terminal

/// The columns of the list, as wide as the study and the screen let them be. They don't change while one scrolls.
struct ListColumns: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case id, subset, single, meanSingle, preference, meanPreference, ratingsA, ratingsB, labels, marks, decided, cause,
      turn
  }

  struct Column: Hashable, Sendable {
    var kind: Kind
    var title: SafeText
    /// From the left edge of the block.
    var start: Int
    var width: Int
  }

  let columns: [Column]

  init(_ list: ReviewList, size: Size) {
    let width = ListMetrics(size).block.width
    let sample = list.rows.prefix(500)
    let ids = sample.map { SafeText(list.table.key(of: $0).text).columns }.max() ?? 4
    // As many as a row shows: not those who were only asked later.
    let isWide = width >= 110
    let people = max(2, min(isWide ? 6 : 4, sample.map { list.table[$0].originals.count }.max() ?? 2))
    let subsets = list.table.subsets.map { SafeText($0).columns }.max() ?? 0
    var wanted: [(Kind, SafeText, Int)] = [(.id, "id", max(4, min(isWide ? 28 : width < 60 ? 12 : 14, ids)))]
    if list.table.subsets.count > 1, width >= 60 {
      wanted.append((.subset, "subset", max(6, min(isWide ? 16 : 9, subsets))))
    }
    // With more than two annotators the largest difference grows with their number: the mean stands beside it.
    // It takes the room of the causes on a small screen, and is left out on one that is smaller still.
    let hasMeans = list.table.largestUnit > 2 && width >= 78
    wanted.append((.single, "S Δ", 3))
    if hasMeans { wanted.append((.meanSingle, "mean", 4)) }
    wanted.append((.preference, "P Δ", 3))
    if hasMeans { wanted.append((.meanPreference, "mean", 4)) }
    if width >= 60 {
      let ratings = 2 * people - 1
      wanted += [
        (.ratingsA, isWide ? "ratings A" : "A", isWide ? max(9, ratings) : ratings),
        (.ratingsB, isWide ? "ratings B" : "B", isWide ? max(9, ratings) : ratings),
        (.labels, isWide ? "preference" : "pref", max(isWide ? 10 : 5, 3 * people - 1)), (.marks, "marks", 5),
      ]
    }
    wanted.append((.decided, "decided", 7))
    var columns: [Column] = []
    var start = 3
    for (kind, title, width) in wanted {
      // A mean belongs to the Δ before it.
      if kind == .meanSingle || kind == .meanPreference { start -= 1 }
      columns.append(Column(kind: kind, title: title, start: start, width: width))
      start += width + 2
    }
    let rest = width - 1 - start
    let cause = isWide ? min(16, rest) : rest
    if cause >= 5 {
      columns.append(Column(kind: .cause, title: "cause", start: start, width: cause))
      start += cause + 2
    }
    if isWide, width - 1 - start >= 12 {
      columns.append(Column(kind: .turn, title: "last human turn", start: start, width: width - 1 - start))
    }
    self.columns = columns.filter { $0.start + $0.width < width + 1 }
  }

  /// Whether the dialogue's last turn has a column of its own.
  var hasTurns: Bool { columns.contains { $0.kind == .turn } }
}

extension ReviewedInstance {
  /// What stands in a cell of its row, and how.
  func cell(
    _ kind: ListColumns.Kind, threshold: Int, codeBook: CodeBook, preview: Turn?
  ) -> (text: SafeText, style: Style) {
    switch kind {
    case .id: return (SafeText(key.text), .plain)
    case .subset: return (SafeText(subset), .plain)
    case .single: return Self.delta(deltaSingle, threshold)
    case .preference: return Self.delta(deltaPreference, threshold)
    case .meanSingle: return Self.mean(meanSingle)
    case .meanPreference: return Self.mean(meanPreference)
    case .ratingsA: return (Self.row(originals) { $0.ratingA.map { "\($0.rawValue)" } }, .plain)
    case .ratingsB: return (Self.row(originals) { $0.ratingB.map { "\($0.rawValue)" } }, .plain)
    case .labels: return (Self.row(originals) { $0.preference.map(\.shortName) }, .plain)
    case .marks: return (SafeText(marks), .plain)
    case .decided:
      return (decidedWords, decisions.isContested ? Style.accent.with(.bold) : .plain)
    case .cause: return (SafeText(decisions.causes.map { codeBook.name(of: $0) }.joined(separator: ", ")), .plain)
    case .turn: return (SafeText(preview?.content ?? ""), .quiet)
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

  /// Those whose original labels a row shows.
  fileprivate var originals: [AnnotatorLabels] {
    people.filter { $0.others.isEmpty || $0.ratingA != nil || $0.ratingB != nil || $0.preference != nil }
  }

  private static func row(_ people: [AnnotatorLabels], _ label: (AnnotatorLabels) -> SafeText?) -> SafeText {
    let labels = people.map { label($0) ?? "-" }
    return labels.allSatisfy { $0 == "-" } ? "-" : labels.joined(separator: " ")
  }

  private var decidedWords: SafeText {
    if decisions.isContested { return "differ" }
    switch decisions.outcome {
    case .keep: return "keep"
    case .drop: return "drop"
    case .adjudicate: return "gold"
    case .more(let count): return "more \(count)"
    case .sendBack: return "again"
    case nil: return .empty
    }
  }
}

extension PreferenceLabel {
  /// `A2`, `B1`, `N`, padded so that labels stand below each other.
  var shortName: SafeText { self == .none ? "N " : "\(preference.rawValue)\(magnitude)" }
}
