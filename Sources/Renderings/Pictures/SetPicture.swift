import Study

/// Two sets of instances as bars that overlap as far as they share instances, above the overlap to expect by chance.
enum SetPicture {
  static func svg(_ plot: SetPlot, id: String) -> String {
    let (width, left, right) = (600.0, 110.0, 575.0)
    let union = max(1, plot.firstSize + plot.secondSize - min(plot.shared, plot.sharedByChance))
    func length(_ count: Double) -> Double { count / union * (right - left) }
    func rows(_ label: String, shared: Double, y: Double) -> [String] {
      let start = left + length(plot.firstSize - shared)
      return [
        SVG.text(0, y + 14, label),
        SVG.rectangle(left, y, length(plot.firstSize), 20, style: "one ring"),
        SVG.rectangle(start, y + 10, length(plot.secondSize), 20, style: "other ring"),
        SVG.text(start + length(shared) / 2, y + 46, "both: \(Numbers.fixed(shared, digits: 0))", anchor: "middle"),
      ]
    }
    var body = [SVG.text(0, 14, plot.title)]
    body += rows("found", shared: plot.shared, y: 34)
    body += rows("by chance", shared: plot.sharedByChance, y: 94)
    body += [
      SVG.rectangle(left, 158, 14, 12, style: "one ring"),
      SVG.text(left + 20, 168, "\(plot.first): \(Numbers.fixed(plot.firstSize, digits: 0))"),
      SVG.rectangle(left + 160, 158, 14, 12, style: "other ring"),
      SVG.text(left + 180, 168, "\(plot.second): \(Numbers.fixed(plot.secondSize, digits: 0))"),
      SVG.text(left + 330, 168, "of \(Numbers.fixed(plot.total, digits: 0)) instances", style: "soft"),
    ]
    let description =
      "\(plot.first): \(Numbers.fixed(plot.firstSize, digits: 0)) of \(Numbers.fixed(plot.total, digits: 0)) instances; "
      + "\(plot.second): \(Numbers.fixed(plot.secondSize, digits: 0)); in both \(Numbers.fixed(plot.shared, digits: 0)), "
      + "by chance \(Numbers.fixed(plot.sharedByChance, digits: 0))"
    return SVG.picture(id: id, width: width, height: 176, title: plot.title, description: description, body)
  }
}
