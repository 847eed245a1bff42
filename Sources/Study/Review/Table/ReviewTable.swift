/// All labels of a study and what was decided about them, for the list of a review: a few dozen bytes an instance, eight a
/// label. Texts are not in it; whoever shows one fetches it.
///
/// Instances are numbered from 0 in the order of adding; all labels of an instance are added after it and before the next.
package struct ReviewTable: Equatable, Sendable {
  /// Δ from which an instance is ambiguous, 1…4.
  package let threshold: Int
  package let annotators: [ReviewAnnotator]
  /// Which of them are people, by their numbers: looked up for each label.
  let isPerson: [Bool]
  /// The names of the subsets, in the order of first use.
  package private(set) var subsets: [String] = []
  /// What authors decided, by the instance's number; instances without a decision are not in it.
  package private(set) var decisions: [Int: Decisions] = [:]

  /// The most people who labelled one data point: beyond two, Δ is the largest of several differences.
  package private(set) var largestUnit = 0

  private(set) var rows: [Row] = []
  private var labels: [ReviewLabel] = []
  private var keys: [UInt8] = []
  private var subsetNumbers: [InstanceKey: UInt16] = [:]

  /// One instance.
  struct Row: Equatable, Sendable {
    /// Where its key ends among ``keys``; it begins where the one before ends.
    var keyEnd: UInt32
    var firstLabel: UInt32
    var labelCount: UInt16 = 0
    var subset: UInt16
    /// −1 where fewer than two people labelled it. SINGLE by Δ of ratings, and by Δ of difference.
    var deltaSingle: Int8 = -1
    var deltaDifference: Int8 = -1
    var deltaPreference: Int8 = -1
    var flags: InstanceFlags = []
  }

  package init(threshold: Int = Disagreement.defaultThreshold, annotators: [ReviewAnnotator]) {
    self.threshold = min(4, max(1, threshold))
    self.annotators = annotators
    isPerson = annotators.map { !$0.isModel }
  }

  package mutating func reserve(instances: Int, labels: Int) {
    rows.reserveCapacity(instances)
    keys.reserveCapacity(instances * 8)
    self.labels.reserveCapacity(labels)
  }

  /// Adds an instance behind the others; its number is ``indices``' last.
  package mutating func addInstance(_ key: InstanceKey, subset: String) {
    finishLast()
    keys += key.text.utf8
    rows.append(
      Row(keyEnd: UInt32(clamping: keys.count), firstLabel: UInt32(clamping: labels.count), subset: number(of: subset)))
  }

  /// Adds a label to the instance added last.
  package mutating func addLabel(_ label: ReviewLabel) {
    guard let last = rows.indices.last else { return }
    labels.append(label)
    rows[last].labelCount += 1
  }

  /// To be called after the last label.
  package mutating func finish() { finishLast() }

  /// Puts other labels in the place of an instance's.
  package mutating func setLabels(_ new: [ReviewLabel], of instance: Int) {
    rows[instance].firstLabel = UInt32(clamping: labels.count)
    rows[instance].labelCount = UInt16(clamping: new.count)
    labels += new
    derive(instance)
  }

  package mutating func setDecisions(_ new: Decisions, of instance: Int) {
    decisions[instance] = new.isEmpty ? nil : new
  }

  /// How many instances of the share, or of all where none is marked, an author decided who saw what others decided: a
  /// second author's codes are their own only where there are none.
  package func decidedWithSight(by author: String) -> Int {
    let isShared = rows.contains { $0.flags.contains(.inShare) }
    return decisions.count { instance, decisions in
      decisions.by(author)?.isBlind == false && (!isShared || rows[instance].flags.contains(.inShare))
    }
  }

  /// Marks the instances of a seeded share, so that a second author can code these alone.
  ///
  /// Whether an instance belongs to it depends on the seed and its key alone.
  package mutating func markShare(_ share: Double, seed: UInt64) {
    for instance in rows.indices {
      var draw = SeededGenerator(seed: seed, "second coder", key(of: instance).text)
      if draw.unit() < share { rows[instance].flags.insert(.inShare) } else { rows[instance].flags.remove(.inShare) }
    }
  }

  /// What the table keeps of an instance beside its id and labels.
  static let bytesPerInstance = MemoryLayout<Row>.stride

  package var count: Int { rows.count }
  /// Marks an instance as one that travelled with another that was sent back.
  package mutating func markControl(_ instance: Int) { rows[instance].flags.insert(.control) }

  package var labelCount: Int { labels.count }
  package var indices: Range<Int> { rows.indices }

  package func key(of instance: Int) -> InstanceKey {
    InstanceKey(String(decoding: keys[keyRange(instance)], as: UTF8.self))
  }

  private func keyRange(_ instance: Int) -> Range<Int> {
    (instance == 0 ? 0 : Int(rows[instance - 1].keyEnd))..<Int(rows[instance].keyEnd)
  }

  /// Whether one key's bytes come before another's.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    keys[keyRange(left)].lexicographicallyPrecedes(keys[keyRange(right)])
  }

  /// The number of an instance; nil where there is none of that key. Goes through all of them.
  package func number(of key: InstanceKey) -> Int? {
    let bytes = Array(key.text.utf8)
    return rows.indices.first { keyRange($0).count == bytes.count && keys[keyRange($0)].elementsEqual(bytes) }
  }

  /// The labels of an instance: SINGLE before PREFERENCE, by slot, originals first.
  package func labels(of instance: Int) -> ArraySlice<ReviewLabel> {
    let first = Int(rows[instance].firstLabel)
    return labels[first..<first + Int(rows[instance].labelCount)]
  }

  /// Δ of ratings (the larger of the two responses' Δ), 0…4; nil where fewer than two people rated the same response.
  package func deltaSingle(of instance: Int) -> Int? {
    rows[instance].deltaSingle < 0 ? nil : Int(rows[instance].deltaSingle)
  }

  /// Δ of prefer-combined, 0…4.
  package func deltaPreference(of instance: Int) -> Int? {
    rows[instance].deltaPreference < 0 ? nil : Int(rows[instance].deltaPreference)
  }

  /// Δ of difference, 0…8; nil where fewer than two people rated both responses.
  package func deltaDifference(of instance: Int) -> Int? {
    rows[instance].deltaDifference < 0 ? nil : Int(rows[instance].deltaDifference)
  }

  /// The mean difference of two people's labels: of a response's ratings, the mean of both responses, or of prefer-combined;
  /// nil where fewer than two people labelled the same.
  package func meanDelta(of instance: Int, _ formulation: TaskFormulation) -> Double? {
    mean(of: instance, formulation, Disagreement.meanDelta)
  }

  /// The standard deviation of people's labels, as the report's spread: of a response's ratings, by the mean variance of both
  /// responses, or of prefer-combined; nil where fewer than two people labelled the same.
  package func spread(of instance: Int, _ formulation: TaskFormulation) -> Double? {
    mean(of: instance, formulation, Disagreement.variance)?.squareRoot()
  }

  private func mean(
    of instance: Int, _ formulation: TaskFormulation, _ figure: ([Int]) -> Double?
  ) -> Double? {
    let labels = peopleLabels(of: instance)
    let points = formulation == .single ? [labels.ratingsA, labels.ratingsB] : [labels.preferences]
    let figures = points.compactMap(figure)
    return figures.isEmpty ? nil : figures.reduce(0, +) / Double(figures.count)
  }

  /// Whether Δ is the threshold or more, in a formulation or in either; SINGLE by Δ of ratings.
  package func isAmbiguous(_ instance: Int, _ formulation: TaskFormulation? = nil) -> Bool {
    let row = rows[instance]
    return switch formulation {
    case .single: Int(row.deltaSingle) >= threshold
    case .preference: Int(row.deltaPreference) >= threshold
    case nil: Int(max(row.deltaSingle, row.deltaPreference)) >= threshold
    }
  }

  private mutating func number(of subset: String) -> UInt16 {
    let key = InstanceKey(subset)
    if let number = subsetNumbers[key] { return number }
    let number = UInt16(clamping: subsets.count)
    subsetNumbers[key] = number
    subsets.append(subset)
    return number
  }

  private mutating func finishLast() {
    if let last = rows.indices.last { derive(last) }
  }

  /// Brings an instance's labels into their order, and computes what follows from them.
  private mutating func derive(_ instance: Int) {
    let first = Int(rows[instance].firstLabel)
    let range = first..<first + Int(rows[instance].labelCount)
    labels[range].sort()
    let facts = labels.withUnsafeBufferPointer {
      InstanceFacts(UnsafeBufferPointer(rebasing: $0[range]), annotators: annotators, threshold: threshold)
    }
    rows[instance].deltaSingle = facts.deltaSingle
    rows[instance].deltaDifference = facts.deltaDifference
    rows[instance].deltaPreference = facts.deltaPreference
    largestUnit = max(largestUnit, facts.largestUnit)
    rows[instance].flags = facts.flags.union(rows[instance].flags.intersection([.inShare, .control]))
  }
}

extension ReviewLabel: Comparable {
  package static func < (left: ReviewLabel, right: ReviewLabel) -> Bool { left.place < right.place }

  /// Originals first, then SINGLE before PREFERENCE, by slot and annotator.
  private var place: UInt64 {
    UInt64(isOriginal ? 0 : 1) << 40 | UInt64(point.rawValue) << 32 | UInt64(slot) << 24 | UInt64(annotator)
  }
}
