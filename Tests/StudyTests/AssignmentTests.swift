import Study
import Testing

struct AssignmentTests {
  private func plan(
    instances: Int, people: Int, perInstance: Int = 2, maximum: Int? = nil, seed: UInt64 = 7
  ) throws -> Assignment {
    let candidates = (0..<instances).map { Assignment.Candidate(subset: $0.isMultiple(of: 2) ? "helpful" : "harmless") }
    return try Assignment.plan(
      candidates, isAvailable: Array(repeating: true, count: people), annotatorsPerInstance: perInstance,
      maximum: maximum, seed: seed)
  }

  @Test func `the paper's 33 people get 43 or 44 of 720 contexts each`() throws {
    let assignment = try plan(instances: 720, people: 33)
    #expect(Set(assignment.loads) == [43, 44])
    #expect(assignment.loads.reduce(0, +) == 1440)
    #expect(assignment.added.allSatisfy { Set($0).count == 2 })
    #expect(assignment.partCount == 1)
    #expect(assignment.pairCount == 33 * 32 / 2)
  }

  @Test(arguments: [(6, 6, 2), (4, 4, 2), (40, 7, 3), (33, 33, 2), (100, 33, 2), (9, 10, 2), (5, 5, 5)])
  func `loads differ by one at most and the overlap graph is connected`(instances: Int, people: Int, per: Int) throws {
    for seed in 0..<50 as Range<UInt64> {
      let assignment = try plan(instances: instances, people: people, perInstance: per, seed: seed)
      let low = try #require(assignment.loads.min())
      let high = try #require(assignment.loads.max())
      #expect(high - low <= 1)
      #expect(assignment.partCount == 1, "seed \(seed)")
    }
  }

  @Test func `the same seed gives the same plan and another seed another`() throws {
    #expect(try plan(instances: 50, people: 8) == plan(instances: 50, people: 8))
    #expect(try plan(instances: 50, people: 8) != plan(instances: 50, people: 8, seed: 8))
  }

  @Test func `an extension keeps what is assigned and evens the loads out`() throws {
    let first = try plan(instances: 30, people: 4)
    let candidates = first.added.map { Assignment.Candidate(subset: "helpful", assigned: $0) }
    let extended = try Assignment.plan(
      candidates, isAvailable: Array(repeating: true, count: 6), annotatorsPerInstance: 3, maximum: nil, seed: 7)
    #expect(extended.added.allSatisfy { $0.count == 1 })
    #expect(extended.loads.reduce(0, +) == 90)
    #expect(zip(first.added, extended.added).allSatisfy { !$0.contains($1[0]) })
    #expect(extended.loads.allSatisfy { $0 == 15 })
  }

  @Test func `who is not available gets nothing`() throws {
    let assignment = try Assignment.plan(
      Array(repeating: .init(subset: "x"), count: 10), isAvailable: [true, false, true], annotatorsPerInstance: 2,
      maximum: nil, seed: 1)
    #expect(assignment.loads == [10, 0, 10])
  }

  @Test func `a maximum that cannot be met is refused with the numbers`() {
    #expect(throws: PlanningError.maximumTooLow(maximum: 40, capacity: 1320, needed: 1440, annotators: 33)) {
      try plan(instances: 720, people: 33, maximum: 40)
    }
  }

  @Test func `a maximum that can just be met is met`() throws {
    let assignment = try plan(instances: 33, people: 6, maximum: 11)
    #expect(assignment.loads == Array(repeating: 11, count: 6))
  }

  @Test func `too few people are refused`() {
    #expect(throws: PlanningError.tooFewAnnotators(available: 1, needed: 2)) { try plan(instances: 3, people: 1) }
  }

  @Test func `nobody gets all of one subset`() throws {
    let assignment = try plan(instances: 720, people: 33)
    var helpful = Array(repeating: 0, count: 33)
    for (index, people) in assignment.added.enumerated() where index.isMultiple(of: 2) {
      for person in people { helpful[person] += 1 }
    }
    #expect(helpful.allSatisfy { (19...25).contains($0) }, "\(helpful)")
  }
}
