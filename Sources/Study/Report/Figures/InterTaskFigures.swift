import Agreement

extension FigureList<StudyTables> {
  /// The same annotator's labels of the same instance in both formulations (Table 3), PREFERENCE against SINGLE: of all
  /// instances, of those unambiguous in both (SINGLE by Δ of difference), and of as many if annotators were independent of
  /// each other, each as consistent across the formulations as they are.
  mutating func interTask(_ limits: DeltaLimits) {
    let none = "no instance is known to be unambiguous in both formulations"
    let columns:
      [(
        name: String, header: String, least: Double, none: String, pairs: @Sendable (StudyTables) -> InterTaskPairs
      )] = [
        ("interTask.all", "all", 0.5, "no annotator has labelled an instance in both formulations", { $0.interTask }),
        ("interTask.unambiguous", "Δ < \(limits.threshold) in both", 0.5, none, { $0.unambiguousInterTask }),
        (
          "chance.interTask.unambiguous", "if independent", IndependentPairs.least,
          IndependentPairs.none("Δ < \(limits.threshold) in both formulations"), { $0.independentInterTask }
        ),
      ]
    table("Table 3", columns: columns.map(\.header)) { table in
      func row(
        _ label: String, _ name: String, isShare: Bool = false,
        _ pairs: @escaping @Sendable (InterTaskPairs) -> PairSums,
        _ statistic: @escaping @Sendable (PairSums) -> Statistic
      ) {
        table.row(
          label,
          columns.map { column in
            FigureDeclaration(
              "\(column.name).\(name)", n: { pairs(column.pairs($0)).count }, least: column.least,
              scale: { isShare ? .share(of: pairs(column.pairs($0)).count) : .coefficient }, none: column.none
            ) { statistic(pairs(column.pairs($0))) }
          })
      }
      row("strict", "strict", isShare: true, { $0.preference }, { $0.strict })
      row("soft", "soft", isShare: true, { $0.preference }, { $0.soft })
      row("kappa pref", "kappaPreference", { $0.preference }, { quadraticKappa($0.moments) })
      row("kappa score", "kappaScore", { $0.combined }, { quadraticKappa($0.moments) })
      row("Pearson", "pearson", { $0.combined }, { pearson($0.moments) })
    }
    for column in columns {
      unshown(
        .pooledKappa("\(column.name).kappaPreference", least: column.least, none: column.none) {
          column.pairs($0).preference
        },
        .pooledKappa("\(column.name).kappaScore", least: column.least, none: column.none) { column.pairs($0).combined })
    }
  }
}
