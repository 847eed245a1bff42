import Study
import Terminal

extension ListPane {
  func view(_ setting: ReviewSetting, names: AnnotatorNames, notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = metrics
    metrics.block.drawTitle(
      "Review  \(SafeText(setting.title))", place: names.showsNames ? "names shown" : "names hidden",
      marks: setting.isBlind ? "second coder: others' decisions hidden" : .empty, into: &frame)
    drawHead(setting, names, into: &frame)
    for column in columns.columns {
      frame.put(
        column.title, row: metrics.titleRow, column: metrics.block.left + column.start, style: .quiet,
        columns: column.width)
    }
    if list.count == 0 {
      drawEmpty(into: &frame)
    } else {
      for place in window { draw(place, codeBook: setting.codeBook, into: &frame) }
    }
    if !metrics.isLow { drawFoot(into: &frame) }
    metrics.block.drawHints(KeyTable.reviewList.footer(columns: metrics.block.width), into: &frame)
    notice?.draw(metrics.block, above: metrics.block.hintRow, limit: max(1, size.rows / 3), into: &frame)
    return frame
  }

  /// How many are listed, of how many, which, and in what order: in words.
  private func drawHead(_ setting: ReviewSetting, _ names: AnnotatorNames, into frame: inout Frame) {
    func text(isShort: Bool) -> String {
      let words = list.filter.words(
        in: list.table, codeBook: setting.codeBook, isShort: isShort, standing: standing
      ) { names.text($0) }
      let order = isShort ? list.order.shortWords : list.order.words
      let own = columns.cells.own.map { names.text($0) }.joined(separator: " and ")
      let first = own.isEmpty || isShort ? "" : "; labels of \(own) first"
      let isMany = list.table.largestUnit > 2
      let meaning = isMany ? (isShort ? "; Δ: largest" : "; Δ: the largest of all pairs, mean: of all pairs") : ""
      return "\(list.count) of \(list.table.count): \(words); \(order)\(first)\(meaning)"
    }
    let width = metrics.block.width - 2
    var layout = TextLayout(text(isShort: false), columns: width)
    if layout.lineCount > metrics.headRows.count { layout = TextLayout(text(isShort: true), columns: width) }
    for (line, row) in metrics.headRows.enumerated() where line < layout.lineCount {
      let isCut = row == metrics.headRows.upperBound - 1 && layout.lineCount > line + 1
      let shown = layout.line(line)
      frame.put(
        isCut ? shown.truncated(toColumns: width - 2) + " …" : shown, row: row, column: metrics.block.left + 1,
        columns: width)
    }
  }

  private func drawEmpty(into frame: inout Frame) {
    let said: SafeText
    if list.table.count == 0 {
      said = "This study has no instances yet: demur import brings them."
    } else if list.filter == .standard || list.filter == .everything, !list.table.hasDeltas {
      said =
        "No instance has labels of two people yet, so there is no Δ. \(ReviewAction.filter.key) \(ReviewMenus.any) lists all."
    } else {
      said =
        "Nothing is listed. \(ReviewAction.reset.key) lists what the review began with, \(ReviewAction.filter.key) chooses."
    }
    let layout = TextLayout(said.description, columns: metrics.block.width - 4)
    for line in 0..<min(layout.lineCount, metrics.body.count) {
      frame.put(layout.line(line), row: metrics.body.lowerBound + line, column: metrics.block.left + 3)
    }
    frame.cursor = Position(row: metrics.body.lowerBound, column: metrics.block.left + 1)
  }

  private func draw(_ place: Int, codeBook: CodeBook, into frame: inout Frame) {
    let instance = list[place]
    let row = metrics.body.lowerBound + place - top
    let left = metrics.block.left
    let isMarked = place == self.place
    if isMarked {
      frame.put(">", row: row, column: left + 1, style: .bold)
      frame.cursor = Position(row: row, column: left + 3)
    }
    for column in columns.columns {
      let (text, style) = instance.cell(
        column.kind, columns.cells, threshold: list.table.threshold, codeBook: codeBook,
        preview: previews[instance.number])
      let shown = column.kind == .id ? text.shortened(toColumns: column.width) : text.truncated(toColumns: column.width)
      frame.put(
        shown, row: row, column: left + column.start,
        style: isMarked && column.kind == .id ? style.with(.bold) : style, columns: column.width)
    }
  }

  private func drawFoot(into frame: inout Frame) {
    let (left, width) = (metrics.block.left, metrics.block.width)
    frame.fill(row: metrics.previewRow - 1, columns: left + 1..<left + width - 1, with: "-", style: .quiet)
    if let marked, let instance = list.rows.indices.contains(place) ? list[place] : nil {
      let used = frame.put(
        SafeText(instance.key.text).shortened(toColumns: 28), row: metrics.previewRow, column: left + 1, style: .bold)
      let preview = previews[marked].map { turn -> SafeText in
        let role = turn.role.title
        return role.isEmpty ? SafeText(turn.content) : "\(role): \(SafeText(turn.content))"
      }
      frame.put(
        (preview ?? .empty).truncated(toColumns: max(0, width - 4 - used)), row: metrics.previewRow,
        column: left + 3 + used, columns: width - 4 - used)
    }
    frame.put(
      SafeText(counts.words).truncated(toColumns: width - 2), row: metrics.countsRow, column: left + 1,
      columns: width - 2)
  }
}

extension ReviewTable {
  /// Whether any instance has labels of two people.
  fileprivate var hasDeltas: Bool { indices.contains { deltaSingle(of: $0) != nil || deltaPreference(of: $0) != nil } }
}

extension SafeText {
  /// The text in at most `limit` columns: its middle is left out, since ids often differ at their ends.
  func shortened(toColumns limit: Int) -> SafeText {
    guard columns > limit else { return self }
    guard limit > 6 else { return truncated(toColumns: limit) }
    let head = prefix(columns: (limit - 1) / 2)
    var tail = SafeText(String(description.unicodeScalars.suffix(limit - 1 - head.columns).map(Character.init)))
    if tail.columns > limit - 1 - head.columns { tail = .empty }
    return head + "…" + tail
  }
}
