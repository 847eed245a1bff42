/// Who labels what: each instance by k annotators, loads even to ±1, pairs mixed so that the overlap graph is connected.
///
/// Greedy over the instances in a seeded order: an instance takes the k least loaded of those who do not have it yet; among
/// equals first somebody who joins a part of the overlap graph not yet reached, then who met the others least often, then who
/// has fewest of this subset, then at random. Existing assignments are kept, so that a study can be extended.
package struct Assignment: Hashable, Sendable {
  /// For every instance, in the order given, the annotators (indices) added to it.
  package var added: [[Int]]
  /// Contexts for each annotator, what they had before included.
  package var loads: [Int]
  /// How many pairs of annotators share at least one instance.
  package var pairCount: Int
  /// Parts of the overlap graph among those who have work; 1 is connected.
  package var partCount: Int

  /// What an instance brings to the planning.
  package struct Candidate: Hashable, Sendable {
    package var subset: String
    /// The annotators (indices) who have it already, in slot order.
    package var assigned: [Int]
    /// False for an instance that gets nobody new this time.
    package var isOpen: Bool

    package init(subset: String, assigned: [Int] = [], isOpen: Bool = true) {
      self.subset = subset
      self.assigned = assigned
      self.isOpen = isOpen
    }
  }

  /// Plans so that every instance has `annotatorsPerInstance` annotators.
  ///
  /// - Parameters:
  ///   - isAvailable: false for those who get nothing new (withdrawn); an entry for each annotator.
  ///   - maximum: the most contexts one annotator may have in all; nil is no limit.
  /// - Throws: ``PlanningError`` when there are too few people, or too little room under the maximum.
  package static func plan(
    _ candidates: [Candidate], isAvailable: [Bool], annotatorsPerInstance: Int, maximum: Int?, seed: UInt64
  ) throws(PlanningError) -> Assignment {
    var planner = Planner(candidates, isAvailable: isAvailable, maximum: maximum, seed: seed)
    try planner.check(annotatorsPerInstance: annotatorsPerInstance)
    for index in planner.order where candidates[index].isOpen {
      try planner.fill(index, upTo: annotatorsPerInstance)
    }
    return planner.result
  }
}

/// Why a plan cannot be made.
package enum PlanningError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooFewAnnotators(available: Int, needed: Int)
  case maximumTooLow(maximum: Int, capacity: Int, needed: Int, annotators: Int)
  case nothingToAssign
  case nothingToDraw
  case subsetTooSmall(String, available: Int, needed: Int, total: Int)

  package var description: String {
    switch self {
    case .tooFewAnnotators(let available, let needed):
      "\(needed) annotator\(needed == 1 ? " an instance is" : "s an instance are") asked for, and the study has \(available): add people with `demur annotators add`, "
        + "or lower --per-instance"
    case .maximumTooLow(let maximum, let capacity, let needed, let annotators):
      "--max \(maximum) cannot be met: \(needed) context\(needed == 1 ? " is" : "s are") still to be given, and "
        + "\(annotators) annotator\(annotators == 1 ? " has" : "s have") room for "
        + "\(capacity) more under it: raise --max or add annotators"
    case .nothingToAssign:
      "there is nothing to assign: import instances with `demur import` first"
    case .nothingToDraw:
      "there is nothing to draw from: the files hold no instance that can be judged"
    case .subsetTooSmall(let name, let available, let needed, let total):
      "subset \(name) has \(available) instances to draw from, and its share of \(total) is \(needed): lower --take, "
        + "or add data to the subset"
    }
  }
}

private struct Planner {
  let candidates: [Assignment.Candidate]
  let isAvailable: [Bool]
  let maximum: Int?
  let order: [Int]
  var generator: SeededGenerator
  var added: [[Int]]
  var loads: [Int]
  var subsetLoads: [String: [Int]] = [:]
  var pairs: [Int]
  var parts: DisjointSets

  init(_ candidates: [Assignment.Candidate], isAvailable: [Bool], maximum: Int?, seed: UInt64) {
    self.candidates = candidates
    self.isAvailable = isAvailable
    self.maximum = maximum
    generator = SeededGenerator(seed: seed, "assign", String(candidates.reduce(0) { $0 + $1.assigned.count }))
    order = Array(candidates.indices).shuffled(by: &generator)
    let people = isAvailable.count
    added = Array(repeating: [], count: candidates.count)
    loads = Array(repeating: 0, count: people)
    pairs = Array(repeating: 0, count: people * people)
    parts = DisjointSets(count: people)
    for candidate in candidates { note(candidate.assigned, in: candidate.subset, among: []) }
  }

  mutating func note(_ new: [Int], in subset: String, among present: [Int]) {
    var present = present
    for person in new {
      loads[person] += 1
      subsetLoads[subset, default: Array(repeating: 0, count: loads.count)][person] += 1
      for other in present {
        pairs[person * loads.count + other] += 1
        pairs[other * loads.count + person] += 1
        parts.join(person, other)
      }
      present.append(person)
    }
  }

  func check(annotatorsPerInstance: Int) throws(PlanningError) {
    guard !candidates.isEmpty else { throw .nothingToAssign }
    let people = isAvailable.count { $0 }
    guard people >= annotatorsPerInstance else {
      throw .tooFewAnnotators(available: people, needed: annotatorsPerInstance)
    }
    guard let maximum else { return }
    let needed = candidates.reduce(0) { $0 + ($1.isOpen ? max(0, annotatorsPerInstance - $1.assigned.count) : 0) }
    let capacity = isAvailable.indices.reduce(0) { $0 + (isAvailable[$1] ? max(0, maximum - loads[$1]) : 0) }
    guard capacity >= needed else {
      throw .maximumTooLow(maximum: maximum, capacity: capacity, needed: needed, annotators: people)
    }
  }

  mutating func fill(_ index: Int, upTo count: Int) throws(PlanningError) {
    let subset = candidates[index].subset
    var present = candidates[index].assigned
    while present.count < count {
      guard let person = pick(for: subset, among: present) else {
        throw .tooFewAnnotators(available: isAvailable.count { $0 }, needed: count)
      }
      note([person], in: subset, among: present)
      present.append(person)
      added[index].append(person)
    }
  }

  mutating func pick(for subset: String, among present: [Int]) -> Int? {
    let counts = subsetLoads[subset]
    var best: (person: Int, rank: (Int, Int, Int, Int))?
    var ties = 0
    for person in loads.indices where isAvailable[person] && !present.contains(person) {
      if let maximum, loads[person] >= maximum { continue }
      let joins = present.contains { parts.root($0) == parts.root(person) } ? 1 : 0
      let met = present.reduce(0) { $0 + pairs[person * loads.count + $1] }
      let rank = (loads[person], joins, met, counts?[person] ?? 0)
      if let current = best, rank > current.rank { continue }
      if let current = best, rank == current.rank {
        ties += 1
        if generator.below(ties) != 0 { continue }
      } else {
        ties = 1
      }
      best = (person, rank)
    }
    return best?.person
  }

  var result: Assignment {
    let people = loads.indices.filter { loads[$0] > 0 }
    let pairCount = people.reduce(0) { count, person in
      count + people.count { $0 > person && pairs[person * loads.count + $0] > 0 }
    }
    let partCount = Set(people.map { parts.root($0) }).count
    return Assignment(added: added, loads: loads, pairCount: pairCount, partCount: partCount)
  }
}

/// Union–find with path halving.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  func root(_ element: Int) -> Int {
    var element = element
    while parents[element] != element { element = parents[element] }
    return element
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (one, two) = (root(first), root(second))
    parents[max(one, two)] = min(one, two)
  }
}
