import Basics
import Study
import Terminal

/// The lines of the screen of sources: shares as bars, people and pairs as dots, each with its interval, and sentences.
struct SourceLines {
  /// Nil while it is computed.
  let found: ReviewSources?
  let table: ReviewTable
  let names: AnnotatorNames
  /// Whether only the share of a second author counts.
  let isInShare: Bool
  let width: Int
  private let columns: SourceColumns

  init(_ found: ReviewSources?, _ table: ReviewTable, _ names: AnnotatorNames, isInShare: Bool, width: Int) {
    self.found = found
    self.table = table
    self.names = names
    self.isInShare = isInShare
    self.width = width
    columns = SourceColumns(
      width, counts: max(9, 2 * Self.grouped(table.count).columns + 4))
  }

  var lines: [SourceLine] {
    let all = [overview] + (found.map { [inShort($0)] + sections($0) } ?? [computing])
    return Array(all.filter { !$0.isEmpty }.joined(separator: [SourceLine(parts: [])]))
  }

  private var share: NumberLine { NumberLine(low: 0, high: 1, columns: columns.line.count) }

  // MARK: - Ambiguous instances

  /// What is known without computing.
  private var overview: [SourceLine] {
    var filter = ReviewFilter.standard
    filter.isInShare = isInShare
    var undecided = filter
    undecided.state = .undecided
    var everything = ReviewFilter.everything
    everything.isInShare = isInShare
    let all = table.indices.count { table.passes($0, everything) }
    let ambiguous = table.indices.filter { table.passes($0, filter) }
    let left = ambiguous.count { table.passes($0, undecided) }
    var both = filter
    both.chosenAmbiguity = .both
    let inBoth = ambiguous.count { table.passes($0, both) }
    return [
      heading("Ambiguous: Δ of \(table.threshold) or more", axis: share.axis(Self.percent), "share", "instances"),
      row(.ambiguous, "in either formulation", share: ambiguous.count, of: all, opens: filter),
      row(
        .undecided, "of these not decided yet", share: left, of: ambiguous.count, opens: undecided,
        remark: "\(ambiguous.count - left) of \(ambiguous.count) decided, \(left) left"),
      row(.both, "in both: to look at first", share: inBoth, of: all, opens: both),
    ]
  }

  private var computing: [SourceLine] {
    words(
      "Where it comes from, and who is unlike the others, is being computed from \(Self.grouped(table.labelCount)) labels. "
        + "Enter lists instances meanwhile.")
  }

  private func sections(_ found: ReviewSources) -> [[SourceLine]] {
    [
      shares(
        found, of: "Two people's labels differ by", found.sources.combined,
        [.lastingView, .leaning, .question, .oneLabel]),
      shares(
        found, of: "Two people's ratings differ by", found.sources.ratings, [.viewOfInstance, .leniency, .oneRating]),
      people(found), pairs(found), contradictions(found),
    ]
  }

  // MARK: - Shares

  private func shares(
    _ found: ReviewSources, of title: SafeText, _ sources: LabelSources, _ parts: [SharePart]
  ) -> [SourceLine] {
    guard sources.total.variance.value != nil else {
      return [heading(title)] + words("No figures, since \(sources.total.variance.why ?? "there are no labels").")
    }
    let rows = parts.compactMap { part -> SourceLine? in
      guard let figure = found[part]?.ofDisagreement else { return nil }
      let filter = found.filter(part, isInShare: isInShare)
      return row(
        .part(part), Self.name(part), Self.percents(figure), share.bar(figure.value, figure.interval), opens: filter,
        count: filter.flatMap { found.counts[$0] }.map(Self.grouped) ?? "", remark: reason(part, found))
    }
    return [heading(title, axis: share.axis(Self.percent), "share", "instances")] + rows
      + sources.shortSentences.flatMap { words($0) }
  }

  /// Why these instances show that source.
  private func reason(_ part: SharePart, _ found: ReviewSources) -> SafeText {
    switch part {
    case .leaning: found.leastLikeOthers.inLean.map { "\(names[$0]) leans furthest from the others" } ?? .empty
    case .leniency: found.leastLikeOthers.inRatings.map { "\(names[$0]) rates furthest from the others" } ?? .empty
    case .lastingView: "whose labels differ however they are asked"
    case .question: "whose labels change with the question"
    case .oneLabel: "who differ in one formulation, and not in the other"
    case .viewOfInstance: "whose ratings differ"
    case .oneRating: "whose ratings of the two responses differ, not only their level"
    }
  }

  static func name(_ part: SharePart) -> SafeText {
    switch part {
    case .lastingView: "a lasting view of the instance"
    case .leaning: "one leans to one side overall"
    case .question: "how each takes the question"
    case .oneLabel: "a view of one label, or a slip"
    case .viewOfInstance: "a view of the instance, A and B"
    case .leniency: "one is kinder overall"
    case .oneRating: "a view of one rating, or a slip"
    }
  }

