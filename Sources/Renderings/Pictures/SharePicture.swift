import Study

/// Shares of one whole as bars that lie, with their intervals; an estimate below 0 goes to the left.
enum SharePicture {
  static func svg(_ plot: SharePlot, id: String) -> String {
    let longest = plot.bars.map { $0.label.unicodeScalars.count }.max() ?? 0
    let left = max(80, 14 + 6.4 * Double(longest))
    let (right, step, top) = (left + 360, 26.0, 30.0)
    let ends = plot.bars.flatMap { [$0.share.low, $0.share.value, $0.share.high].compactMap(\.self) }
    let low = max(-0.5, min(0, ((ends.min() ?? 0) * 5).rounded(.down) / 5))
    let high = min(1.5, max(0.2, ((ends.max() ?? 1) * 5).rounded(.up) / 5))
    func x(_ share: Double) -> Double { left + (min(max(share, low), high) - low) / (high - low) * (right - left) }
    let tickStep = high - low > 1.3 ? 0.4 : 0.2
    let bottom = top + step * Double(plot.bars.count)
    var body = [SVG.text(0, 14, plot.title)]
    for tick in stride(from: (low / tickStep).rounded(.up) * tickStep, through: high + 1e-9, by: tickStep) {
      body.append(SVG.line(x(tick), top - 4, x(tick), bottom, style: "axis"))
      body.append(
        SVG.text(x(tick), bottom + 14, Numbers.fixed(100 * tick, digits: 0) + " %", anchor: "middle", style: "soft"))
    }
    for (index, bar) in plot.bars.enumerated() {
      let y = top + step * Double(index)
      body.append(SVG.text(left - 10, y + 15, bar.label, anchor: "end"))
      guard let share = bar.share.value else { continue }
      body.append(SVG.rectangle(min(x(0), x(share)), y + 3, abs(x(share) - x(0)), 15, style: "one"))
      if let low = bar.share.low, let high = bar.share.high {
        body.append(SVG.line(x(low), y + 10.5, x(high), y + 10.5, style: "whisker"))
      }
      body.append(SVG.text(right + 8, y + 15, Numbers.percent(share), style: "soft"))
    }
    body.append(SVG.line(x(0), top - 4, x(0), bottom, style: "whisker"))
    let description = plot.bars.map { "\($0.label): \(Numbers.share($0.share))" }.joined(separator: "; ")
    return SVG.picture(
      id: id, width: right + 70, height: bottom + 22, title: plot.title, description: description, body)
  }
}
