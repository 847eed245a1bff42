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

  @Test func `Δ of difference and the mean of all pairs stand beside the largest`() throws {
    let table = try ReviewSample.table([
      // Both rose by three: the ratings differ, the differences do not.
      "a | alice 12A2 | bob 45B2", "b | alice 15A2 | bob 42B1 | carol 33N0", "c | alice 15A2 | bob 4-B1 | M 51B2",
      "d | alice 1-A1",
    ])
    #expect(table.indices.map { table.deltaDifference(of: $0) } == [0, 6, nil, nil])
    #expect(table.indices.map { table.meanDelta(of: $0, .single) } == [3, 2, 3, nil])
    #expect(table.indices.map { table.meanDelta(of: $0, .preference) } == [4, 2, 3, nil])
    // Ratings 1, 4, 3 and 5, 2, 3 have a variance of 7/3 each; −2, 1, 0 as well.
    let spread = (7.0 / 3).squareRoot()
    #expect(abs(try #require(table.spread(of: 1, .single)) - spread) < 1e-12)
    #expect(abs(try #require(table[1].spreadPreference) - spread) < 1e-12)
    #expect(table.spread(of: 3, .single) == nil && table.spread(of: 3, .preference) == nil)
    #expect(table.largestUnit == 3 && table[1].meanSingle == 2 && table[1].deltaDifference == 6)
  }

  @Test func `SINGLE's two sets are told apart, and an unknown Δ is in neither`() throws {
    let table = try ReviewSample.table([
      "a | alice 12A1 | bob 45A1", "b | alice 15B2 | bob 32B1", "c | alice 33N0 | bob 34N0", "d | alice 1-A1",
      // Alone in SINGLE; not labelled in SINGLE at all; labelled by nobody.
      "e | alice 33A1 | bob --A1", "f | alice --A1 | bob --A2", "g",
    ])
    func listed(_ word: String) throws -> [String] {
      var words = ReviewFilter.Words()
      words.ambiguous = word
      let filter = try ReviewFilter(words, in: table, codeBook: .standard)
      return table.indices.filter { table.passes($0, filter) }.map { table.key(of: $0).text }
    }
    #expect(try listed("single") == ["a", "b"] && listed("difference") == ["b"])
    #expect(try listed("none") == ["c", "f"] && listed("unknown") == ["d", "e"])
    var words = ReviewFilter.Words()
    words.meanDelta = 2
    let filter = try ReviewFilter(words, in: table, codeBook: .standard)
    #expect(table.indices.filter { table.passes($0, filter) } == [0, 1])
    #expect(
      filter.words(in: table, codeBook: .standard) { _ in "" } == "ambiguous or not, mean Δ of 2 or more")
    words.meanDelta = nil
    words.spread = 2.1
    let spread = try ReviewFilter(words, in: table, codeBook: .standard)
    // 1 and 4, 2 and 5 spread by 3 / √2 = 2.12; 5 and 2 by as much, with 1 and 3 by the root of 3.25.
    #expect(table.indices.filter { table.passes($0, spread) } == [0])
    #expect(spread.words(in: table, codeBook: .standard) { _ in "" } == "ambiguous or not, spread of 2.1 or more")
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
