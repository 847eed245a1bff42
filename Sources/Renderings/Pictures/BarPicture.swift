import Study

/// Shares of labels as upright bars with their intervals.
enum BarPicture {
  static func svg(_ chart: BarChart, id: String) -> String {
    let (width, height, base, top) = (290.0, 190.0, 155.0, 40.0)
    let step = (width - 30) / Double(max(1, chart.bars.count))
    let highest = max(0.01, chart.bars.map { $0.share.high ?? $0.share.value ?? 0 }.max() ?? 0)
    func y(_ share: Double) -> Double { base - share / highest * (base - top) }
    var body = [
      SVG.text(0, 14, chart.title), SVG.text(0, 29, "n \(chart.bars.first?.share.n ?? 0)", style: "soft"),
      SVG.line(10, base, width - 10, base, style: "axis"),
    ]
    for (index, bar) in chart.bars.enumerated() {
      let middle = 15 + (Double(index) + 0.5) * step
      if let share = bar.share.value {
        body.append(SVG.rectangle(middle - step * 0.34, y(share), step * 0.68, base - y(share), style: "one"))
        if let low = bar.share.low, let high = bar.share.high {
          body.append(SVG.line(middle, y(low), middle, y(high), style: "whisker"))
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
