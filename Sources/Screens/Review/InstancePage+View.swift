import Basics
import Study
import Terminal

extension InstancePage {
  /// - Parameter place: where it stands in the list, for example `2 of 178`.
  func view(place: SafeText, isBlind: Bool, notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = PageMetrics(self)
    drawTitle(place, isBlind, metrics, into: &frame)
    rows.draw(
      metrics.block, rows: metrics.table, from: firstRow, isWide: metrics.isWide, showsAll: showsAllRows, names: names,
      into: &frame)
    drawTextTitle(metrics, into: &frame)
    text.document.draw(
      into: &frame, from: text.scroll.top, count: text.window, row: metrics.body.lowerBound,
      left: metrics.block.left, highlights: find.hits)
    if text.below > 0, !metrics.isLow {
      metrics.block.drawRight(
        "\(counted(text.below, "more line")): space", row: metrics.remainingRow, into: &frame, style: .accent)
    }
    if !metrics.isLow {
      DecisionRows(codeBook, ruling, columns: metrics.block.width - 2)
        .draw(metrics.block, row: metrics.why.lowerBound, into: &frame)
    } else {
      frame.put(
        "You: \(ruling.words(codeBook))", row: metrics.why.lowerBound, column: metrics.block.left + 1,
        columns: metrics.block.width - 2)
    }
    metrics.block.drawHints(KeyTable.reviewInstance.footer(columns: metrics.block.width), into: &frame)
    notice?.draw(metrics.block, above: metrics.block.hintRow, limit: max(1, size.rows / 3), into: &frame)
    if find.isOpen { find.draw(metrics.block, into: &frame) }
    return frame
  }

  private func drawTitle(_ place: SafeText, _ isBlind: Bool, _ metrics: PageMetrics, into frame: inout Frame) {
    let (left, width) = (metrics.block.left, metrics.block.width)
    let state = state
    var limit = width - 2 - state.columns - 2
    frame.put(
      state, row: 0, column: left + width - 1 - state.columns, style: instance.decisions.isContested ? .accent : .plain)
    let placeColumn = left + (width - place.columns) / 2
    let id = SafeText(instance.key.text).shortened(toColumns: min(limit, width / 2 - place.columns / 2 - 4))
    var used = frame.put(id, row: 0, column: left + 1, style: .bold)
    let subset = SafeText(instance.subset)
    let isPlaceShown = placeColumn > left + used + 2 && placeColumn + place.columns < left + width - 3 - state.columns
    if isPlaceShown {
      frame.put(place, row: 0, column: placeColumn)
      limit = placeColumn - left - 4
    }
    if !subset.isEmpty, used + 2 + 4 < limit {
      used +=
        2
        + frame.put(
          subset.truncated(toColumns: limit - used - 2), row: 0, column: left + 3 + used)
    }
    frame.cursor = Position(row: 0, column: left + 1)
    guard !metrics.isLow else { return }
    drawDecided(decisionWords(isBlind), isBlind ? .empty : goldWords, metrics, into: &frame)
  }

  private var goldWords: SafeText { GoldWords.of(rows.people, instance.decisions) }

  /// What was decided, and what gold is where there are added labels. The author's own ruling stands at the foot as well, so
  /// that gold comes first where there is not room for both.
  private func drawDecided(_ words: SafeText, _ gold: SafeText, _ metrics: PageMetrics, into frame: inout Frame) {
    let (left, width) = (metrics.block.left + 1, metrics.block.width - 2)
    let room = gold.isEmpty ? width : max(0, min(words.columns, width - gold.columns - 3))
    if room > 0 {
      frame.put(words.truncated(toColumns: room), row: 1, column: left, style: .quiet, columns: room)
    }
    guard !gold.isEmpty else { return }
    let start = room > 0 ? room + 3 : 0
    frame.put(
      gold.truncated(toColumns: width - start), row: 1, column: left + start, style: .quiet, columns: width - start)
  }

  private var state: SafeText {
    if instance.decisions.isContested { return "authors differ" }
    guard let outcome = instance.decisions.outcome else { return "not decided" }
    return Ruling(outcome: outcome).words(of: outcome.kind)
  }

  /// What each author decided, where there are others; in a second coder's session only that there may be some.
  private func decisionWords(_ isBlind: Bool) -> SafeText {
    if isBlind { return "second coder: others' decisions are hidden" }
    let decisions = instance.decisions.all
    guard decisions.contains(where: { !$0.author.utf8.elementsEqual(author.utf8) }) else { return .empty }
    return decisions.map { decision in
      let isOwn = decision.author.utf8.elementsEqual(author.utf8)
      return "\(isOwn ? "you" : SafeText(decision.author)): \(decision.ruling.words(codeBook))"
    }.joined(separator: "   ")
  }

  /// Which part of the text the window begins in, and how much stands above.
  private func drawTextTitle(_ metrics: PageMetrics, into frame: inout Frame) {
    let row = metrics.textTitleRow
    let top = text.scroll.top
    let (left, width) = (metrics.block.left, metrics.block.width)
    let rule = text.document.rule(above: top)
    let shown = rule ?? .rule([Block.Title(text: SectionTitle(name: "Dialogue"), columns: 1..<width - 1)])
    let turns = rule == nil ? text.document.turns(above: top) : 0
    let above = turns > 0 ? counted(turns, "earlier turn") : counted(top, "earlier line")
    let key: SafeText = width < 60 ? "PgUp" : "Backspace"
    let remark = shown.draw(
      besides: top > 0 ? ["\(above): \(key)", "\(top) above: \(key)", key] : [], into: &frame, row: row, left: left)
    if top > 0 { metrics.block.drawRight(" \(remark)", row: row, into: &frame) }
  }
}
