import Agreement

/// Sums of where two models differ, against where people do.
struct ModelPairSums: CellTable {
  /// Pairs of combined labels (25); then for each formulation six moments of the two Δ and the four counts of their sets;
  /// then pairs of ratings (25).
  var cells = Array(repeating: 0.0, count: 25 + 2 * 10 + 25)

  enum Formulation: Int {
    case preference = 25
    case single = 35
  }

  init() {}

  init(_ unit: ModelUnit, _ first: ModelRow, _ second: ModelRow, threshold: Int) {
    if first.experiment.isSingle, second.experiment.isSingle {
      for response in ResponseLetter.allCases {
        guard let one = unit.ratings[first.model][response], let two = unit.ratings[second.model][response] else {
          continue
        }
        cells[Self.ratings + 5 * (one - 1) + two - 1] += 1
      }
    }
    guard let one = unit.label(first), let two = unit.label(second) else { return }
    cells[5 * (one + 2) + two + 2] = 1
    let delta = abs(one - two)
    func add(_ human: Int, to sums: Formulation) {
      PairMoments(Double(delta), Double(human)).add(to: &cells, at: sums.rawValue)
      var sets = SetOverlap()
      sets.add(inFirst: delta >= threshold, inSecond: human >= threshold)
      for (index, count) in sets.cells.enumerated() { cells[sums.rawValue + 6 + index] = count }
    }
    if let human = unit.deltaPreference { add(human, to: .preference) }
    if let human = unit.deltaSingle { add(human, to: .single) }
  }

  var labels: ConfusionTable {
    var table = ConfusionTable(scale: LabelScales.combined)
    table.cells = Array(cells[..<25])
    return table
  }

  private static let ratings = 45

  /// Of two that rated single responses; a data point is a response.
  var ratings: ConfusionTable {
    var table = ConfusionTable(scale: LabelScales.rating)
    table.cells = Array(cells[Self.ratings...])
    return table
  }

  func moments(_ formulation: Formulation) -> PairMoments { PairMoments(cells, at: formulation.rawValue) }

  func sets(_ formulation: Formulation) -> SetOverlap {
    var sets = SetOverlap()
    sets.cells = Array(cells[formulation.rawValue + 6..<formulation.rawValue + 10])
    return sets
  }
}
