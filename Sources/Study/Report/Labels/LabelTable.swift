/// Who said what of which instance: all that figures are computed from.
///
/// An annotator has at most one rating of each response and one preference of an instance; any of them may be missing.
/// Whoever fills it leaves out labels of another occasion than the original.
package struct LabelTable: Sendable {
  /// The instances in the order in which they came.
  package private(set) var instances: [InstanceKey] = []
  /// The subset of each instance; empty where it is not known.
  package private(set) var subsets: [String] = []
  /// What annotators are called, in the order in which they came.
  package private(set) var annotators: [String] = []
  /// How many labels were added.
  package private(set) var ratingCount = 0
  package private(set) var preferenceCount = 0
  /// Whether it is known of any preference which response stood first.
  package private(set) var knowsFirstShown = false

  private var entries: [LabelEntry] = []
  private var chains: [Chain] = []
  /// Of fewer instances than there are while some were added without being looked up.
  private var instanceNumbers: [InstanceKey: Int] = [:]
  private var annotatorNumbers: [InstanceKey: Int] = [:]

  /// The first and last entry of an instance, and how many labels each of its data points has.
  private struct Chain: Sendable {
    var first: Int32 = -1
    var last: Int32 = -1
    var counts = LabelEntry.Places()
  }

  package init() {}

  /// Makes room, so that nothing needs to be moved while a large table is filled.
  ///
  /// - Parameters:
  ///   - instances, labels: how many there may be at most; what stays unused costs no memory.
  package mutating func reserve(instances: Int, labels: Int) {
    self.instances.reserveCapacity(instances)
    subsets.reserveCapacity(instances)
    chains.reserveCapacity(instances)
    entries.reserveCapacity(labels)
  }

  /// How many annotators' entries there are of all instances.
  var entryCount: Int { entries.count }

  /// Calls a closure with the entries of all instances, in the order in which they came.
  func forEachEntry(_ body: (LabelEntry) -> Void) { entries.forEach(body) }

  /// The number of an instance, which is added if it is new.
  package mutating func number(of instance: InstanceKey, subset: String = "") -> Int {
    if instanceNumbers.count < instances.count {
      instanceNumbers = Dictionary(zip(instances, 0...)) { first, _ in first }
    }
    // Labels mostly come instance by instance.
    if instances.last == instance { return instances.count - 1 }
    if let number = instanceNumbers[instance] { return number }
    instanceNumbers[instance] = instances.count
    return append(instance, subset: subset)
  }

  /// Adds an instance that is known not to be there yet; its number. Sooner done than to look it up.
  package mutating func append(_ instance: InstanceKey, subset: String = "") -> Int {
    instances.append(instance)
    subsets.append(subset)
    chains.append(Chain())
    return instances.count - 1
  }

  /// Says of which subset an instance is, where that became known only later.
  package mutating func set(subset: String, of instance: Int) { subsets[instance] = subset }

  /// The number of an annotator, who is added if new; names are equal when their bytes are.
  package mutating func number(ofAnnotator name: String) -> Int {
    if let number = annotatorNumbers[InstanceKey(name)] { return number }
    annotatorNumbers[InstanceKey(name)] = annotators.count
    annotators.append(name)
    return annotators.count - 1
  }

  /// Adds a rating; false, and nothing is changed, where this annotator has rated the response already.
  ///
  /// - Parameter isLate: whether it came in the second half of the annotator's ratings; nil where the order is not known.
  @discardableResult
  package mutating func add(
    _ rating: Rating, of response: ResponseLetter, instance: Int, annotator: Int, isLate: Bool? = nil
  ) -> Bool {
    let place = entry(instance: instance, annotator: annotator)
    guard entries[place].rating(of: response) == nil else { return false }
    entries[place].set(rating, of: response, place: chains[instance].counts.next(response))
    entries[place][isLate: response] = isLate
    ratingCount += 1
    return true
  }

  /// Adds a preference; false, and nothing is changed, where this annotator has one of the instance already.
  @discardableResult
  package mutating func add(
    _ preference: PreferenceLabel, instance: Int, annotator: Int, firstShown: ResponseLetter? = nil,
    isLate: Bool? = nil
  ) -> Bool {
    let place = entry(instance: instance, annotator: annotator)
    guard entries[place].preference == nil else { return false }
    entries[place].set(preference, place: chains[instance].counts.next(nil))
    entries[place].firstShown = firstShown
    knowsFirstShown = knowsFirstShown || firstShown != nil
    entries[place][isLate: nil] = isLate
    preferenceCount += 1
    return true
  }

  /// Says whether a label came in the second half of the annotator's work; for those whose place in it is known only at
  /// the end.
  ///
  /// - Parameter response: what was rated; nil for the preference.
  package mutating func setLate(_ isLate: Bool, of response: ResponseLetter?, instance: Int, annotator: Int) {
    entries[entry(instance: instance, annotator: annotator)][isLate: response] = isLate
  }

  /// The labels of an instance, by annotator, in the order in which they first came.
  package func entries(of instance: Int) -> [LabelEntry] {
    var result: [LabelEntry] = []
    read(instance, into: &result)
    return result
  }

  /// The labels of an instance in place of what was read before, without new memory for each.
  func read(_ instance: Int, into result: inout [LabelEntry]) {
    result.removeAll(keepingCapacity: true)
    var place = chains[instance].first
    while place >= 0 {
      result.append(entries[Int(place)])
      place = entries[Int(place)].next
    }
  }

  /// The place of an annotator's entry for an instance, made if there is none.
  private mutating func entry(instance: Int, annotator: Int) -> Int {
    var place = chains[instance].first
    while place >= 0 {
      if entries[Int(place)].annotator == annotator { return Int(place) }
      place = entries[Int(place)].next
    }
    let new = Int32(entries.count)
    entries.append(LabelEntry(annotator: annotator))
    if chains[instance].last >= 0 {
      entries[Int(chains[instance].last)].next = new
    } else {
      chains[instance].first = new
    }
    chains[instance].last = new
    return Int(new)
  }
}

