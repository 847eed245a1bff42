import Agreement

/// Causes summed up: where annotators differ, why authors think they do, and what they decided.
package struct ReviewSummary: Hashable, Sendable {
  package var threshold: Int
  package var instances: Int
  /// How often each Δ, 0…4, occurs: of the ratings of one response, of ratings an instance, of prefer-combined.
  package var responseDeltas: [Int]
  package var singleDeltas: [Int]
  package var preferenceDeltas: [Int]
  package var overlap: Overlap
  package var progress: DecisionCounts
  /// By the code book's causes, then those that it no longer has.
  package var causes: [CauseCount]
  package var subsets: [Group]
  package var formulations: [Group]
  /// People who share instances with others, and two people who share instances: those first who differ most often beyond what
  /// chance makes of few instances (``Group/pooled``).
  package var people: [Group]
  package var pairs: [Group]
  /// Whether people, and pairs, differ in that by more than chance would make them; nil where too few can be compared.
  package var peopleDiffer: Bool?
  package var pairsDiffer: Bool?
  /// Authors who coded the same instances.
  package var coders: [CoderAgreement]
  package var askedAgain: AskedAgain

  /// What people said when they were asked again, beside what they say of undisputed instances that travelled along.
  package struct AskedAgain: Hashable, Sendable {
    package var sentBack = Change()
    package var controls = Change()

    /// What came of asking again, in labels.
    package struct Change: Hashable, Sendable {
      /// Labels given again, and those that are not what the annotator said first.
      package var labels = 0
      package var changed = 0
      /// Σ |again − first|, in steps of the scale.
      package var distance = 0
    }
  }

  /// The two ambiguous sets, among instances with a Δ in both formulations.
  package struct Overlap: Hashable, Sendable {
    package var instances: Int
    package var single: Int
    package var preference: Int
    package var both: Int
    /// The share of each set in the other, their harmonic mean, and what independent sets of these sizes would have.
    package var singleInPreference: Double?
    package var preferenceInSingle: Double?
    package var harmonicMean: Double?
    package var byChance: Double?
  }

  /// How often a cause was named, and what was decided where it was.
  package struct CauseCount: Hashable, Sendable {
    package var id: String
    package var name: String
    package var count: Int
    /// With each outcome on which the authors agree.
    package var outcomes: [DecisionOutcome.Kind: Int]
  }

  /// Some of the instances.
  package struct Group: Hashable, Sendable {
    /// One name; empty for annotators, who have numbers.
    package var name: String
    package var pair: AnnotatorPair?
    /// The number of one annotator; ambiguous are the instances in which they and somebody else differ by the threshold.
    package var annotator: Int?
    /// Of an annotator's instances those in which they are the threshold or more from everybody else on a data point.
    package var alone = 0
    /// The share of ambiguous instances as drawn towards that of all people, or pairs; nil where nothing can be drawn.
    package var pooled: Shrinkage.Value?
    package var instances = 0
    package var ambiguousSingle = 0
    package var ambiguousPreference = 0
    package var ambiguous = 0
    package var decided = 0
    /// By the causes' ids.
    package var causes: [String: Int] = [:]
    package var outcomes: [DecisionOutcome.Kind: Int] = [:]
  }

  /// - Parameter numbers: the instances that count; all if nil. Where not all do, the overlap has no value by chance: what was
  ///   selected by its labels differs from what chance would draw.
  package init(_ table: ReviewTable, codeBook: CodeBook, among numbers: [Int]? = nil) {
    let numbers = numbers ?? Array(table.indices)
    let decisions = table.decisions.isEmpty ? [] : numbers.compactMap { table.decisions[$0] }
    threshold = table.threshold
    instances = numbers.count
    let deltas = DeltaCounts(table, numbers)
    (responseDeltas, singleDeltas, preferenceDeltas) = (deltas.responses, deltas.single, deltas.preference)
    overlap = Overlap(deltas.sets)
    if numbers.count < table.count { overlap.byChance = nil }
    progress = DecisionCounts(decisions, of: numbers.count)
    causes = CauseCount.all(decisions, codeBook)
    var groups = Groups(table)
    for instance in numbers { groups.add(instance, table) }
    subsets = groups.usedSubsets.sorted { InstanceKey($0.name) < InstanceKey($1.name) }
    formulations = groups.formulations
    (people, peopleDiffer) = Self.ranked(groups.usedPeople)
    (pairs, pairsDiffer) = Self.ranked(groups.pairs)
    coders = CoderAgreement.all(decisions.map(\.all), codeBook)
    askedAgain = AskedAgain(table, numbers)
  }

  /// The groups with what chance leaves of their shares, the largest first.
  private static func ranked(_ groups: [Group]) -> (groups: [Group], differ: Bool?) {
    let pooling = PooledShares(groups.map { ($0.ambiguous, $0.instances) })
    let ranked = groups.map { group in
      var group = group
      group.pooled = pooling?(group.ambiguous, of: group.instances)
      return group
    }.sorted { $0.precedes($1) }
    return (ranked, pooling?.differ)
  }
}

