/// Which instances of a study are looked at; everything that is set must hold.
public struct ReviewFilter: Hashable, Sendable {
  public var ambiguity: Ambiguity
  /// Somebody rates one response higher and prefers the other.
  public var contradicts = false
  /// A model's label is far from the people's.
  public var modelDiffers = false
  /// The number of an annotator who is `threshold` or more from everybody else on a data point.
  public var against: Int?
  /// The number of a subset.
  public var subset: Int?
  /// The larger of the two Δ.
  public var deltas: ClosedRange<Int>?
  public var state: TriageState?
  /// The id of a cause that somebody chose.
  public var cause: String?
  public var isUnsure = false
  public var isCommented = false
  public var isExcluded = false
  /// Only the share that a second author codes.
  public var isInShare = false
  public var search: Search?

  /// In which formulation Δ is at the threshold or above; the raw value is how filters spell it.
  public enum Ambiguity: String, Hashable, Sendable, CaseIterable {
    /// Ambiguous or not.
    case any
    case either
    case both
    case single
    case preference
    /// Both Δ are known and below the threshold.
    case none

    public var words: String {
      switch self {
      case .any: "ambiguous or not"
      case .either: "ambiguous in either formulation"
      case .both: "ambiguous in both formulations"
      case .single: "ambiguous in SINGLE"
      case .preference: "ambiguous in PREFERENCE"
      case .none: "not ambiguous"
      }
    }
  }

  /// A text that was looked for, and the numbers of the instances in whose ids or texts it stands.
  public struct Search: Hashable, Sendable {
    public var text: String
    public var found: Set<Int>

    public init(text: String, found: Set<Int>) {
      self.text = text
      self.found = found
    }
  }

  /// What a review opens with unless told otherwise: ambiguous in either formulation.
  public static let standard = ReviewFilter(.either)
  public static let everything = ReviewFilter(.any)

  public init(_ ambiguity: Ambiguity) { self.ambiguity = ambiguity }

  /// The filter in words, for the head of a list.
  ///
  /// - Parameters:
  ///   - shown: what an annotator is called, by their number.
  public func words(in table: ReviewTable, codeBook: CodeBook, shown: (Int) -> String) -> String {
    var words = [ambiguity.words]
    if contradicts { words.append("ratings contradict the preference") }
    if modelDiffers { words.append("a model differs") }
    if let against { words.append("\(shown(against)) against everyone") }
    if let subset, table.subsets.indices.contains(subset) { words.append("subset \(table.subsets[subset])") }
    if let deltas {
      words.append(
        deltas.count == 1 ? "Δ \(deltas.lowerBound)" : "Δ \(deltas.lowerBound) to \(deltas.upperBound)")
    }
    if let state { words.append(state.words) }
    if let cause { words.append("cause \(codeBook.name(of: cause))") }
    if isUnsure { words.append("marked unsure") }
    if isCommented { words.append("commented") }
    if isExcluded { words.append("somebody could not judge it") }
    if isInShare { words.append("in the share") }
    if let search { words.append("with \"\(search.text)\"") }
    return words.joined(separator: ", ")
  }
}

extension ReviewTable {
  /// Whether a filter lets an instance through.
  public func passes(_ instance: Int, _ filter: ReviewFilter) -> Bool {
    let row = rows[instance]
    switch filter.ambiguity {
    case .any: break
    case .either: if !isAmbiguous(instance) { return false }
    case .both: if !isAmbiguous(instance, .single) || !isAmbiguous(instance, .preference) { return false }
    case .single: if !isAmbiguous(instance, .single) { return false }
    case .preference: if !isAmbiguous(instance, .preference) { return false }
    case .none: if isAmbiguous(instance) || max(row.deltaSingle, row.deltaPreference) < 0 { return false }
    }
    if !filter.flags.isSubset(of: row.flags) { return false }
    if let subset = filter.subset, Int(row.subset) != subset { return false }
    if let deltas = filter.deltas, !deltas.contains(Int(max(row.deltaSingle, row.deltaPreference))) { return false }
    if let state = filter.state, !state.holds(decisions[instance]) { return false }
    if let cause = filter.cause, decisions[instance]?.causes.contains(cause) != true { return false }
    if let search = filter.search, !search.found.contains(instance) { return false }
    if let against = filter.against, !isAlone(against, in: instance) { return false }
    return true
  }

  /// Whether an annotator's label of some data point is `threshold` or more from every other person's.
  func isAlone(_ annotator: Int, in instance: Int) -> Bool {
    let labels = labels(of: instance).filter { label in
      label.isOriginal && label.value != nil && !annotators[Int(label.annotator)].isModel
    }
    return ReviewLabel.DataPoint.allCases.contains { point in
      let values = labels.filter { $0.point == point }
      guard let own = values.first(where: { Int($0.annotator) == annotator })?.value, values.count > 1 else {
        return false
      }
      return values.allSatisfy { Int($0.annotator) == annotator || abs(($0.value ?? own) - own) >= threshold }
    }
  }
}

extension ReviewFilter {
  fileprivate var flags: InstanceFlags {
    var flags: InstanceFlags = []
    if contradicts { flags.insert(.contradicts) }
    if modelDiffers { flags.insert(.modelDiffers) }
    if isUnsure { flags.insert(.unsure) }
    if isCommented { flags.insert(.commented) }
    if isExcluded { flags.insert(.excluded) }
    if isInShare { flags.insert(.inShare) }
    return flags
  }
}
