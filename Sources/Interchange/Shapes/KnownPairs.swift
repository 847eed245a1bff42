import Study

/// The ids that were given out, and for which pair.
struct KnownPairs {
  private struct Identity: Hashable {
    var pair: PairIdentity
    var first: Int
  }

  private var pairs: [InstanceKey: Identity] = [:]
  /// Of pairs without an id that have labels: who gave them.
  private var labelled: [Identity: (key: InstanceKey, annotators: Set<String>)] = [:]
  private var lines: [Int: Int] = [:]
  private(set) var renamed = 0

  /// A name for a record without one; several of one line are told apart.
  mutating func id(stem: String, line: Int) -> String {
    let number = lines[line, default: 0] + 1
    lines = [line: number]
    return HHRLHFLine.key(subset: stem, line: line).text + (number > 1 ? "-\(number)" : "")
  }

  /// The key of the same pair without an id, which other people labelled before; nil where there is none.
  mutating func sibling(of pair: ShapedPair) -> InstanceKey? {
    let annotators = Set(pair.labels.map(\.annotator))
    guard !annotators.isEmpty, let known = labelled[Self.identity(pair)],
      known.annotators.isDisjoint(with: annotators)
    else { return nil }
    labelled[Self.identity(pair)]?.annotators.formUnion(annotators)
    return known.key
  }

  /// Remembers who labelled a pair that got its name here.
  mutating func note(_ pair: ShapedPair, as key: InstanceKey) {
    guard !pair.labels.isEmpty else { return }
    labelled[Self.identity(pair)] = (key, Set(pair.labels.map(\.annotator)))
  }

  /// Labels speak of the first and the second: the same two the other way round are another pair.
  private static func identity(_ pair: ShapedPair) -> Identity {
    let instance = Instance(
      key: InstanceKey(""), subset: "", context: pair.context, responseA: pair.first, responseB: pair.second)
    return Identity(pair: PairIdentity(instance), first: InstanceKey(pair.first).hashValue)
  }

  /// The key of a pair: the same for the same pair, another where the id stands for a different one.
  mutating func key(_ key: InstanceKey, _ pair: ShapedPair) -> (InstanceKey, isNew: Bool) {
    let identity = Self.identity(pair)
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