extension ReviewSummary.AskedAgain {
  fileprivate init(_ table: ReviewTable, _ instances: [Int]) {
    for instance in instances where table.rows[instance].flags.contains(.askedAgain) {
      let labels = table.labels(of: instance)
      for again in labels where again.occasion == .sendBack {
        let first = labels.first {
          $0.isOriginal && $0.annotator == again.annotator && $0.point == again.point
        }
        guard let first = first?.value, let again = again.value else { continue }
        let part = table.rows[instance].flags.contains(.control) ? \Self.controls : \Self.sentBack
        self[keyPath: part].labels += 1
        self[keyPath: part].changed += first == again ? 0 : 1
        self[keyPath: part].distance += abs(again - first)
      }
    }
  }
}

/// How often each Δ occurs.
private struct DeltaCounts {
  var responses = Array(repeating: 0, count: 5)
  var single = Array(repeating: 0, count: 5)
  var preference = Array(repeating: 0, count: 5)
  var sets = SetOverlap()

  init(_ table: ReviewTable, _ instances: [Int]) {
    for instance in instances {
      let (ratings, pair) = (table.deltaSingle(of: instance), table.deltaPreference(of: instance))
      if let ratings {
        single[ratings] += 1
        let (a, b) = table.responseDeltas(of: instance)
        if let a { responses[a] += 1 }
        if let b { responses[b] += 1 }
      }
      if let pair { preference[pair] += 1 }
      if ratings != nil, pair != nil {
        sets.add(
          inFirst: table.isAmbiguous(instance, .single), inSecond: table.isAmbiguous(instance, .preference))
      }
    }
  }
}

extension ReviewSummary.Overlap {
  fileprivate init(_ sets: SetOverlap) {
    self.init(
      instances: Int(sets.units), single: Int(sets.first), preference: Int(sets.second), both: Int(sets.both),
      singleInPreference: sets.firstInSecond.value, preferenceInSingle: sets.secondInFirst.value,
      harmonicMean: sets.harmonicMean.value, byChance: sets.atChance.harmonicMean.value)
  }
}

extension ReviewSummary.CauseCount {
  static func all(_ decisions: [Decisions], _ codeBook: CodeBook) -> [Self] {
    var counts = codeBook.causes.map { Self(id: $0.id, name: $0.name, count: 0, outcomes: [:]) }
    let further = Set(decisions.flatMap(\.causes)).subtracting(counts.map(\.id)).sorted()
    counts += further.map { Self(id: $0, name: $0, count: 0, outcomes: [:]) }
    for decisions in decisions {
      for cause in decisions.causes {
        guard let place = counts.firstIndex(where: { $0.id == cause }) else { continue }
        counts[place].count += 1
        if let outcome = decisions.outcome { counts[place].outcomes[outcome.kind, default: 0] += 1 }
      }
    }
    return counts
  }
}

/// The groups by which counts are given.
private struct Groups {
  /// By the number of the subset.
  private var subsets: [ReviewSummary.Group]
  private(set) var formulations = ["both", "single only", "preference only", "neither"].map {
    ReviewSummary.Group(name: $0)
  }
  private(set) var pairs: [ReviewSummary.Group] = []
  /// By the number of the annotator.
  private var people: [ReviewSummary.Group]
  /// Where the pairs of each first annotator stand among ``pairs``, by the second one; −1 where they do not yet. A row is there
  /// once it is needed.
  private var places: [[Int32]]
  // Kept from one instance to the next, so that they are allocated once.
  private var differences: [ReviewTable.PairDifference] = []
  private var own: [(annotator: Int, apart: Apart)] = []

  init(_ table: ReviewTable) {
    subsets = table.subsets.map { ReviewSummary.Group(name: $0) }
    people = table.annotators.indices.map { ReviewSummary.Group(name: "", annotator: $0) }
    places = Array(repeating: [], count: table.annotators.count)
  }

  /// Those of which there are instances.
  var usedSubsets: [ReviewSummary.Group] { subsets.filter { $0.instances > 0 } }
  var usedPeople: [ReviewSummary.Group] { people.filter { $0.instances > 0 } }

