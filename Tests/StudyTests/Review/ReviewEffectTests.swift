import Study
import Testing

@Suite struct ReviewEffectTests {
  private let table: ReviewTable
  private let pairs: ReviewTable

  init() throws {
    table = try ReviewSample.simulated(instances: 400, annotators: 12, perInstance: 2)
    pairs = try ReviewSample.simulated(instances: 200, annotators: 12, perInstance: 4)
  }

  private func dropping(_ table: ReviewTable, _ isDropped: (Int) -> Bool) -> ReviewTable {
    var table = table
    for instance in table.indices where isDropped(instance) {
      let drop = Decision(id: ActID(rawValue: "1"), author: "ann", ruling: Ruling(outcome: .drop), at: .distantPast)
      table.setDecisions(Decisions([drop]), of: instance)
    }
    return table
  }

  private func near(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) < 1e-9
  }

  @Test func `all and below the threshold are the report's own figures`() {
    for table in [table, pairs] {
      let effect = ReviewEffect(ReviewEffect.Base(table), table)
      let figures = StudyFigures(table.labelTable(), plan: FigurePlan(hasIntervals: false))
      for (formulation, name) in [(TaskFormulation.single, "single"), (.preference, "preference")] {
        let (all, below) = (
          figures.kappa("scoreAgreement.\(name).all"), figures.kappa("scoreAgreement.\(name).below3")
        )
        let chance = figures["chance.below3.\(name).symmetric"]
        #expect(near(effect.rows[0][formulation].kappa.symmetric.value, all.symmetric.value))
        #expect(near(effect.rows[0][formulation].kappa.value.value, all.value.value))
        #expect(near(effect.rows[1][formulation].kappa.symmetric.value, below.symmetric.value))
        #expect(near(effect.rows[1][formulation].independent?.symmetric.value, chance.value))
        #expect(effect.rows[1][formulation].kappa.value.n == below.value.n)
      }
    }
  }

  @Test func `as decided is the figure of what is left`() {
    for table in [table, pairs] {
      let decided = dropping(table) { $0 % 7 == 0 || table.isAmbiguous($0) && $0 % 2 == 0 }
      let row = ReviewEffect(ReviewEffect.Base(decided), decided).rows[2]
      let left = StudyFigures(
        decided.labelTable { decided.decisions[$0] == nil }, plan: FigurePlan(hasIntervals: false))
      #expect(near(row.single.kappa.symmetric.value, left["scoreAgreement.single.all.symmetric"].value))
      #expect(near(row.preference.kappa.symmetric.value, left["scoreAgreement.preference.all.symmetric"].value))
      #expect(row.lostInEither == decided.decisions.count)
      #expect(row.single.lost == row.lostInEither && row.preference.lost == row.lostInEither)
    }
  }

  @Test func `dropping all that is ambiguous is the filter, and so are independent labels`() {
    let decided = dropping(table) { table.isAmbiguous($0, .preference) }
    let rows = ReviewEffect(ReviewEffect.Base(decided), decided).rows
    #expect(near(rows[2].preference.kappa.symmetric.value, rows[1].preference.kappa.symmetric.value))
    #expect(near(rows[2].preference.independent?.symmetric.value, rows[1].preference.independent?.symmetric.value))
    #expect(rows[2].preference.lost == rows[1].preference.lost)
  }

  @Test func `nothing decided changes nothing, and independent labels agree by chance`() {
    let rows = ReviewEffect(ReviewEffect.Base(table), table).rows
    #expect(near(rows[2].single.kappa.symmetric.value, rows[0].single.kappa.symmetric.value))
    #expect(abs(rows[2].preference.independent?.value.value ?? 1) < 1e-9)
    #expect(rows[0].lostInEither == 0 && rows[2].lostInEither == 0)
    #expect(rows[1].lostInEither < rows[1].single.lost + rows[1].preference.lost)
  }

  @Test func `what authors disagree on is not dropped`() {
    var decided = dropping(table) { $0 == 0 }
    var decisions = decided.decisions[0] ?? Decisions()
    decisions.set(Decision(id: ActID(rawValue: "2"), author: "bea", ruling: Ruling(outcome: .keep), at: .distantPast))
    decided.setDecisions(decisions, of: 0)
    #expect(ReviewEffect(ReviewEffect.Base(decided), decided).rows[2].lostInEither == 0)
  }

  @Test func `a study without a second annotator has no figure, and says why`() throws {
    let lonely = try ReviewSample.table(["a | alice 15A2", "b | alice 33N0"])
    let rows = ReviewEffect(ReviewEffect.Base(lonely), lonely).rows
    #expect(rows.allSatisfy { $0.single.kappa.value.value == nil && $0.single.kappa.value.why != nil })
    let empty = ReviewTable(annotators: [])
    #expect(ReviewEffect(ReviewEffect.Base(empty), empty).rows.allSatisfy { $0.instances == 0 })
  }
}