  // MARK: - People and pairs

  private func people(_ found: ReviewSources) -> [SourceLine] {
    guard found.people.count > 1 else { return [] }
    let scale = Self.scale(
      found.people.flatMap { person -> [Double] in
        person.pooledKappa.map { [$0.low, $0.high] } ?? person.kappa.value.map { [$0] } ?? []
      }, columns.line.count)
    let rows = found.people.map { person in
      let (value, interval) = Self.shown(person.kappa, person.pooledKappa)
      let remark = SafeText(person.remarks.map(\.words).joined(separator: "; "))
      return row(
        .person(person.annotator), "\(names[person.annotator])  \(counted(person.labels, "label"))",
        value.map { Self.coefficient($0, interval) } ?? "-",
        scale.dot(value, interval, mean: found.meanKappa),
        opens: ReviewSources.filter(against: person.annotator, isInShare: isInShare),
        count: "\(Self.grouped(person.standing.alone)) of \(Self.grouped(person.standing.shared))", remark: remark,
        isMarked: !person.remarks.isEmpty)
    }
    let unlike = found.people.filter { !$0.remarks.isEmpty }
    let said =
      unlike.isEmpty
      ? "Nobody stands out."
      : "Unlike the others: \(unlike.map { names.text($0.annotator) }.joined(separator: ", ")). A reason to look, no verdict."
    return [
      heading("People: kappa with the others", axis: scale.axis(short), "kappa", "alone, of")
    ] + rows
      + words(
        said + (found.meanKappa == nil ? "" : " : is what all have in common, towards which few labels are drawn.")
          + " Alone: Δ of \(found.threshold) or more from everybody else who labelled the same.")
  }

  private func pairs(_ found: ReviewSources) -> [SourceLine] {
    guard found.people.count > 2 else { return [] }
    let title = heading(
      "Pairs: how often Δ of \(found.threshold)", axis: share.axis(Self.percent), "share", "apart, of")
    guard !found.pairs.isEmpty else {
      return [title]
        + words("No two people share \(ReviewSources.leastShared) instances or more, too few to compare pairs.")
    }
    let rows = found.pairs.prefix(Self.mostPairs).compactMap { group -> SourceLine? in
      guard let pair = group.pair else { return nil }
      let interval = group.pooled.map { (low: $0.low, high: $0.high) }
      let value = group.pooled?.value ?? Double(group.ambiguous) / Double(max(1, group.instances))
      return row(
        .pair(pair), "\(names[pair.first]) and \(names[pair.second])", Self.percents(value, interval),
        share.dot(value, interval),
        opens: ReviewSources.filter(pair, isInShare: isInShare),
        count: "\(Self.grouped(group.ambiguous)) of \(Self.grouped(group.instances))")
    }
    let rest = found.pairs.count - rows.count
    var said: [String] = []
    if rest > 0 { said.append("\(rest) more pairs: t.") }
    if found.sparsePairs > 0 {
      said.append("\(found.sparsePairs) pairs share fewer than \(ReviewSources.leastShared) instances.")
    }
    if found.pairsDiffer == false { said.append("The pairs differ no more than chance makes them.") }
    return [title] + rows + (said.isEmpty ? [] : words(said.joined(separator: " ")))
  }

  private static let mostPairs = 10

  // MARK: - Contradictions

  private func contradictions(_ found: ReviewSources) -> [SourceLine] {
    let known = found.contradictions
    guard known.labelledInBoth > 0 || known.goldInBoth > 0 else { return [] }
    var lines = [
      heading("Ratings against preference", axis: share.axis(Self.percent), "share", "instances"),
      row(
        .contradictions(ofGold: false), "somebody against themself", share: known.ofSomebody, of: known.labelledInBoth,
        opens: ReviewSources.contradicting(ofGold: false, isInShare: isInShare),
        remark: "rates one response higher and prefers the other"),
      row(
        .contradictions(ofGold: true), "gold against gold", share: known.ofGold, of: known.goldInBoth,
        opens: ReviewSources.contradicting(ofGold: true, isInShare: isInShare),
        remark: "the mean preference is for one response, the mean ratings for the other"),
    ]
    if let value = found.trueCorrelation.value {
      lines += words(
        "Labels of different people in the two formulations correlate "
          + "\(Self.coefficient(value, found.trueCorrelation.interval)) once the noise of either is taken away.")
    }
    return lines
  }
}

extension SourceLines {
  // MARK: - Lines

