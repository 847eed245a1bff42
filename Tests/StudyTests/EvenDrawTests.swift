import Study
import Testing

struct EvenDrawTests {
  private func instance(_ subset: String, _ number: Int, text: String? = nil) -> Instance {
    Instance(
      key: InstanceKey("\(subset)-\(number)"), subset: subset,
      context: [Turn(role: .user, content: text ?? "\(number)")],
      responseA: "a\(subset)", responseB: "b")
  }

  private func keys(
    _ instances: [Instance], take count: Int, seed: UInt64 = 1, subsets: [String] = []
  ) throws(PlanningError) -> [String] {
    var draw = EvenDraw(of: count, seed: seed, subsets: subsets)
    for instance in instances { draw.offer(instance) }
    return try draw.drawn().map(\.key.text)
  }

  private var three: [Instance] {
    ["helpful", "harmless", "other"].flatMap { subset in (1...40).map { instance(subset, $0) } }
  }

  @Test(arguments: [0, 1, 2, 3, 10, 61, 119, 120])
  func `a draw is even to one over the subsets`(count: Int) throws {
    let drawn = try keys(three, take: count)
    #expect(drawn.count == count)
    #expect(Set(drawn).count == count)
    let sizes = ["helpful", "harmless", "other"].map { subset in drawn.filter { $0.hasPrefix(subset) }.count }
    #expect(try #require(sizes.max()) - #require(sizes.min()) <= 1)
  }

  @Test func `the same seed draws the same in the same order, and another seed others`() throws {
    #expect(try keys(three, take: 30) == keys(three, take: 30))
    #expect(try keys(three, take: 30) != keys(three, take: 30, seed: 2))
  }

  @Test func `what is drawn does not depend on the order of the stream, and comes out in that order`() throws {
    let forwards = try keys(three, take: 31)
    let backwards = try keys(three.reversed(), take: 31)
    #expect(Set(forwards) == Set(backwards))
    let helpful = { (keys: [String]) in keys.filter { $0.hasPrefix("helpful") } }
    #expect(helpful(forwards) == helpful(backwards).reversed())
    #expect(helpful(forwards) == three.map(\.key.text).filter(Set(helpful(forwards)).contains))
  }

  @Test func `every instance has the same chance`() throws {
    let pool = (1...20).map { instance("helpful", $0) }
    var counts = [String: Int]()
    for seed in 0..<2000 as Range<UInt64> {
      for key in try keys(pool, take: 5, seed: seed) { counts[key, default: 0] += 1 }
    }
    // 2000 draws of a quarter: 500 expected, standard deviation 19.4.
    #expect(counts.count == 20)
    #expect(counts.values.allSatisfy { abs($0 - 500) < 90 })
  }

  @Test func `a remainder goes to the first subsets by name that have one more to give`() throws {
    let pool = (1...2).map { instance("a", $0) } + (1...9).map { instance("b", $0) }
    #expect(try keys(pool, take: 5).filter { $0.hasPrefix("b") }.count == 3)
    #expect(try keys(three, take: 61).filter { $0.hasPrefix("harmless") }.count == 21)
  }

  @Test func `a subset that cannot fill its share is named with the numbers`() {
    let pool = (1...2).map { instance("a", $0) } + (1...9).map { instance("b", $0) }
    #expect(throws: PlanningError.subsetTooSmall("a", available: 2, needed: 3, total: 6)) { try keys(pool, take: 6) }
    let even = (1...2).map { instance("a", $0) } + (1...2).map { instance("b", $0) }
    #expect(throws: PlanningError.subsetTooSmall("b", available: 2, needed: 3, total: 5)) { try keys(even, take: 5) }
    #expect(throws: PlanningError.subsetTooSmall("c", available: 0, needed: 1, total: 3)) {
      try keys(even, take: 3, subsets: ["a", "b", "c"])
    }
    #expect(throws: PlanningError.nothingToDraw) { try keys([], take: 3) }
  }

  @Test func `of identical pairs at most one is drawn, also across subsets and with A and B exchanged`() throws {
    var pool = (1...6).map { instance("a", $0) }
    pool += (11...16).map { instance("a", $0, text: "\($0 - 10)") }
    pool += (1...6).map { number in
      var twin = instance("b", number)
      twin.responseA = "b"
      twin.responseB = "aa"
      return twin
    }
    pool += (21...26).map { instance("b", $0) }
    for seed in 0..<40 as Range<UInt64> {
      let drawn = try keys(pool, take: 12, seed: seed)
      let numbers = drawn.compactMap { Int($0.split(separator: "-")[1]) }.map { $0 < 20 ? $0 % 10 : $0 }
      #expect(Set(numbers).count == 12, "seed \(seed): \(drawn)")
    }
  }

  @Test func `streaming keeps the very ones that sorting all would`() throws {
    let pool = (1...500).map { instance("helpful", $0, text: "\($0 % 100)") }
    var first: [String: (UInt64, String)] = [:]
    for instance in pool {
      var generator = SeededGenerator(seed: 9, "draw", instance.key.text)
      let priority = generator.next()
      let text = instance.context[0].content
      if let known = first[text], known.0 < priority { continue }
      first[text] = (priority, instance.key.text)
    }
    let expected = first.values.sorted { $0.0 < $1.0 }.prefix(30).map(\.1)
    #expect(try Set(keys(pool, take: 30, seed: 9)) == Set(expected))
  }
}
