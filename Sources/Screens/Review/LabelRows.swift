import Study
import Terminal

/// The table of labels on an instance's page: a row an annotator, Δ, the models.
struct LabelRows: Equatable, Sendable {
  /// What one annotator said, on one occasion.
  struct Row: Equatable, Sendable {
    var annotator: Int
    var occasion: Occasion
    var a: InstanceDossier.WorkState?
    var b: InstanceDossier.WorkState?
    var pair: InstanceDossier.WorkState?

    var standings: [InstanceDossier.WorkState] { [a, b, pair].compactMap(\.self) }

    var ratings: RatingPair? {
      guard case .rating(let a)? = a?.label, case .rating(let b)? = b?.label else { return nil }
      return RatingPair(a: a, b: b)
    }
  }

  let people: [Row]
  let models: [Row]
  let instance: ReviewedInstance
  let threshold: Int

  init(_ dossier: InstanceDossier, instance: ReviewedInstance, annotators: [ReviewAnnotator], threshold: Int) {
    var rows: [Row] = []
    for standing in dossier.labels {
      let occasion = standing.work.occasion
      var place = rows.firstIndex { $0.annotator == standing.annotator && $0.occasion == occasion } ?? rows.count
      if place == rows.count {
        rows.append(Row(annotator: standing.annotator, occasion: occasion))
        place = rows.count - 1
      }
      switch standing.work.response {
      case .a: rows[place].a = standing
      case .b: rows[place].b = standing
      case nil: rows[place].pair = standing
      }
    }
    let isModel = { (row: Row) in annotators.indices.contains(row.annotator) && annotators[row.annotator].isModel }
    let originals = rows.filter { $0.occasion == .original }
    people = originals.filter { !isModel($0) } + rows.filter { $0.occasion != .original && !isModel($0) }
    models = rows.filter(isModel)
    self.instance = instance
    self.threshold = threshold
  }

  /// The titles and Δ, which are always there.
  static let fixedRows = 2

  /// How many rows of labels there are to page through; without width several models share one before their own.
  func count(isWide: Bool) -> Int { people.count + models.count + (isWide || models.count < 2 ? 0 : 1) }

  /// The rows that the table has where so many may be used, its titles and Δ included; without width the models' own are
  /// not given room of the text's unless all rows are asked for.
  func height(limit: Int, isWide: Bool, showsAll: Bool) -> Int {
    guard !showsAll else { return min(max(Self.fixedRows + 1, limit), Self.fixedRows + count(isWide: isWide)) }
    let standing = people.count + (isWide ? models.count : min(1, models.count))
    return min(max(Self.fixedRows + 1, limit), Self.fixedRows + standing)
  }

  /// Draws it in some rows of the screen, from a row of labels on; how many come after those is said beside the titles.
  func draw(
    _ metrics: WorkMetrics, rows: Range<Int>, from first: Int, isWide: Bool, showsAll: Bool, names: AnnotatorNames,
    into frame: inout Frame
  ) {
    let columns = Columns(metrics.width, names: (people + models).map { name($0, names) })
    let count = count(isWide: isWide)
    let shown = first..<min(count, first + rows.count - Self.fixedRows)
    // What the notes are needs no title where their place is needed.
    columns.drawTitles(row: rows.lowerBound, metrics, hasNotes: shown.count == count && !showsAll, into: &frame)
    let further = count - shown.upperBound
    let hint: SafeText? =
      further > 0 ? " \(further) more: l" : showsAll ? " fewer: l" : first > 0 ? " from the top: l" : nil
    if let hint { metrics.drawRight(hint, row: rows.lowerBound, into: &frame, style: .accent) }
    var next = rows.lowerBound + 1
    for person in shown.clamped(to: people.indices) {
      draw(people[person], columns, row: next, metrics, names, into: &frame)
      next += 1
    }
    drawDelta(columns, row: next, metrics, into: &frame)
    next += 1
    for place in shown where place >= people.count {
      // Before them stands the row that they share.
      let own = place - (count - models.count)
      if models.indices.contains(own) {
        draw(models[own], columns, row: next, metrics, names, into: &frame)
      } else {
        drawModels(columns, row: next, metrics, into: &frame)
      }
      next += 1
    }
  }

  private func name(_ row: Row, _ names: AnnotatorNames) -> SafeText { names[row.annotator] + Self.mark(row) }

  /// What tells a row from the annotator's originals.
  private static func mark(_ row: Row) -> SafeText {
    switch row.occasion {
    case .original: .empty
    case .added: " +"
    case .repeat, .sendBack: " again"
    }
  }

