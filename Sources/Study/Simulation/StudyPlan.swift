import Agreement

/// How many instances a study needs for intervals as narrow as wanted, by simulation.
package struct StudyPlan: Hashable, Sendable {
  /// Half of the 95 % interval of kappa that is aimed at.
  package var halfWidth: Double
  package var rows: [Row]

  /// With so many annotators an instance.
  package struct Row: Hashable, Sendable {
    package var perInstance: Int
    /// The instances that SINGLE's kappa of ratings needs, and PREFERENCE's of prefer-combined.
    package var single: Int
    package var preference: Int
    /// What the larger of the two numbers gave when it was simulated; nil where resampling left no interval.
    package var singleHalfWidth: Double?
    package var preferenceHalfWidth: Double?
    /// Whether that is about as narrow as wanted, which more instances do not bring about where people are the sample.
    package var isReached: Bool

    package var instances: Int { max(single, preference) }
  }

  /// Simulates studies of the paper's kind and scales them by the square root of their size, then simulates the outcome.
  package init(
    halfWidth: Double, perInstance: [Int], annotators: Int, seed: UInt64, resampling: FigurePlan.Resampled = .instances,
    model: SimulationModel = .paper
  ) throws(PlanningError) {
    self.halfWidth = halfWidth
    rows = []
    func widths(_ instances: Int, _ perInstance: Int, seed: UInt64) throws(PlanningError) -> [Double?] {
      let study = try SimulatedStudy(
        instances: instances, annotators: max(annotators, perInstance), perInstance: perInstance, seed: seed,
        model: model)
      let figures = StudyFigures(
        study.labels, plan: FigurePlan(replicates: 400, seed: seed, resampling: resampling))
      let kappas = ["single", "preference"].map { figures["scoreAgreement.\($0).all.symmetric"] }
      return kappas.map { kappa in kappa.high.flatMap { high in kappa.low.map { (high - $0) / 2 } } }
    }
    for perInstance in perInstance {
      var mean = [0.0, 0.0]
      for offset in 0..<UInt64(4) {
        let found = try widths(600, perInstance, seed: seed &+ offset)
        mean = zip(mean, found).map { $0 + ($1 ?? .infinity) / 4 }
      }
      // No interval in one of the four: more instances of as few people's work would not give one either.
      guard mean.allSatisfy(\.isFinite) else {
        rows.append(Row(perInstance: perInstance, single: 0, preference: 0, isReached: false))
        continue
      }
      let needed = mean.map { Int((600 * ($0 / halfWidth) * ($0 / halfWidth)).rounded(.up)) }
      let largest = min(max(needed[0], needed[1], 2), 20_000)
      let check = try widths(largest, perInstance, seed: seed &+ 100)
      // A tenth is what simulations of one size differ by.
      let isReached = max(needed[0], needed[1]) > largest || check.allSatisfy { ($0 ?? .infinity) < 1.1 * halfWidth }
      rows.append(
        Row(
          perInstance: perInstance, single: needed[0], preference: needed[1], singleHalfWidth: check[0],
          preferenceHalfWidth: check[1], isReached: isReached))
    }
  }
}
