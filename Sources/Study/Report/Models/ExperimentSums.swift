import Agreement

/// Sums of a model's labels in one experiment against the people's gold.
struct ExperimentSums: CellTable {
  var cells = Array(repeating: 0.0, count: 2 * Gold.size)

  /// Where the sums with a gold value start: six moments of the combined label, preferences by gold ones, and six moments
  /// of the soft label.
  enum Gold: Int {
    case preference = 0
    case single = 21

    static let size = 21
  }

  init() {}

  init(_ unit: ModelUnit, _ row: ModelRow) {
    if let gold = unit.goldPreference { add(unit, row, gold, to: .preference) }
    if let gold = unit.goldSingle { add(unit, row, gold, to: .single) }
  }

  private mutating func add(_ unit: ModelUnit, _ row: ModelRow, _ gold: Double, to sums: Gold) {
    if let label = unit.label(row) {
      PairMoments(Double(label), gold).add(to: &cells, at: sums.rawValue)
      let column = gold > 0 ? 2 : gold < 0 ? 0 : 1
      cells[sums.rawValue + 6 + 3 * (label.signum() + 1) + column] += 1
    }
    if let soft = unit.said[row.model]?.soft(row.experiment) {
      PairMoments(soft, gold).add(to: &cells, at: sums.rawValue + 15)
    }
  }

  func moments(_ sums: Gold) -> PairMoments { PairMoments(cells, at: sums.rawValue) }
  func softMoments(_ sums: Gold) -> PairMoments { PairMoments(cells, at: sums.rawValue + 15) }

  /// The model's preferences (rows) by the gold ones.
  func signs(_ sums: Gold) -> ConfusionTable {
    var table = ConfusionTable(scale: LabelScales.preference)
    table.cells = Array(cells[sums.rawValue + 6..<sums.rawValue + 15])
    return table
  }
}
