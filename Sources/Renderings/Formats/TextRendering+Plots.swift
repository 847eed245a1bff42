import Study

/// Pictures made of letters.
extension TextRendering {
  /// Distributions as bars on one common scale.
  func lines(of charts: [BarChart]) -> [String] {
    let known = charts.filter { $0.bars.contains { $0.count > 0 } }
    let largest = known.flatMap(\.bars).compactMap(\.share.value).max() ?? 1
    var lines: [String] = []
    for chart in charts {
      if !lines.isEmpty { lines.append("") }
      guard chart.bars.contains(where: { $0.count > 0 }), let n = chart.bars.first?.share.n else {
        lines += wrapped("\(chart.title): no figures, since there is nothing to compute it from.")
        continue
      }
      lines.append("\(chart.title), n \(n)")
      lines += self.lines(of: chart, largest: largest)
    }
    return lines
  }

  private func lines(of chart: BarChart, largest: Double) -> [String] {
    let countWidth = chart.bars.map { String($0.count).count }.max() ?? 1
    return chart.bars.map { bar in
      let share = bar.share.value ?? 0
      let ends = Numbers.ends(bar.share, digits: 1)
      let interval = ends.map { " [\($0.low) \($0.high)]\(Numbers.mark(bar.share))" } ?? ""
      let percent = Numbers.percent(share, digits: ends?.digits ?? 1)
      return "  \(bar.label)  \(self.bar(share / largest, of: 34))  "
        + "\(padLeft(percent, 7))\(padLeft(interval, 20 - max(7, percent.count)))  "
        + padLeft(String(bar.count), countWidth)
    }
  }

  /// Shares of one whole as bars.
  func lines(of plot: SharePlot) -> [String] {
    let labelWidth = plot.bars.map { $0.label.unicodeScalars.count }.max() ?? 0
    let room = max(8, min(34, width - labelWidth - 28))
    let largest = max(1e-9, plot.bars.compactMap(\.share.value).max() ?? 1)
    return wrapped(plot.title)
      + plot.bars.map { bar in
        "  \(padded(bar.label, labelWidth))  \(self.bar((bar.share.value ?? 0) / largest, of: room))  "
          + Numbers.share(bar.share)
      }
  }

  /// So much of the room, filled; nothing for less than nothing.
  private func bar(_ part: Double, of room: Int) -> String {
    padded(String(repeating: "#", count: max(0, Int((part * Double(room)).rounded()))), room)
  }

  /// Figures with their intervals on one axis: `o` the figure, `-` its interval, `x` what it is compared with.
  func lines(of plot: IntervalPlot) -> [String] {
    let points = plot.groups.flatMap(\.points)
    guard points.contains(where: { $0.figure.value != nil }) else { return [] }
    let axis = TextAxis(points, columns: max(16, min(40, width - 40)))
    let longest = points.map { $0.label.unicodeScalars.count }.max() ?? 0
    let labelWidth = min(longest, width - axis.columns - 12)
    var lines = wrapped(plot.title)
    for group in plot.groups {
      if !group.label.isEmpty { lines += wrapped(group.label) }
      for point in group.points {
        let isLong = point.label.unicodeScalars.count > labelWidth
        if isLong { lines += wrapped("  " + point.label) }
        let value = point.figure.value.map { Numbers.short($0) + Numbers.mark(point.figure) } ?? "none"
        lines.append("  \(padded(isLong ? "" : point.label, labelWidth))  \(axis.row(point))  \(value)")
      }
    }
    lines.append(trimmed(String(repeating: " ", count: labelWidth + 4) + axis.ticks))
    let compared = points.contains { $0.comparison?.value != nil } ? "; x \(plot.comparison)" : ""
    return lines + wrapped("o \(plot.axis), - its interval\(compared)")
  }
}

/// An axis of letters, from below the least value to above the largest.
private struct TextAxis {
  let columns: Int
  private let low: Double
  private let high: Double

  init(_ points: [IntervalPlot.Point], columns: Int) {
    let values = points.flatMap { point in
      [point.figure.low, point.figure.value, point.figure.high, point.comparison?.value].compactMap(\.self)
    }
    self.columns = columns
    low = min(0, values.min() ?? 0)
    high = max(0.4, values.max() ?? 0)
  }

  private func column(_ value: Double) -> Int {
    min(columns - 1, max(0, Int(((value - low) / (high - low) * Double(columns - 1)).rounded())))
  }

  func row(_ point: IntervalPlot.Point) -> String {
    var cells = Array(repeating: " " as Character, count: columns)
    cells[column(0)] = ":"
    if let low = point.figure.low, let high = point.figure.high {
      for place in column(low)...max(column(low), column(high)) { cells[place] = "-" }
    }
    if let value = point.comparison?.value { cells[column(value)] = "x" }
    if let value = point.figure.value { cells[column(value)] = "o" }
    return String(cells)
  }

  /// The numbers below, each ending under its place.
  var ticks: String {
    var cells = Array(repeating: " " as Character, count: columns + 2)
    let step = high - low > 2 ? 1.0 : high - low > 1.2 ? 0.5 : 0.2
    for tick in stride(from: (low / step).rounded(.up) * step, through: high + 1e-9, by: step) {
      let text = Array(abs(tick) < 1e-9 ? "0" : Numbers.short(tick, digits: 1))
      let start = max(0, column(tick) - text.count / 2)
      guard start + text.count <= cells.count, cells[max(0, start - 1)..<start + text.count].allSatisfy({ $0 == " " })
      else { continue }
      for (place, letter) in text.enumerated() { cells[start + place] = letter }
    }
    return String(cells)
  }
}
