import Agreement

/// Other coefficients of agreement for one kind of label.
package struct CoefficientFigures: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case rating
    case singleCombined = "single-combined"
    case singlePref = "single-pref"
    case preferCombined = "prefer-combined"
    case preference
  }

  package var kind: Kind
  /// Gwet's, unweighted and with quadratic weights.
  package var ac1: Figure
  package var ac2: Figure
  package var alphaNominal: Figure
  package var alphaOrdinal: Figure
  package var alphaInterval: Figure
  /// ICC(1,1), whose n counts data points of one label too: units of any size tell of the variance between them.
  package var intraclass: Figure
  /// Of pairs, both orders.
  package var spearman: Figure
  package var pearson: Figure

  static func all(_ table: LabelTable, plan: FigurePlan) -> [CoefficientFigures] {
    let patterns = ResampledPatterns(table, plan: plan, of: LabelPattern.init, by: <)
    let labels = patterns.labels.map(\.labels)
    let largest = labels.map(\.largestUnit).max() ?? 0
    let tally = Tally(patternCount: labels.count, empty: CoefficientSums(columns: largest)) { $1.add(labels[$0]) }
    let run = bootstrap(patterns.multiplicities, resampling: patterns.resampling, plan: plan.bootstrap) {
      var reader = FigureReader()
      _ = all(tally.table($0), &reader)
      return reader.statistics
    }
    var reader = FigureReader(run: run)
    return all(tally.table(patterns.multiplicities), &reader)
  }

  private static func all(_ sums: CoefficientSums, _ read: inout FigureReader) -> [CoefficientFigures] {
    zip(Kind.allCases, sums.kinds).map { kind, sums in
      let n = sums.pairs.pairedUnits
      let table = sums.table.symmetrised
      return CoefficientFigures(
        kind: kind, ac1: read(gwetAC(sums.pairs), n: n), ac2: read(gwetAC(sums.pairs, weights: .quadratic), n: n),
        alphaNominal: read(krippendorffAlpha(sums.coincidences, level: .nominal), n: n),
        alphaOrdinal: read(krippendorffAlpha(sums.coincidences, level: .ordinal), n: n),
        alphaInterval: read(krippendorffAlpha(sums.coincidences, level: .interval), n: n),
        intraclass: read(intraclassCorrelation(sums.variance), n: sums.variance.unitCount),
        spearman: read(Agreement.spearman(table), n: n), pearson: read(Agreement.pearson(table), n: n))
    }
  }
}

/// The sums of every kind of label.
private struct CoefficientSums: CellTable {
  var kinds: [KindSums]

  init(columns: Int) {
    let scales = [
      LabelScales.rating, LabelScales.combined, LabelScales.preference, LabelScales.combined, LabelScales.preference,
    ]
    kinds = scales.map { KindSums(scale: $0, columns: columns) }
  }

  mutating func add(_ labels: InstanceLabels) {
    kinds[0].add(labels.ratingsA.map { $0 - 1 })
    kinds[0].add(labels.ratingsB.map { $0 - 1 })
    kinds[1].add(labels.combined.map { $0 + 2 })
    kinds[2].add(labels.combined.map { $0.signum() + 1 })
    kinds[3].add(labels.preferences.map { $0 + 2 })
    kinds[4].add(labels.preferences.map { $0.signum() + 1 })
  }

  var cells: [Double] {
    get { kinds.flatMap(\.cells) }
    set {
      var start = 0
      for index in kinds.indices {
        let end = start + kinds[index].cells.count
        kinds[index].cells = Array(newValue[start..<end])
        start = end
      }
    }
  }

  /// The sums of one kind of label.
  struct KindSums: CellTable {
    var pairs: PairTable
    var coincidences: CoincidenceMatrix
    var table: ConfusionTable
    var variance: VarianceSums

    init(scale: Scale, columns: Int) {
      pairs = PairTable(scale: scale)
      coincidences = CoincidenceMatrix(scale: scale)
      table = ConfusionTable(scale: scale)
      variance = VarianceSums(columns: columns)
    }

    /// Adds a data point's labels, given by their indices on the scale.
    mutating func add(_ labels: [Int]) {
      guard !labels.isEmpty else { return }
      pairs.add(unit: labels)
      variance.add(unit: labels.map { pairs.scale.values[$0] })
      guard labels.count > 1 else { return }
      coincidences.add(unit: labels)
      table.add(unit: labels)
    }

    var cells: [Double] {
      get { pairs.cells + coincidences.cells + table.cells + variance.cells }
      set {
        let sizes = [pairs.cells.count, coincidences.cells.count, table.cells.count]
        pairs.cells = Array(newValue[..<sizes[0]])
        coincidences.cells = Array(newValue[sizes[0]..<sizes[0] + sizes[1]])
        table.cells = Array(newValue[(sizes[0] + sizes[1])..<sizes.reduce(0, +)])
        variance.cells = Array(newValue[sizes.reduce(0, +)...])
      }
    }
  }
}