  func heading(
    _ title: SafeText, axis: SafeText = .empty, _ number: SafeText = .empty, _ count: SafeText = .empty
  ) -> SourceLine {
    var parts = [
      SourceLine.Part(
        column: 1, text: title.truncated(toColumns: columns.label.upperBound - 1), style: .bold)
    ]
    if !columns.line.isEmpty {
      parts.append(SourceLine.Part(column: columns.line.lowerBound, text: axis, style: .quiet))
    }
    parts.append(SourceLine.Part(column: columns.number.lowerBound, text: number, style: .quiet))
    parts.append(right(count, columns.count, .quiet))
    return SourceLine(parts: parts, isHeading: true)
  }

  private func row(
    _ subject: SourceLine.Subject, _ label: SafeText, share count: Int, of whole: Int, opens: ReviewFilter,
    remark: SafeText = .empty
  ) -> SourceLine {
    let value = whole > 0 ? Double(count) / Double(whole) : nil
    return row(
      subject, label, Self.percents(value, nil), share.bar(value, nil), opens: opens,
      count: "\(Self.grouped(count)) of \(Self.grouped(whole))", remark: remark)
  }

  private func row(
    _ subject: SourceLine.Subject, _ label: SafeText, _ number: SafeText, _ line: SafeText, opens: ReviewFilter?,
    count: SafeText,
    remark: SafeText = .empty, isMarked: Bool = false
  ) -> SourceLine {
    var parts = [
      SourceLine.Part(
        column: columns.label.lowerBound, text: label.truncated(toColumns: columns.label.count),
        style: isMarked ? .bold : .plain)
    ]
    if !columns.line.isEmpty {
      parts.append(SourceLine.Part(column: columns.line.lowerBound, text: line, style: .accent))
    }
    parts.append(
      SourceLine.Part(
        column: columns.number.lowerBound, text: number.truncated(toColumns: columns.number.count), style: .plain))
    parts.append(right(count, columns.count, .plain))
    if !columns.remark.isEmpty {
      parts.append(
        SourceLine.Part(
          column: columns.remark.lowerBound, text: remark.truncated(toColumns: columns.remark.count), style: .quiet))
    }
    return SourceLine(parts: parts, subject: subject, opens: opens, remark: remark)
  }

  private func right(_ text: SafeText, _ range: Range<Int>, _ style: Style) -> SourceLine.Part {
    SourceLine.Part(column: max(range.lowerBound, range.upperBound - text.columns), text: text, style: style)
  }

  /// A sentence in as many lines as it takes.
  func words(_ text: String) -> [SourceLine] {
    let layout = TextLayout(text, columns: min(width, 90) - 4)
    return (0..<layout.lineCount).map { line in
      SourceLine(parts: [SourceLine.Part(column: 3, text: layout.line(line), style: .quiet)])
    }
  }

  // MARK: - Numbers

  /// The scale on which some numbers stand, from a quarter on and some halves long, no further than agreement goes.
  private static func scale(_ values: [Double], _ columns: Int) -> NumberLine {
    let low = max(-1, min(0, ((values.min() ?? 0) * 4).rounded(.down) / 4))
    let halves = max(1, (2 * ((values.max() ?? 1) - low)).rounded(.up))
    return NumberLine(low: low, high: low + halves / 2 > 1 ? 1 : low + halves / 2, columns: columns)
  }

  private static func shown(
    _ figure: Figure, _ pooled: Shrinkage.Value?
  ) -> (value: Double?, interval: (low: Double, high: Double)?) {
    pooled.map { ($0.value, ($0.low, $0.high)) } ?? (figure.value, figure.interval)
  }

  static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }

  /// `31 % [20 42]`
  private static func percents(_ figure: Figure) -> SafeText { percents(figure.value, figure.interval) }

  private static func percents(_ value: Double?, _ interval: (low: Double, high: Double)?) -> SafeText {
    guard let value, value.isFinite else { return "not known" }
    guard let interval else { return SafeText(percent(value)).leftPadded(toColumns: 5) }
    let shown = Screens.percents(value, ends: interval)
    return SafeText("\(shown.share) %").leftPadded(toColumns: 5) + SafeText(" [\(shown.low) \(shown.high)]")
  }

  /// `.31 [.20 .42]`
  private static func coefficient(_ value: Double, _ interval: (low: Double, high: Double)?) -> SafeText {
    SafeText(interval.map { short(value, ends: $0) } ?? short(value))
  }

  /// With a comma after thousands.
  private static func grouped(_ number: Int) -> SafeText {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return SafeText(([digits] + groups).joined(separator: ","))
  }
}

extension Figure {
  /// Both ends of the interval; nil where there is none.
  fileprivate var interval: (low: Double, high: Double)? {
    low.flatMap { low in high.map { (low, $0) } }
  }
}
