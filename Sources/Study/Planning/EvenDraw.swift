/// A seeded draw of instances, even to ±1 over the subsets, from a stream and in bounded memory.
///
/// Each instance has a priority that follows from the seed and its key alone; of each subset those with the smallest
/// priorities are drawn, whatever order the stream has. Of instances that show the same pair at most one is drawn.
package struct EvenDraw: Sendable {
  private let count: Int
  private let seed: UInt64
  private var subsets: [String: Best] = [:]
  private var offered = 0

  /// A draw of `count` instances in all; `subsets` are those to draw from when some of them may have no instance at all.
  package init(of count: Int, seed: UInt64, subsets: some Sequence<String> = []) {
    self.count = count
    self.seed = seed
    for subset in subsets { self.subsets[subset] = Best(capacity: count) }
  }

  package mutating func offer(_ instance: Instance) {
    var generator = SeededGenerator(seed: seed, "draw", instance.key.text)
    let candidate = Best.Candidate(
      priority: generator.next(), place: offered, instance: instance, identity: PairIdentity(instance))
    offered += 1
    subsets[instance.subset, default: Best(capacity: count)].offer(candidate)
  }

  /// The instances drawn, subset after subset in the order of their names, each in the order of the stream.
  ///
  /// What does not divide evenly goes to the first subsets by name that have one more to give.
  /// - Throws: ``PlanningError/subsetTooSmall(_:available:needed:total:)`` when a subset cannot fill its share.
  package func drawn() throws(PlanningError) -> [Instance] {
    let names = subsets.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard let last = names.last else { throw .nothingToDraw }
    let share = count / names.count
    var remainder = count % names.count
    var taken: Set<PairIdentity> = []
    var result: [Instance] = []
    for name in names {
      // Each subset keeps as many as are drawn in all, so what others took of its pairs leaves enough.
      let free = subsets[name, default: Best(capacity: 0)].candidates.filter { !taken.contains($0.identity) }
      let takesOneMore = remainder > 0 && free.count > share
      if takesOneMore { remainder -= 1 }
      let needed = takesOneMore ? share + 1 : share
      // Of a remainder that nobody could take, the last subset tells.
      if free.count < needed || name == last && remainder > 0 {
        let wanted = name == last && remainder > 0 ? share + 1 : needed
        throw .subsetTooSmall(name, available: free.count, needed: wanted, total: count)
      }
      let chosen = free.sorted { $0.rank < $1.rank }.prefix(needed).sorted { $0.place < $1.place }
      taken.formUnion(chosen.map(\.identity))
      result += chosen.map(\.instance)
    }
    return result
  }
}

/// The candidates of smallest priority, at most `capacity` of them: a heap with the largest on top.
private struct Best: Sendable {
  struct Candidate: Sendable {
    var priority: UInt64
    var place: Int
    var instance: Instance
    var identity: PairIdentity

    /// Equal priorities are ordered by place.
    var rank: (UInt64, Int) { (priority, place) }
  }

  let capacity: Int
  private(set) var candidates: [Candidate] = []
  private var priorities: [PairIdentity: UInt64] = [:]

  init(capacity: Int) { self.capacity = capacity }

  mutating func offer(_ candidate: Candidate) {
    if let known = priorities[candidate.identity] {
      if candidate.priority < known { replaceTwin(by: candidate) }
    } else if candidates.count < capacity {
      priorities[candidate.identity] = candidate.priority
      candidates.append(candidate)
      rise(candidates.count - 1)
    } else if let top = candidates.first, candidate.rank < top.rank {
      priorities[top.identity] = nil
      priorities[candidate.identity] = candidate.priority
      candidates[0] = candidate
      sink(0)
    }
  }

  private mutating func replaceTwin(by candidate: Candidate) {
    guard let index = candidates.firstIndex(where: { $0.identity == candidate.identity }) else { return }
    priorities[candidate.identity] = candidate.priority
    candidates[index] = candidate
    sink(index)
  }

  private mutating func rise(_ start: Int) {
    var index = start
    while index > 0, candidates[(index - 1) / 2].rank < candidates[index].rank {
      candidates.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var largest = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < candidates.count && candidates[largest].rank < candidates[child].rank {
        largest = child
      }
      if largest == index { return }
      candidates.swapAt(index, largest)
      index = largest
    }
  }
}
