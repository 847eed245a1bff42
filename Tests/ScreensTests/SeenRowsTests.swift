import Study
import Testing

@testable import Screens

struct SeenRowsTests {
  @Test func `rows are seen as a set of them is`() {
    var draw = SeededGenerator(seed: 1, "rows")
    for _ in 0..<300 {
      var seen = SeenRows()
      var model: Set<Int> = []
      for _ in 0..<12 {
        let low = draw.below(30)
        let range = low..<low + draw.below(7)
        seen.insert(range)
        model.formUnion(range)
        let ask = draw.below(20)..<20 + draw.below(15)
        #expect(seen.covers(ask) == Set(ask).isSubset(of: model))
      }
      #expect(Set(seen.ranges.joined()) == model)
      #expect(zip(seen.ranges, seen.ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      #expect(seen.covers(3..<3))
    }
  }
}
