import Agreement

/// Pairs of two annotators' labels, and where files keep what is made of them.
struct ComparedPairs: Sendable {
  /// Under which files keep the figures, and what independent labels give below each limit.
  let name: String
  let chanceName: String
  let pairs: @Sendable (StudyPairs) -> Filtered<PairSums>
  let independent: @Sendable (IndependentPairs) -> [IndependentPairs.Drawn]
}

extension FigureList<StudyTables> {
  /// Quadratic weighted kappa of rating and of prefer-combined (Table 1).
  mutating func scores(_ limits: DeltaLimits) {
    table("Table 1", columns: limits.filters.map(\.header)) { table in
      // A data point is a response, filtered by the Δ of its ratings.
      let single = ComparedPairs(
        name: "scoreAgreement.single", chanceName: "single", pairs: { $0.ratings }, independent: { $0.ratings })
      // A data point is an instance, filtered by the Δ of prefer-combined.
      let preference = ComparedPairs(
        name: "scoreAgreement.preference", chanceName: "preference", pairs: { $0.preferCombined },
        independent: { $0.preferCombined })
      table.kappas("SINGLE", single, limits)
      table.kappas("PREFERENCE", preference, limits)
    }
  }

  /// Kappa of single-combined, which is to be compared with prefer-combined like for like; filtered by Δ of difference.
  mutating func singleCombined(_ limits: DeltaLimits) {
    table("single-combined", columns: limits.filters.map(\.header)) { table in
      let pairs = ComparedPairs(
        name: "singleCombined", chanceName: "singleCombined", pairs: { $0.singleCombined },
        independent: { $0.singleCombined })
      table.kappas("kappa", pairs, limits)
    }
  }

  /// Agreement of two annotators' preferences (Table 2).
  mutating func preferences(_ limits: DeltaLimits) {
    table("Table 2", columns: limits.filters.map(\.header)) { table in
      table.heading("SINGLE: single-pref, filtered by Δ of difference")
      let single = ComparedPairs(
        name: "preferenceAgreement.single", chanceName: "singlePref", pairs: { $0.singlePref },
        independent: { $0.singlePref })
      table.agreement(single, limits)
      table.heading("PREFERENCE: preference, filtered by Δ of prefer-combined")
      let preference = ComparedPairs(
        name: "preferenceAgreement.preference", chanceName: "preferencePref", pairs: { $0.preference },
        independent: { $0.preference })
      table.agreement(preference, limits)
    }
  }

  /// The two formulations like for like: the difference of their pooled kappas, SINGLE less PREFERENCE, on the same sample.
  mutating func differences() {
    table("SINGLE - PREFERENCE", columns: ["difference of kappas"]) { table in
      func row(
        _ label: String, _ single: @escaping @Sendable (StudyPairs) -> PairSums,
        _ preference: @escaping @Sendable (StudyPairs) -> PairSums
      ) {
        table.row(
          label,
          [
            FigureDeclaration(
              "difference.\(label)", n: { min(single($0.pairs).count, preference($0.pairs).count) },
              scale: { _ in .plain },
              none: "one of the formulations has no data point with labels of two annotators"
            ) {
              quadraticKappa(single($0.pairs).moments, pooled: true)
                - quadraticKappa(preference($0.pairs).moments, pooled: true)
            }
          ])
      }
      row("combined", { $0.singleCombined.all }, { $0.preferCombined.all })
      row("preference", { $0.singlePref.all }, { $0.preference.all })
    }
  }
}

extension FigureList<StudyTables>.Rows {
  /// A row of pooled kappas; below it those in the order of slots, and those of independent labels.
  fileprivate mutating func kappas(
    _ label: String, _ compared: ComparedPairs, _ limits: DeltaLimits, member: String = ""
  ) {
    let filters = limits.filters
    row(
      label,
      filters.map { filter in
        .pooledKappa("\(compared.name).\(filter.name)\(member)", none: filter.none) { compared.pairs($0.pairs)[filter] }
      })
    row(
      "  not pooled",
      filters.map { filter in
        .kappa("\(compared.name).\(filter.name)\(member)", none: filter.none) { compared.pairs($0.pairs)[filter] }
      }, kind: .aside)
    // Without a filter, independent labels agree no more than by chance.
    let below = limits.limits.enumerated().map { index, limit -> Cell in
      let name = "chance.below\(limit).\(compared.chanceName)\(member)"
      let (least, none) = (IndependentPairs.least, IndependentPairs.none("Δ < \(limit)"))
      list.unshown(.kappa(name, least: least, none: none) { compared.independent($0.independent)[index].slots })
      return .figure(
        .pooledKappa(name, least: least, none: none) { compared.independent($0.independent)[index].pooled })
    }
    aside("  if independent", [.text("0")] + below)
  }

  /// Rows of strict and soft agreement and of kappa.
  fileprivate mutating func agreement(_ compared: ComparedPairs, _ limits: DeltaLimits) {
    func shares(_ label: String, _ statistic: @escaping @Sendable (PairSums) -> Statistic) {
      func declare(
        _ name: String, least: Double = 0.5, none: String?, _ pairs: @escaping @Sendable (StudyTables) -> PairSums
      ) -> FigureDeclaration<StudyTables> {
        FigureDeclaration(
          "\(name).\(label)", n: { pairs($0).count }, least: least, scale: { .share(of: pairs($0).count) }, none: none
        ) { statistic(pairs($0)) }
      }
      row(
        label,
        limits.filters.map { filter in
          declare("\(compared.name).\(filter.name)", none: filter.none) { compared.pairs($0.pairs)[filter] }
        })
      let below = limits.limits.enumerated().map { index, limit -> Cell in
        .figure(
          declare(
            "chance.below\(limit).\(compared.chanceName)", least: IndependentPairs.least,
            none: IndependentPairs.none("Δ < \(limit)")
          ) { compared.independent($0.independent)[index].pooled })
      }
      aside("  if independent", [.text("")] + below)
    }
    shares("strict") { $0.strict }
    shares("soft") { $0.soft }
    kappas("kappa", compared, limits, member: ".kappa")
  }
}
