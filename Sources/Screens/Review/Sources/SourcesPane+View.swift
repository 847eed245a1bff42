import Basics
import Study
import Terminal

extension SourcesPane {
  func view(
    _ setting: ReviewSetting, _ table: ReviewTable, names: AnnotatorNames, notice: Notice?
  ) -> Frame {
    var frame = Frame(size: size)
    let metrics = metrics
    metrics.block.drawTitle(
      "Sources of disagreement  \(SafeText(setting.title))", place: names.showsNames ? "names shown" : "names hidden",
      into: &frame)
    let (left, width) = (metrics.block.left, metrics.block.width)
    for (line, row) in zip(lines.dropFirst(top), metrics.body) {
      for part in line.parts {
        frame.put(part.text, row: row, column: left + part.column, style: part.style, columns: width - 1 - part.column)
      }
    }
    let row = metrics.body.lowerBound + place - top
    if marked != nil, metrics.body.contains(row) {
      frame.put(">", row: row, column: left + 1, style: .bold)
      frame.cursor = Position(row: row, column: left + 3)
    } else {
      frame.cursor = Position(row: 0, column: left + 1)
    }
    drawFoot(setting, table, names, into: &frame)
    metrics.block.drawHints(KeyTable.reviewSources.footer(columns: width), into: &frame)
    notice?.draw(metrics.block, above: metrics.block.hintRow, limit: max(1, size.rows / 3), into: &frame)
    return frame
  }

  /// What Enter lists, in words, and how much stands below the window.
  private func drawFoot(
    _ setting: ReviewSetting, _ table: ReviewTable, _ names: AnnotatorNames, into frame: inout Frame
  ) {
    let (left, width) = (metrics.block.left, metrics.block.width)
    if !metrics.isLow {
      let below = lines.count - top - metrics.body.count
      let further: SafeText = below > 0 ? " \(counted(below, "more line")): space" : .empty
      let rule = metrics.footRow - 1
      frame.fill(row: rule, columns: left + 1..<left + width - 1, with: "-", style: .quiet)
      if !further.isEmpty { metrics.block.drawRight(further, row: rule, into: &frame, style: .accent) }
    }
    guard let marked, let filter = marked.opens else { return }
    let words = SafeText(
      filter.words(in: table, codeBook: setting.codeBook, isShort: width < 60) { names.text($0) })
    let rows: [SafeText] = metrics.isLow ? ["Enter: \(words)"] : [marked.remark, "Enter lists: \(words)"]
    for (offset, text) in rows.filter({ !$0.isEmpty }).enumerated() {
      frame.put(
        text.truncated(toColumns: width - 2), row: metrics.footRow + offset, column: left + 1, columns: width - 2)
    }
  }
}
