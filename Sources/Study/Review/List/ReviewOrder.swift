/// In which order instances are listed; the raw value is how options spell it. Ties go by the bytes of the ids.
package enum ReviewOrder: String, Hashable, Sendable, CaseIterable {
  /// By the larger of the two Δ, then by their sum.
  case ambiguity
  /// By SINGLE's Δ, then by PREFERENCE's.
  case single
  case preference
  case id
  /// As they were imported.
  case imported
  case subset
  /// What nobody decided first, then as by ambiguity.
  case undecided

  package var words: String {
    switch self {
    case .ambiguity: "most ambiguous first"
    case .single: "largest Δ of SINGLE first"
    case .preference: "largest Δ of PREFERENCE first"
    case .id: "by id"
    case .imported: "as imported"
    case .subset: "by subset, most ambiguous first"
    case .undecided: "not yet decided first"
    }
  }

  /// The same in as few words as can be understood.
  package var shortWords: String {
    switch self {
    case .ambiguity: "by Δ"
    case .single: "by S Δ"
    case .preference: "by P Δ"
    case .id: "by id"
    case .imported: "as imported"
    case .subset: "by subset"
    case .undecided: "undecided first"
    }
  }

  /// Throws an error that names the orders.
  package init(word: String) throws(ReviewError) {
    guard let order = Self(rawValue: word) else {
      throw .unknownWord(option: "--order", word: word, known: Self.allCases.map(\.rawValue))
    }
    self = order
  }
}

extension ReviewTable {
  /// The place of every instance in the order of the ids' bytes.
  package func ranksByID() -> [UInt32] {
    var ranks = Array(repeating: UInt32(0), count: count)
    for (rank, instance) in rows.indices.sorted(by: precedes).enumerated() { ranks[instance] = UInt32(rank) }
    return ranks
  }

  /// The numbers of all instances in an order.
  package func ordered(by order: ReviewOrder, ranks: [UInt32]) -> [Int] {
    if order == .imported { return Array(rows.indices) }
    let places = order == .subset ? subsetPlaces : []
    var byID = Array(repeating: 0, count: count)
    for (instance, rank) in ranks.enumerated() { byID[Int(rank)] = instance }
    // What comes before the id takes few values: counted and dealt out, the order of the ids is kept among equals.
    let keys = rows.indices.map { Int(primary($0, order, places)) }
    var ends = Array(repeating: 0, count: (keys.max() ?? 0) + 2)
    for key in keys { ends[key + 1] += 1 }
    for key in ends.indices.dropFirst() { ends[key] += ends[key - 1] }
    var result = byID
    for instance in byID {
      result[ends[keys[instance]]] = instance
      ends[keys[instance]] += 1
    }
    return result
  }

  /// What comes before the id: smaller is earlier.
  private func primary(_ instance: Int, _ order: ReviewOrder, _ places: [UInt32]) -> UInt32 {
    let row = rows[instance]
    let (single, preference) = (UInt32(row.deltaSingle + 1), UInt32(row.deltaPreference + 1))
    let ambiguity = (5 - max(single, preference)) << 4 | (10 - single - preference)
    switch order {
    case .ambiguity: return ambiguity
    case .single: return (5 - single) << 4 | (5 - preference)
    case .preference: return (5 - preference) << 4 | (5 - single)
    case .id, .imported: return 0
    case .subset: return places[Int(row.subset)] << 7 | ambiguity
    case .undecided: return (TriageState.undecided.holds(decisions[instance]) ? 0 : 1) << 8 | ambiguity
    }
  }

  private var subsetPlaces: [UInt32] {
    var places = Array(repeating: UInt32(0), count: subsets.count)
    let order = subsets.indices.sorted { InstanceKey(subsets[$0]) < InstanceKey(subsets[$1]) }
    for (place, subset) in order.enumerated() { places[subset] = UInt32(place) }
    return places
  }
}
