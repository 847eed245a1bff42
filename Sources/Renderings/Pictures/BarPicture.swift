import Study

/// Distributions of labels as upright bars with their intervals, on one common scale.
enum BarPicture {
  /// The end of the scale that several charts share: the next step above the highest interval, at most 1.
  static func top(_ charts: [BarChart]) -> Double {
    let highest = charts.flatMap(\.bars).map { $0.share.high ?? $0.share.value ?? 0 }.max() ?? 0
    return min(1, max(0.1, (highest * 10 - 1e-9).rounded(.up) / 10))
  }

  /// - Parameter top: where the scale ends, 0…1.
  static func svg(_ chart: BarChart, top scale: Double, id: String) -> String {
    let (width, height, left, base, top) = (300.0, 200.0, 34.0, 160.0, 42.0)
    let step = (width - left - 8) / Double(max(1, chart.bars.count))
    func y(_ share: Double) -> Double { base - share / scale * (base - top) }
    var body = [
      SVG.text(0, 14, chart.title), SVG.text(0, 29, "n \(chart.bars.first?.share.n ?? 0)", style: "soft"),
    ]
    for tick in stride(from: 0, through: scale + 1e-9, by: scale > 0.5 ? 0.2 : 0.1) {
      body.append(SVG.line(left, y(tick), width - 4, y(tick), style: "axis"))
      body.append(
        SVG.text(left - 5, y(tick) + 4, Numbers.fixed(100 * tick, digits: 0) + " %", anchor: "end", style: "soft"))
    }
    for (index, bar) in chart.bars.enumerated() {
      let middle = left + 4 + (Double(index) + 0.5) * step
      if let share = bar.share.value {
        body.append(SVG.rectangle(middle - step * 0.32, y(share), step * 0.64, base - y(share), style: "one"))
        if let low = bar.share.low, let high = bar.share.high {
          body.append(SVG.line(middle, y(low), middle, y(min(high, scale)), style: "whisker"))
        }
      }
      body.append(SVG.text(middle, base + 15, bar.label, anchor: "middle"))
      body.append(
        SVG.text(middle, base + 30, bar.share.value.map(Numbers.percent) ?? "none", anchor: "middle", style: "soft"))
    }
    return SVG.picture(id: id, width: width, height: height, title: chart.title, description: description(chart), body)
  }

  private static func description(_ chart: BarChart) -> String {
    chart.bars.map { "\($0.label): \($0.share.value.map(Numbers.percent) ?? "none"), \($0.count)" }.joined(
      separator: "; ")
  }
}
