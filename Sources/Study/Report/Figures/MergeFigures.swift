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
      _ name: String, least: Double = 0.5, none: String, _ coincided: @escaping Coincided,
      _ part: @escaping @Sendable (ByAmbiguity<Coincidences>) -> Coincidences?
    ) -> FigureDeclaration<StudyTables> {
      .alpha(name, level, least: least, none: none) { source in
        let coincided = coincided(source)
        return labels(part(coincided) ?? coincided.unambiguous)
      }
    }
    /// What lies below the threshold and what lies from it on; below 3 as files name it at any threshold.
    func parts(_ name: String, of coincided: @escaping Coincided, _ kind: Labels) -> [FigureDeclaration<StudyTables>] {
      func part(
        _ member: String, _ range: String, _ part: @escaping @Sendable (ByAmbiguity<Coincidences>) -> Coincidences?
      ) -> FigureDeclaration<StudyTables> {
        alpha("\(name).\(member)", least: kind.least, none: kind.none(range), coincided, part)
      }
      if threshold != 3 { list.unshown(part("below3", "Δ < 3") { $0.belowThree }) }
      return [
        part("below\(threshold)", "Δ < \(threshold)") { $0.unambiguous },
        part("ambiguous", "Δ ≥ \(threshold)") { $0.ambiguous },
      ]
    }
    func row(_ label: String, _ name: String, _ kind: Labels, of coincided: @escaping Coincided) {
      let all = alpha("merge.\(name).all", none: kind.none(nil), coincided) { $0.all }
      self.row(label, [all] + parts("merge.\(name)", of: coincided, kind))
    }
    self.heading(heading)
    row("PREFERENCE", "preference\(name)", .alone) { $0.alone }
    aside(
      "  if independent",
      [.text("0")] + parts("chance.merge.preference\(name)", of: { $0.independentAlone }, .independent).map(Cell.figure)
    )
    row("merged", "merged\(name)", .merged) { $0.merged }
  }
}

/// Whose alpha it is, and what to say without one.
private enum Labels {
  case alone, independent, merged

  /// The instances that it needs: of fewer than two that are only to be expected it says nothing.
  var least: Double { self == .independent ? 2 : 0.5 }

  func none(_ range: String?) -> String {
    let range = range.map { " with \($0) in PREFERENCE" } ?? ""
    return switch self {
    case .alone: "no instance\(range) has two preferences"
    case .independent: "of independent labels fewer than two instances\(range) are to be expected"
    case .merged: "no instance\(range) has labels of two annotators, and of both formulations"
    }
  }
}
