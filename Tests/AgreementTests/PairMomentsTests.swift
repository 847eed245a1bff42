import Agreement
import Study
import Testing

@Suite struct PairMomentsTests {
  @Test func `sums give what tables give, in one order and in both`() throws {
    var generator = SeededGenerator(seed: 6)
    let scale = Scale(-2...2)
    for _ in 0..<200 {
      let labels = (0..<30).map { _ in (generator.below(5) - 2, generator.below(5) - 2) }
      let table = try ConfusionTable(labels.map { Double($0.0) }, labels.map { Double($0.1) }, scale: scale)
      var moments = PairMoments()
      for (first, second) in labels { moments.add(Double(first), Double(second)) }
      #expect(moments == PairMoments(table))
      for (ours, theirs) in [
        (quadraticKappa(moments), cohenKappa(table, weights: .quadratic)),
        (quadraticKappa(moments, pooled: true), cohenKappa(table.symmetrised, weights: .quadratic)),
        (pearson(moments), pearson(table)),
      ] {
        #expect(abs(try #require(ours.value) - #require(theirs.value)) < 1e-12)
      }
    }
  }

  @Test(arguments: [-2.0, 0, 3]) func `the same label throughout is undefined, two constant labels are 0`(
    _ label: Double
  ) {
    var moments = PairMoments()
    #expect(quadraticKappa(moments).reason == .noPairs && pearson(moments).reason == .noUnits)
    moments.add(label, label, weight: 1.0 / 3)
    #expect(pearson(moments).reason == .tooFewUnits)
    for _ in 0..<20 { moments.add(label, label, weight: 1.0 / 3) }
    #expect(quadraticKappa(moments).reason == .constant && quadraticKappa(moments, pooled: true).reason == .constant)
    #expect(pearson(moments).reason == .constantColumn)
    var constants = PairMoments()
    for _ in 0..<7 { constants.add(label, label + 1) }
    #expect(quadraticKappa(constants).value.map { abs($0) < 1e-9 } == true)
    #expect(quadraticKappa(constants + PairMoments()) == quadraticKappa(constants))
  }
}