extension LabelTable {
  /// The instances that satisfy a condition on their number, with all their labels.
  package func keeping(_ isKept: (Int) -> Bool) -> LabelTable {
    var result = LabelTable()
    for instance in instances.indices where isKept(instance) { result.add(instance, of: self) { $0 } }
    return result
  }

  /// Adds an instance of another table with all its labels in their order.
  ///
  /// - Parameter named: what an annotator of the other table is called in this one.
  mutating func add(_ instance: Int, of other: LabelTable, named: (String) -> String) {
    let number = number(of: other.instances[instance], subset: other.subsets[instance])
    let entries = other.entries(of: instance)
    let annotators = entries.map { self.number(ofAnnotator: named(other.annotators[$0.annotator])) }
    let labelled = zip(entries, annotators)
    for response in ResponseLetter.allCases {
      for (entry, annotator) in labelled.sorted(by: { $0.0.places[response] < $1.0.places[response] }) {
        guard let rating = entry.rating(of: response) else { continue }
        add(rating, of: response, instance: number, annotator: annotator, isLate: entry[isLate: response])
      }
    }
    for (entry, annotator) in labelled.sorted(by: { $0.0.places[nil] < $1.0.places[nil] }) {
      guard let preference = entry.preference else { continue }
      add(
        preference, instance: number, annotator: annotator, firstShown: entry.firstShown, isLate: entry[isLate: nil])
    }
  }

  /// How many instances each subset has, in the order in which they came.
  package var subsetCounts: [(name: String, instances: Int)] {
    var counts: [(name: String, instances: Int)] = []
    var places: [InstanceKey: Int] = [:]
    // Most often instances of a subset follow one another, or there are no subsets.
    var last: (name: String, place: Int)?
    for name in subsets {
      if let last, last.name.utf8.elementsEqual(name.utf8) {
        counts[last.place].instances += 1
        continue
      }
      let place = places[InstanceKey(name)] ?? counts.count
      if place == counts.count {
        counts.append((name, 0))
        places[InstanceKey(name)] = place
      }
      counts[place].instances += 1
      last = (name, place)
    }
    return counts
  }

  /// The distinct subsets, in the order in which they came.
  package var subsetNames: [String] {
    var seen: Set<InstanceKey> = []
    return subsets.filter { seen.insert(InstanceKey($0)).inserted }
  }
}
