import Study

/// The ids that were given out, and for which pair.
struct KnownPairs {
  private struct Identity: Hashable {
    var pair: PairIdentity
    var first: Int
  }

  private var pairs: [InstanceKey: Identity] = [:]
  private var lines: [Int: Int] = [:]
  private(set) var renamed = 0

  /// A name for a record without one; several of one line are told apart.
  mutating func id(stem: String, line: Int) -> String {
    let number = lines[line, default: 0] + 1
    lines = [line: number]
    return HHRLHFLine.key(subset: stem, line: line).text + (number > 1 ? "-\(number)" : "")
  }

  /// The key of a pair: the same for the same pair, another where the id stands for a different one.
  mutating func key(_ key: InstanceKey, _ pair: ShapedPair) -> (InstanceKey, isNew: Bool) {
    let instance = Instance(
      key: key, subset: "", context: pair.context, responseA: pair.first, responseB: pair.second)
    // Labels speak of the first and the second: the same two the other way round are another pair.
    let identity = Identity(pair: PairIdentity(instance), first: InstanceKey(pair.first).hashValue)
    var candidate = key
    var number = 1
    while let other = pairs[candidate] {
      if other == identity { return (candidate, false) }
      number += 1
      candidate = InstanceKey("\(key.text)-\(number)")
    }
    if number > 1 { renamed += 1 }
    pairs[candidate] = identity
    return (candidate, true)
  }
}
