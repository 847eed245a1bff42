import Testing

@testable import Study

@Suite struct ReviewTableTests {
  @Test func `Δ is the largest pairwise difference of people's originals`() throws {
    var table = try ReviewSample.table([
      "a | alice 15A2 | bob 44B2", "b | alice 1--- | bob 3--- | carol 5---", "c | alice 1--- | bob -5B1", "d",
      "e | alice 33N0 | M 11A2",
    ])
    func deltas(_ instance: Int) -> [Int?] { [table.deltaSingle(of: instance), table.deltaPreference(of: instance)] }
    #expect(deltas(0) == [3, 4])
    #expect(deltas(1) == [4, nil])
    #expect(deltas(2) == [nil, nil])
    #expect(deltas(3) == [nil, nil])
    #expect(deltas(4) == [nil, nil])
    // What was asked for again changes nothing, and stands beside the originals.
    let added = ReviewLabel(annotator: 2, slot: 2, point: .pair, occasion: .added, value: -2)
    table.setLabels(Array(table.labels(of: 4)) + [added], of: 4)
    #expect(deltas(4) == [nil, nil])
    #expect(table[4].people.map(\.others) == [[], [added]])
    #expect(table[4].models.map(\.preference) == [.muchA])
    #expect(table[0].deltaA == 3 && table[0].deltaB == 1)
    #expect(table[0].people.map(\.annotator) == [0, 1])
  }

  @Test func `keys keep their bytes, whatever they are`() throws {
    let keys = ["é", "e\u{301}", "x", "a b|c", String(repeating: "k", count: 300), "\u{1F469}\u{200D}\u{1F33E}"]
    var table = ReviewTable(annotators: [])
    for key in keys { table.addInstance(InstanceKey(key), subset: key) }
    table.finish()
    #expect(table.indices.map { Array(table.key(of: $0).text.utf8) } == keys.map { Array($0.utf8) })
    #expect(table.number(of: InstanceKey("é")) == 0)
    #expect(table.number(of: InstanceKey("e\u{301}")) == 1)
    #expect(table.number(of: InstanceKey("nowhere")) == nil)
    #expect(table.subsets.count == keys.count)
  }

  @Test func `a label takes eight bytes, an instance at most thirty-two`() {
    #expect(MemoryLayout<ReviewLabel>.stride <= 8)
    #expect(ReviewTable.bytesPerInstance <= 32)
  }

  @Test func `values survive the packing`() {
    for occasion in Occasion.allCases {
      for point in ReviewLabel.DataPoint.allCases {
        for value in [nil, -2, -1, 0, 1, 2, 3, 4, 5] as [Int?] {
          let label = ReviewLabel(annotator: 400, slot: 7, point: point, occasion: occasion, value: value)
          #expect(label.value == value && label.occasion == occasion && label.point == point && label.annotator == 400)
        }
      }
    }
  }
}
