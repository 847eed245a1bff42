import Study

/// Figures by filter with their intervals, each beside what independent labels would give.
enum IntervalPicture {
  static func svg(_ plot: IntervalPlot, id: String) -> String {
    let points = plot.groups.flatMap(\.points)
    // Names of models may be long; about seven units a letter.
    let longest = points.map { $0.label.unicodeScalars.count }.max() ?? 0
    let left = min(420, max(150, 100 + 6.6 * Double(longest)))
    let (width, right, line) = (left + 450, left + 425, 22.0)
    let values = points.flatMap { point in
      [point.figure.low, point.figure.value, point.figure.high, point.comparison?.value].compactMap(\.self)
    }
    let low = min(0, values.min() ?? 0)
    let high = max(0.4, values.max() ?? 1)
    let step = high - low > 2 ? 0.5 : 0.2
    func x(_ value: Double) -> Double { left + (value - low) / (high - low) * (right - left) }
    var body = [SVG.text(0, 14, plot.title)]
    var y = 40.0
    var rows: [String] = []
    for group in plot.groups {
      rows.append(SVG.text(0, y + 4, group.label))
      for point in group.points {
        rows.append(SVG.text(left - 10, y + 4, point.label, anchor: "end", style: "soft"))
        if let from = point.figure.low, let to = point.figure.high {
          rows.append(SVG.line(x(from), y, x(to), y, style: "whisker"))
        }
        if let value = point.figure.value { rows.append(SVG.circle(x(value), y, 4.5, style: "one")) }
        if let value = point.comparison?.value { rows.append(SVG.diamond(x(value), y, 5, style: "two")) }
        y += line
      }
      y += 10
    }
    let bottom = y - 8
    for tick in stride(from: (low / step).rounded(.up) * step, through: high + 1e-9, by: step) {
      body.append(SVG.line(x(tick), 28, x(tick), bottom, style: "axis"))
      body.append(SVG.text(x(tick), bottom + 14, Numbers.short(tick, digits: 1), anchor: "middle", style: "soft"))
    }
    body += rows
    let key = bottom + 34
    body += [
      SVG.circle(left, key - 4, 4.5, style: "one"),
      SVG.text(left + 12, key, "\(plot.axis), with its interval"),
    ]
    if points.contains(where: { $0.comparison != nil }) {
      body += [SVG.diamond(left + 220, key - 4, 5, style: "two"), SVG.text(left + 232, key, plot.comparison)]
    }
    return SVG.picture(
      id: id, width: width, height: key + 10, title: plot.title, description: description(plot), body)
  }

  private static func description(_ plot: IntervalPlot) -> String {
    plot.groups.flatMap { group in
      group.points.map { point in
        let beside = point.comparison?.value.map { ", \(plot.comparison) \(Numbers.short($0))" } ?? ""
        return
          "\(group.label.isEmpty ? "" : group.label + ", ")\(point.label): \(point.figure.value.map { Numbers.short($0) } ?? "none")\(beside)"
      }
    }.joined(separator: "; ")
  }
}