  private func draw(
    _ row: Row, _ columns: Columns, row line: Int, _ metrics: WorkMetrics, _ names: AnnotatorNames,
    into frame: inout Frame
  ) {
    let style: Style = row.occasion == .original ? .plain : .quiet
    func put(_ text: SafeText, _ column: Columns.Column, _ style: Style) {
      frame.put(
        text.truncated(toColumns: column.width), row: line, column: metrics.left + column.start, style: style,
        columns: column.width)
    }
    // A long name is cut, not what tells the row from the originals.
    let mark = Self.mark(row)
    let name = names[row.annotator].truncated(toColumns: max(1, columns.name.width - mark.columns))
    put(name + mark, columns.name, style.with(.bold))
    put(Self.rating(row.a, hasTrack: columns.hasTrack), columns.a, style)
    put(Self.rating(row.b, hasTrack: columns.hasTrack), columns.b, style)
    put(row.ratings.map { Self.signed($0.difference) } ?? "", columns.difference, style)
    put(Self.preference(row.pair, isShort: !columns.hasTrack), columns.preference, style)
    if let seconds = columns.seconds { put(Self.seconds(row), seconds, .quiet) }
    if let first = columns.first {
      put(row.pair.map { $0.firstShown.map { SafeText($0.rawValue) } ?? "–" } ?? "", first, .quiet)
    }
    if let notes = columns.notes { put(remarks(row, hasFirst: columns.first != nil), notes, .accent) }
  }

  private func drawDelta(_ columns: Columns, row: Int, _ metrics: WorkMetrics, into frame: inout Frame) {
    frame.put("Δ", row: row, column: metrics.left + columns.name.start, style: .bold)
    let ofDifference = Disagreement.ofDifference(people.filter { $0.occasion == .original }.compactMap(\.ratings))
    for (delta, column) in [
      (instance.deltaA, columns.a), (instance.deltaB, columns.b), (instance.deltaPreference, columns.preference),
    ] {
      let (text, style) = ReviewedInstance.delta(delta, threshold)
      // Below the numbers, not below the words before them.
      let indent = column == columns.preference && columns.hasTrack ? 10 : 0
      frame.put(text, row: row, column: metrics.left + column.start + indent, style: style)
    }
    frame.put(
      ofDifference.map { SafeText("\($0)") } ?? "-", row: row, column: metrics.left + columns.difference.start + 1,
      style: ofDifference == nil ? .quiet : .plain)
  }

  private func drawModels(_ columns: Columns, row: Int, _ metrics: WorkMetrics, into frame: inout Frame) {
    frame.put("models", row: row, column: metrics.left + columns.name.start, style: .quiet)
    for (text, column) in [
      (modelRatings(\.a, columns.a.width), columns.a), (modelRatings(\.b, columns.b.width), columns.b),
      (modelPreferences(columns.preference.width), columns.preference),
    ] {
      frame.put(
        text.truncated(toColumns: column.width), row: row, column: metrics.left + column.start, style: .quiet,
        columns: column.width)
    }
  }

  /// What the models that rated said, from low to high: `2 4 4 5`, or `1-5 of 8` where there is no room.
  private func modelRatings(_ path: KeyPath<Row, InstanceDossier.WorkState?>, _ width: Int) -> SafeText {
    let values = models.compactMap { row -> Int? in
      if case .rating(let rating)? = row[keyPath: path]?.label { rating.rawValue } else { nil }
    }.sorted()
    guard let first = values.first, let last = values.last else { return "-" }
    let all = values.map { SafeText("\($0)") }.joined(separator: " ")
    return all.columns <= width ? all : SafeText("\(first)-\(last) of \(values.count)")
  }

  /// What the models that preferred said: their words, or `A 9 N 2 B 6` where there is no room.
  private func modelPreferences(_ width: Int) -> SafeText {
    let labels = models.compactMap { row -> PreferenceLabel? in
      if case .preference(let label)? = row.pair?.label { label } else { nil }
    }
    guard !labels.isEmpty else { return "-" }
    let words = labels.map(\.reviewWords).joined(separator: ", ")
    guard words.columns > width else { return words }
    let counts = [("A", labels.count { $0.combined < 0 }), ("N", labels.count { $0.combined == 0 })]
    return (counts + [("B", labels.count { $0.combined > 0 })]).filter { $0.1 > 0 }.map { SafeText("\($0.0) \($0.1)") }
      .joined(separator: " ")
  }
}

extension LabelRows {
  /// `2  .o...`: the rating, and where it stands on the scale.
  private static func rating(_ standing: InstanceDossier.WorkState?, hasTrack: Bool) -> SafeText {
    guard let standing else { return "" }
    guard case .rating(let rating)? = standing.label else { return standing.exclusion == nil ? "-" : "x" }
    guard hasTrack else { return "\(rating.rawValue)" }
    let track = Rating.allCases.map { $0 == rating ? "o" : "." }.joined()
    return "\(rating.rawValue)  \(track)"
  }

