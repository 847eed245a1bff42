import Agreement

/// Sums of one model's labels against the people's.
struct ModelSums {
  private var preference = Gold()
  private var single = Gold()
  private var meanLogprobPreference = Counted()
  private var meanLogprobSingle = Counted()
  private var difficultyPreference = Counted()
  private var difficultySingle = Counted()
  private var orders = (same: 0.0, sameSide: 0.0, first: 0.0, second: 0.0, all: 0.0)

  private struct Gold {
    var moments = PairMoments()
    var signs = ConfusionTable(scale: LabelScales.preference)
  }

  private struct Counted {
    var moments = PairMoments()
    var count = 0.0

    mutating func add(_ x: Double, _ y: Double, weight: Double) {
      moments.add(x, y, weight: weight)
      count += weight
    }
  }

  mutating func add(_ unit: ModelUnit, _ model: Int, times: Double) {
    if let label = unit.combined[model] {
      func add(_ gold: Double, to sums: inout Gold) {
        sums.moments.add(Double(label), gold, weight: times)
        sums.signs.add(row: label.signum() + 1, column: gold > 0 ? 2 : gold < 0 ? 0 : 1, weight: times)
      }
      if let gold = unit.goldPreference { add(gold, to: &preference) }
      if let gold = unit.goldSingle { add(gold, to: &single) }
    }
    guard let said = unit.said[model] else { return }
    if let difference = said.meanLogprobDifference {
      if let gold = unit.goldPreference { meanLogprobPreference.add(difference, gold, weight: times) }
      if let gold = unit.goldSingle { meanLogprobSingle.add(difference, gold, weight: times) }
    }
    if let difficulty = said.difficulty, let delta = unit.deltaPreference {
      difficultyPreference.add(Double(difficulty), Double(delta), weight: times)
    }
    for (difficulty, delta) in [(said.difficultyA, unit.deltaA), (said.difficultyB, unit.deltaB)] {
      if let difficulty, let delta { difficultySingle.add(Double(difficulty), Double(delta), weight: times) }
    }
    if let a = said.firstA, let b = said.firstB {
      orders.all += times
      if a == b { orders.same += times }
      if a.signum() == b.signum() { orders.sameSide += times }
      orders.first += times * ((a < 0 ? 1 : 0) + (b > 0 ? 1 : 0))
      orders.second += times * ((a > 0 ? 1 : 0) + (b < 0 ? 1 : 0))
    }
  }

  func figures(_ name: String, _ read: inout FigureReader) -> ModelFigures.Model {
    let none = FigureReader.Nothing.because("no instance has labels of this model and of people")
    let noDifficulty = FigureReader.Nothing.because("no data point has this model's difficulty and a Δ of people")
    let noScores = FigureReader.Nothing.because("no instance has this model's perplexities and labels of people")
    let noOrders = FigureReader.Nothing.because("no pair was asked in both orders")
    func share(_ count: Double, of all: Double) -> Statistic { all > 0 ? .value(count / all) : .undefined(.noUnits) }
    let sided = orders.first + orders.second
    return ModelFigures.Model(
      name: name,
      pearsonPreference: read(pearson(preference.moments), n: preference.signs.total, none: none),
      pearsonSingle: read(pearson(single.moments), n: single.signs.total, none: none),
      kappaPreference: read(cohenKappa(preference.signs, weights: .quadratic), n: preference.signs.total, none: none),
      kappaSingle: read(cohenKappa(single.signs, weights: .quadratic), n: single.signs.total, none: none),
      meanLogprobPreference: read(
        pearson(meanLogprobPreference.moments), n: meanLogprobPreference.count, none: noScores),
      meanLogprobSingle: read(pearson(meanLogprobSingle.moments), n: meanLogprobSingle.count, none: noScores),
      difficultyPreference: read(
        pearson(difficultyPreference.moments), n: difficultyPreference.count, none: noDifficulty),
      difficultySingle: read(pearson(difficultySingle.moments), n: difficultySingle.count, none: noDifficulty),
      sameLabel: read(share(orders.same, of: orders.all), n: orders.all, none: noOrders),
      samePreference: read(share(orders.sameSide, of: orders.all), n: orders.all, none: noOrders),
      prefersFirst: read(share(orders.first, of: sided), n: sided, none: noOrders))
  }
}
