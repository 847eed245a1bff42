import Study
import Testing

@Suite struct ReviewListTests {
  static let lines = [
    "p-2 helpful | alice 25B2 | bob 53A2", "h-1 harmless | alice 15B2 | bob 44A2",
    "p-10 helpful | alice 51A2 | bob 33B1",
    "h-3 harmless | alice 15N0 | bob 23B1", "p-1 helpful | alice 33N0 | bob 33N0", "p-9 helpful | alice 33N0",
    "h-4 harmless | alice 33A2 | bob 34B2 | M 33A1", "h-5 harmless | alice 15A2 | bob 15A1 | M 55B1",
  ]

  /// Checks which instances a filter lists, in their order.
  private func check(
    _ words: ReviewFilter.Words, order: ReviewOrder = .ambiguity, lists expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let table = try ReviewSample.table(Self.lines)
    let filter = try ReviewFilter(words, in: table, codeBook: .standard)
    let list = ReviewList(table, filter: filter, order: order)
    let keys = list.rows.map { table.key(of: $0).text }.joined(separator: " ")
    #expect(keys == expected, sourceLocation: sourceLocation)
  }

  private func words(_ set: (inout ReviewFilter.Words) -> Void) -> ReviewFilter.Words {
    var words = ReviewFilter.Words()
    set(&words)
    return words
  }

  @Test func `the most ambiguous come first, ties by the bytes of their ids`() throws {
    try check(words { _ in }, lists: "h-1 p-2 h-4 p-10 h-3 h-5 p-1 p-9")
  }

  @Test func `orders sort by what they say`() throws {
    try check(words { _ in }, order: .id, lists: "h-1 h-3 h-4 h-5 p-1 p-10 p-2 p-9")
    try check(words { _ in }, order: .imported, lists: "p-2 h-1 p-10 h-3 p-1 p-9 h-4 h-5")
    try check(words { _ in }, order: .single, lists: "h-1 p-2 p-10 h-3 h-4 h-5 p-1 p-9")
    try check(words { _ in }, order: .subset, lists: "h-1 h-4 h-3 h-5 p-2 p-10 p-1 p-9")
  }

  @Test func `filters list what they say, and combine`() throws {
    try check(words { $0.ambiguous = "both" }, lists: "h-1 p-2")
    try check(words { $0.ambiguous = "single" }, lists: "h-1 p-2")
    try check(words { $0.ambiguous = "preference" }, lists: "h-1 p-2 h-4 p-10")
    try check(words { $0.ambiguous = "none" }, lists: "h-3 h-5 p-1")
    try check(words { $0.ambiguous = "one" }, lists: "h-4 p-10")
    try check(words { $0.contradicts = true }, lists: "h-5")
    try check(words { $0.goldContradicts = true }, lists: "h-5")
    try check(words { $0.pair = ["P19", "alice"] }, lists: "h-1 p-2 h-4 p-10")
    try check(words { $0.pair = ["bob", "carol"] }, lists: "")
    try check(words { $0.modelDiffers = true }, lists: "h-5")
    try check(words { $0.against = "bob" }, lists: "h-1 p-2 h-4 p-10")
    try check(words { $0.against = "P07" }, lists: "h-1 p-2 h-4 p-10")
    try check(words { $0.against = "carol" }, lists: "")
    try check(
      words {
        $0.subset = "harmless"
        $0.ambiguous = "either"
      }, lists: "h-1 h-4")
    try check(words { $0.delta = "1-2" }, lists: "h-3 h-5")
    try check(words { $0.delta = "0" }, lists: "p-1")
  }

  @Test func `what cannot be filtered by names what can`() throws {
    let table = try ReviewSample.table(Self.lines)
    func check(_ words: ReviewFilter.Words, _ parts: String...) {
      let error = #expect(throws: ReviewError.self) { try ReviewFilter(words, in: table, codeBook: .standard) }
      for part in parts {
        #expect(error.map { "\($0)" }?.contains(part) == true, "\(part) in \(String(describing: error))")
      }
    }
    check(
      words { $0.ambiguous = "often" }, "--ambiguous often",
      "either, both, one, single, difference, preference, none, unknown")
    check(words { $0.state = "done" }, "undecided, decided, contested, keep", "send-back")
    check(words { $0.subset = "rude" }, "helpful, harmless")
    check(words { $0.cause = "tired" }, "slip, guideline-gap")
    for pair in [["bob"], ["bob", "bob"], ["bob", "P19"], ["a", "b", "c"]] {
      check(words { $0.pair = pair }, pair.count == 2 ? "--pair" : "--pair", "--pair P07 P19")
    }
    check(words { $0.pair = ["bob", "dave"] }, "dave")
    check(words { $0.against = "dave" }, "dave", "P07, P19")
    for delta in ["5", "-1", "2-1", "1-2-3", "x", ""] { check(words { $0.delta = delta }, "--delta", "1-2") }
    #expect(throws: ReviewError.self) { try ReviewOrder(word: "alphabet") }
  }

