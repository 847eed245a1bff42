import Study

/// A matrix of labels by labels, each cell as dark as its share of the row, with what it says written in it.
enum HeatPicture {
  static func svg(_ map: HeatMap, id: String) -> String {
    let (left, top, size) = (78.0, 66.0, 46.0)
    let labels = map.rows.map { $0.unicodeScalars.count }.max() ?? 1
    let start = max(left, 10 + 6.4 * Double(max(labels, map.rowTitle.unicodeScalars.count)))
    let width = start + size * Double(map.columns.count) + 50
    var body = [
      SVG.text(0, 14, map.title),
      SVG.text(start + size * Double(map.columns.count) / 2, 36, map.columnTitle, anchor: "middle", style: "soft"),
      SVG.text(0, 54, map.rowTitle, style: "soft"),
    ]
    for (column, label) in map.columns.enumerated() {
      body.append(SVG.text(start + size * (Double(column) + 0.5), top - 10, label, anchor: "middle"))
    }
    let all = map.cells.joined().max() ?? 0
    for (row, cells) in map.cells.enumerated() {
      let y = top + size * Double(row)
      let total = cells.reduce(0, +)
      body.append(SVG.text(start - 8, y + size / 2 + 4, map.rows[row], anchor: "end"))
      for (column, count) in cells.enumerated() {
        let whole = map.isByRow ? total : all
        let share = whole > 0 ? count / whole : 0
        let x = start + size * Double(column)
        body.append(SVG.cell(x, y, size - 2, opacity: share))
        body.append(
          SVG.text(
            x + size / 2 - 1, y + size / 2 + 3, map.text(count, of: total), anchor: "middle",
            style: share > 0.55 ? "onDark" : ""))
      }
      body.append(
        SVG.text(
          start + size * Double(map.columns.count) + 4, y + size / 2 + 4, "n \(Numbers.fixed(total, digits: 0))",
          style: "soft"))
    }
    let height = top + size * Double(map.rows.count) + 8
    return SVG.picture(
      id: id, width: max(width, 30 + 6.2 * Double(map.title.unicodeScalars.count)), height: height,
      title: map.title, description: description(map), body)
  }

  private static func description(_ map: HeatMap) -> String {
    zip(map.rows, map.cells).map { label, cells in
      let total = cells.reduce(0, +)
      let parts = zip(map.columns, cells).map { "\($0) \(map.text($1, of: total))" }
      return "\(map.rowTitle) \(label): \(parts.joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}
