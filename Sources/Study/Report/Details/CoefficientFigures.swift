import Agreement

/// The kinds of label that other coefficients of agreement are given of.
package enum LabelKind: String, Hashable, Sendable, CaseIterable {
  case rating
  case singleCombined = "single-combined"
  case singlePref = "single-pref"
  case preferCombined = "prefer-combined"
  case preference

  /// As files call it.
  package var name: String {
    switch self {
    case .rating: "rating"
    case .singleCombined: "singleCombined"
    case .singlePref: "singlePref"
    case .preferCombined: "preferCombined"
    case .preference: "preference"
    }
  }
}

extension FigureList<CoefficientSums> {
  /// Other coefficients of agreement, a table for each kind of label; files call them by the kind's name.
  static let coefficients: FigureList = {
    var list = FigureList()
    for (index, kind) in LabelKind.allCases.enumerated() {
      list.table(kind.rawValue, columns: [kind.rawValue]) { table in
        func row(
          _ label: String, _ name: String, _ statistic: @escaping @Sendable (CoefficientSums.KindSums) -> Statistic
        ) {
          table.row(
            label,
            [
              FigureDeclaration("\(kind.name).\(name)", n: { $0.kinds[index].pairs.pairedUnits }) {
                statistic($0.kinds[index])
              }
            ])
        }
        row("Gwet's AC1", "ac1") { gwetAC($0.pairs) }
        row("Gwet's AC2, quadratic", "ac2") { gwetAC($0.pairs, weights: .quadratic) }
        row("alpha, nominal", "alphaNominal") { krippendorffAlpha($0.coincidences, level: .nominal) }
        row("alpha, ordinal", "alphaOrdinal") { krippendorffAlpha($0.coincidences, level: .ordinal) }
        row("alpha, interval", "alphaInterval") { krippendorffAlpha($0.coincidences, level: .interval) }
        row("intraclass correlation (1,1)", "intraclass") { intraclassCorrelation($0.variance) }
        // Of pairs, both orders.
        row("Spearman", "spearman") { spearman($0.table.symmetrised) }
        row("Pearson", "pearson") { pearson($0.table.symmetrised) }
      }
    }
    return list
  }()
}

extension FigureSample<CoefficientSums> {
  init(coefficientsOf table: LabelTable) {
    let patterns = UnitPatterns(table, of: LabelPattern.init, by: <)
    let labels = patterns.labels.map(\.labels)
    self.init(
      tally: Tally(patternCount: labels.count, empty: CoefficientSums()) { $1.add(labels[$0]) },
      units: patterns.units)
  }
}

/// The sums of every kind of label.
struct CoefficientSums: CellTable {
  var kinds: [KindSums]

  init() {
    let scales = [
      LabelScales.rating, LabelScales.combined, LabelScales.preference, LabelScales.combined, LabelScales.preference,
    ]
    kinds = scales.map { KindSums(scale: $0) }
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

    init(scale: Scale) {
      pairs = PairTable(scale: scale)
      coincidences = CoincidenceMatrix(scale: scale)
      table = ConfusionTable(scale: scale)
      variance = VarianceSums()
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