  private static func preference(_ standing: InstanceDossier.WorkState?, isShort: Bool) -> SafeText {
    guard let standing else { return "" }
    guard case .preference(let label)? = standing.label else { return standing.exclusion == nil ? "-" : "x" }
    return isShort ? label.shortName : "\(label.reviewWords.padded(toColumns: 9))\(signed(label.combined))"
  }

  private static func signed(_ value: Int) -> SafeText { value > 0 ? "+\(value)" : "\(value)" }

  /// Seconds on A, on B, on the pair: `–` where a label's are not known, `-` where there is no label.
  private static func seconds(_ row: Row) -> SafeText {
    [row.a, row.b, row.pair].map { standing in
      guard let standing, standing.label != nil else { return "  -" }
      guard let seconds = standing.circumstances?.activeSeconds, seconds.isFinite else { return "  –" }
      return SafeText("\(Int(max(0, min(9999, seconds.rounded()))))").leftPadded(toColumns: 3)
    }.joined(separator: " ")
  }

  /// What else is to be known of the labels, the most telling first.
  private func remarks(_ row: Row, hasFirst: Bool) -> SafeText {
    let standings = row.standings
    var words: [SafeText] = []
    if standings.contains(where: { $0.exclusion != nil }) { words.append("could not judge") }
    if row.occasion != .original {
      words.append(
        standings.contains { $0.label != nil } ? row.occasion.reviewWords : "\(row.occasion.reviewWords), open")
    }
    if standings.contains(where: { $0.circumstances?.missedSomething ?? false }) { words.append("unread") }
    if standings.contains(where: { $0.circumstances?.wasFast ?? false }) { words.append("fast") }
    if standings.contains(where: \.isUnsure) { words.append("unsure") }
    if standings.contains(where: { $0.comment != nil }) { words.append("comment") }
    if standings.contains(where: { $0.explanation != nil }) { words.append("explained") }
    if !hasFirst, row.pair?.label != nil, row.pair?.firstShown == .b { words.append("B first") }
    return words.joined(separator: ", ")
  }
}

extension LabelRows {
  /// Where the table's columns stand, from the left edge of the block.
  struct Columns: Equatable {
    struct Column: Equatable {
      var title: SafeText
      var start: Int
      var width: Int
    }

    let name: Column
    let a: Column
    let b: Column
    let difference: Column
    let preference: Column
    var seconds: Column?
    var first: Column?
    var notes: Column?
    /// Whether there is room for the dots.
    let hasTrack: Bool

    init(_ width: Int, names: [SafeText]) {
      let isWide = width >= 100
      hasTrack = width >= 60
      let longest = names.map(\.columns).max() ?? 0
      var start = 1
      func column(_ title: SafeText, _ width: Int, gap: Int) -> Column {
        defer { start += width + gap }
        return Column(title: title, start: start, width: width)
      }
      name = column("", max(6, min(isWide ? 24 : 9, longest)), gap: 2)
      a = column(hasTrack ? "response A" : "A", hasTrack ? 10 : 2, gap: isWide ? 3 : 2)
      b = column(hasTrack ? "response B" : "B", hasTrack ? 10 : 2, gap: isWide ? 3 : 2)
      difference = column("B-A", 3, gap: isWide ? 4 : 3)
      preference = column(hasTrack ? "preference" : "pref", hasTrack ? 12 : 4, gap: isWide ? 4 : 2)
      guard hasTrack else {
        if width - 2 > start { notes = Column(title: "", start: start, width: width - 1 - start) }
        return
      }
      seconds = column("seconds", 11, gap: 2)
      if isWide { first = column("shown first", 11, gap: 3) }
      notes = Column(title: "notes", start: start, width: max(0, width - 1 - start))
    }

    func drawTitles(row: Int, _ metrics: WorkMetrics, hasNotes: Bool, into frame: inout Frame) {
      for column in [name, a, b, difference, preference, seconds, first, hasNotes ? notes : nil].compactMap(\.self) {
        frame.put(column.title, row: row, column: metrics.left + column.start, style: .quiet, columns: column.width)
      }
    }
  }
}

extension PreferenceLabel {
  /// `B much`, `A little`, `none`.
  var reviewWords: SafeText {
    self == .none ? "none" : "\(preference.rawValue) \(magnitude == 2 ? "much" : "little")"
  }
}

extension Occasion {
  /// Why a label was asked for, on a review's page.
  var reviewWords: SafeText {
    switch self {
    case .original: "original"
    case .repeat: "repeat"
    case .sendBack: "sent back"
    case .added: "added"
    }
  }
}
