import Agreement

extension FigureList<StudyTables> {
  /// Krippendorff's alpha of PREFERENCE alone and merged with SINGLE, four labels an instance (Table 4): of all instances, of
  /// the unambiguous and of the ambiguous ones, always by PREFERENCE's Δ.
  mutating func merge(_ limits: DeltaLimits) {
    for level in [MeasurementLevel.ordinal, .interval] {
      table("Table 4, \(level.rawValue)", columns: ["all", "Δ < \(limits.threshold)", "Δ ≥ \(limits.threshold)"]) {
        $0.alphas("Score: prefer-combined, merged with single-combined", "Score", level, limits) { $0 }
        $0.alphas("Preference, merged with single-pref", "Preference", level, limits) { $0.ofPreferences }
      }
    }
  }
}

extension FigureList<StudyTables>.Rows {
  /// - Parameter labels: the labels that alphas are of, made of combined ones.
  fileprivate mutating func alphas(
    _ heading: String, _ name: String, _ level: MeasurementLevel, _ limits: DeltaLimits,
    labels: @escaping @Sendable (Coincidences) -> Coincidences
  ) {
    typealias Coincided = @Sendable (StudyTables) -> ByAmbiguity<Coincidences>
    let threshold = limits.threshold
    func alpha(
      _ name: String, none: String?, _ coincided: @escaping Coincided,
      _ part: @escaping @Sendable (ByAmbiguity<Coincidences>) -> Coincidences?
    ) -> FigureDeclaration<StudyTables> {
      .alpha(name, level, none: none) { source in
        let coincided = coincided(source)
        return labels(part(coincided) ?? coincided.unambiguous)
      }
    }
    /// What lies below the threshold and what lies from it on; below 3 as files name it at any threshold.
    func parts(_ name: String, of coincided: @escaping Coincided, _ isChance: Bool) -> [FigureDeclaration<StudyTables>]
    {
      func none(_ reason: String) -> String? { isChance ? nil : "no instance has Δ \(reason) in PREFERENCE" }
      if threshold != 3 {
        list.unshown(alpha("\(name).below3", none: none("< 3"), coincided) { $0.belowThree })
      }
      return [
        alpha("\(name).below\(threshold)", none: none("< \(threshold)"), coincided) { $0.unambiguous },
        alpha("\(name).ambiguous", none: none("≥ \(threshold)"), coincided) { $0.ambiguous },
      ]
    }
    func row(_ label: String, _ name: String, of coincided: @escaping Coincided) {
      let all = alpha("merge.\(name).all", none: "no instance has two labels", coincided) { $0.all }
      self.row(label, [all] + parts("merge.\(name)", of: coincided, false))
    }
    self.heading(heading)
    row("PREFERENCE", "preference\(name)") { $0.alone }
    aside(
      "  if indep.",
      [.text("0")] + parts("chance.merge.preference\(name)", of: { $0.independentAlone }, true).map(Cell.figure))
    row("merged", "merged\(name)") { $0.merged }
  }
}