  mutating func add(_ instance: Int, _ table: ReviewTable) {
    let decisions = table.decisions[instance]
    let all = Apart(
      single: table.isAmbiguous(instance, .single), preference: table.isAmbiguous(instance, .preference))
    subsets[Int(table.rows[instance].subset)].add(all, decisions)
    formulations[all.single ? (all.preference ? 0 : 1) : (all.preference ? 2 : 3)].add(all, decisions)
    table.findDifferences(of: instance, &differences)
    own.removeAll(keepingCapacity: true)
    for one in differences {
      // A decision is about those who differ.
      let decisions = one.apart.inEither ? decisions : nil
      pairs[place(of: one.pair)].add(one.apart, decisions)
      add(one.apart, of: one.pair.first)
      add(one.apart, of: one.pair.second)
    }
    for (annotator, apart) in own {
      people[annotator].add(apart, apart.inEither ? decisions : nil)
      if apart.inEither, table.isAlone(annotator, in: instance) { people[annotator].alone += 1 }
    }
  }

  private mutating func place(of pair: AnnotatorPair) -> Int {
    if places[pair.first].isEmpty { places[pair.first] = Array(repeating: -1, count: people.count) }
    let place = places[pair.first][pair.second]
    if place >= 0 { return Int(place) }
    places[pair.first][pair.second] = Int32(pairs.count)
    pairs.append(ReviewSummary.Group(name: "", pair: pair))
    return pairs.count - 1
  }

  /// Adds up what one of an instance's annotators has in all the pairs that they are in.
  private mutating func add(_ apart: Apart, of annotator: Int) {
    if let place = own.firstIndex(where: { $0.annotator == annotator }) {
      own[place].apart.single = own[place].apart.single || apart.single
      own[place].apart.preference = own[place].apart.preference || apart.preference
    } else {
      own.append((annotator, apart))
    }
  }
}

/// In which formulations labels of an instance differ by the threshold or more.
private struct Apart {
  var single = false
  var preference = false

  var inEither: Bool { single || preference }
}

extension ReviewSummary.Group {
  /// Adds an instance.
  fileprivate mutating func add(_ apart: Apart, _ decisions: Decisions?) {
    instances += 1
    if apart.single { ambiguousSingle += 1 }
    if apart.preference { ambiguousPreference += 1 }
    if apart.inEither { ambiguous += 1 }
    guard let decisions else { return }
    if !TriageState.undecided.holds(decisions) { decided += 1 }
    for cause in decisions.causes { causes[cause, default: 0] += 1 }
    if let outcome = decisions.outcome { outcomes[outcome.kind, default: 0] += 1 }
  }

  fileprivate func precedes(_ other: Self) -> Bool {
    let (own, others) = (pooled?.value ?? 0, other.pooled?.value ?? 0)
    if own != others { return own > others }
    if instances != other.instances { return instances > other.instances }
    guard let pair, let otherPair = other.pair else { return (annotator ?? 0) < (other.annotator ?? 0) }
    return pair < otherPair
  }
}

extension ReviewTable {
  /// Two people with original labels of the same data point, and where they differ by the threshold or more.
  fileprivate struct PairDifference {
    var pair: AnnotatorPair
    var apart = Apart()
  }

  /// Every two people of an instance, in the place of what the array held.
  fileprivate func findDifferences(of instance: Int, _ found: inout [PairDifference]) {
    found.removeAll(keepingCapacity: true)
    let labels = labels(of: instance)
    for place in labels.indices {
      let label = labels[place]
      guard let value = counted(label) else { continue }
      // Labels stand by data point.
      for other in labels[(place + 1)...] {
        guard other.point == label.point || !other.isOriginal else { break }
        guard other.annotator != label.annotator, other.point == label.point, let otherValue = counted(other)
        else { continue }
        let (first, second) = (
          Int(min(label.annotator, other.annotator)), Int(max(label.annotator, other.annotator))
        )
        var at = found.firstIndex { $0.pair.first == first && $0.pair.second == second } ?? found.count
        if at == found.count {
          found.append(PairDifference(pair: AnnotatorPair(first: first, second: second)))
          at = found.count - 1
        }
        guard abs(value - otherValue) >= threshold else { continue }
        if label.point == .pair { found[at].apart.preference = true } else { found[at].apart.single = true }
      }
    }
  }

  /// Each response's Δ.
  fileprivate func responseDeltas(of instance: Int) -> (a: Int?, b: Int?) {
    var ranges = (a: InstanceFacts.Range(), b: InstanceFacts.Range())
    for label in labels(of: instance) {
      guard let value = counted(label) else { continue }
      if label.point == .responseA { ranges.a.add(value) }
      if label.point == .responseB { ranges.b.add(value) }
    }
    return (ranges.a.delta < 0 ? nil : ranges.a.delta, ranges.b.delta < 0 ? nil : ranges.b.delta)
  }
}