  @Test func `the filter in words says everything that is set`() throws {
    let table = try ReviewSample.table(Self.lines)
    let all = words {
      $0.ambiguous = "both"
      $0.contradicts = true
      $0.modelDiffers = true
      $0.against = "bob"
      $0.subset = "helpful"
      $0.delta = "3-4"
      $0.state = "undecided"
      $0.cause = "guideline-gap"
      $0.isUnsure = true
      $0.isCommented = true
    }
    var filter = try ReviewFilter(all, in: table, codeBook: .standard)
    filter.search = ReviewFilter.Search(text: "oven", found: [])
    let said = filter.words(in: table, codeBook: .standard) { table.annotators[$0].pseudonym }
    #expect(
      said
        == "ambiguous in both formulations, ratings contradict the preference, a model differs, P19 against everyone, "
        + "subset helpful, Δ 3 to 4, not decided, cause guideline gap, marked unsure, commented, with \"oven\"")
  }

  @Test func `an annotator stands against everyone only if nobody is near`() throws {
    let table = try ReviewSample.table([
      "a | alice 1--- | bob 5--- | carol 5---", "b | alice 1--- | bob 5--- | carol 2---",
    ])
    func listed(_ annotator: Int) -> [Int] {
      var filter = ReviewFilter.everything
      filter.against = annotator
      return ReviewList(table, filter: filter).rows
    }
    #expect(listed(0) == [0])
    #expect(listed(1) == [1])
    #expect(listed(2) == [])
  }

  @Test func `a decision changes the list only when it is refreshed`() throws {
    var filter = ReviewFilter.standard
    filter.state = .undecided
    var list = ReviewList(try ReviewSample.table(Self.lines), filter: filter)
    #expect(list.count == 4)
    let drop = Decision(id: ActID(rawValue: "1"), author: "ann", ruling: Ruling(outcome: .drop), at: .distantPast)
    let instance = list.rows[1]
    list.setDecisions(Decisions([drop]), of: instance)
    #expect(list.count == 4)
    #expect(list[1].decisions.outcome == .drop)
    #expect(list.progress.words == "1 of 4 decided, 3 left: drop 1.")
    list.refresh()
    #expect(list.count == 3)
    #expect(list.place(of: instance) == nil)
  }

  @Test func `next and previous go from ambiguous to ambiguous`() throws {
    let list = ReviewList(try ReviewSample.table(Self.lines), filter: .everything, order: .id)
    // h-1 h-3 h-4 h-5 p-1 p-10 p-2 p-9
    #expect(list.ambiguous(after: 0) == 2)
    #expect(list.ambiguous(after: 2) == 5)
    #expect(list.ambiguous(after: 6) == nil)
    #expect(list.ambiguous(before: 5) == 2)
    #expect(list.ambiguous(before: 0) == nil)
    #expect(list.ambiguous(after: 7) == nil)
  }

  @Test func `a share is a share, and depends on the seed and the ids alone`() throws {
    let lines = (0..<2000).map { "i\($0) | alice 15A2 | bob 51B2" }
    var table = try ReviewSample.table(lines)
    table.markShare(0.2, seed: 7)
    var filter = ReviewFilter.everything
    filter.isInShare = true
    let share = ReviewList(table, filter: filter, order: .imported).rows
    #expect((340...460).contains(share.count))
    var other = try ReviewSample.table(Array(lines.reversed()))
    other.markShare(0.2, seed: 7)
    let same = ReviewList(other, filter: filter, order: .imported).rows
    #expect(Set(share.map { table.key(of: $0) }) == Set(same.map { other.key(of: $0) }))
    table.markShare(0.2, seed: 8)
    #expect(ReviewList(table, filter: filter, order: .imported).rows != share)
  }
}
