import Basics

/// Which instances of a study are looked at; everything that is set must hold.
package struct ReviewFilter: Hashable, Sendable {
  /// What was chosen; nil leaves it to what else is looked for.
  package var chosenAmbiguity: Ambiguity?
  /// What is listed where nothing else is said.
  private let standard: Ambiguity
  /// Somebody rates one response higher and prefers the other.
  package var contradicts = false
  /// The gold of the preferences favours one response, that of the ratings the other.
  package var goldContradicts = false
  /// A model's label is far from the people's.
  package var modelDiffers = false
  /// The number of an annotator who is `threshold` or more from everybody else on a data point.
  package var against: Int?
  /// The number of an annotator who has labelled or excluded something of it.
  package var handled: Int?
  /// Two people who are `threshold` or more apart on a data point.
  package var pair: AnnotatorPair?
  /// The number of a subset.
  package var subset: Int?
  /// The larger of the two Δ.
  package var deltas: ClosedRange<Int>?
  /// At least so large the mean difference of two people's labels, in one formulation or the other.
  package var meanDelta: Double?
  /// At least so large the standard deviation of people's labels, in one formulation or the other.
  package var spread: Double?
  package var state: TriageState?
  /// The id of a cause that somebody chose.
  package var cause: String?
  package var isUnsure = false
  package var isCommented = false
  package var isExcluded = false
  /// Only the share that a second author codes.
  package var isInShare = false
  package var search: Search?

  /// In which formulation Δ is at the threshold or above, SINGLE by Δ of ratings unless it says otherwise; the raw value is
  /// how filters spell it.
  package enum Ambiguity: String, Hashable, Sendable, CaseIterable {
    /// Ambiguous or not.
    case any
    case either
    case both
    /// In one formulation, and not in the other.
    case one
    case single
    /// SINGLE by Δ of difference, as Table 2 and training sets have it.
    case difference
    case preference
    /// No Δ is at the threshold, and none is unknown of a formulation that somebody labelled.
    case none
    /// A formulation that somebody labelled has no Δ: nobody else did.
    case unknown

    package var words: String {
      switch self {
      case .any: "ambiguous or not"
      case .either: "ambiguous in either formulation"
      case .both: "ambiguous in both formulations"
      case .one: "ambiguous in one formulation alone"
      case .single: "SINGLE ambiguous, Δ of ratings"
      case .difference: "SINGLE ambiguous, Δ of difference"
      case .preference: "ambiguous in PREFERENCE"
      case .none: "not ambiguous"
      case .unknown: "with an unknown Δ"
      }
    }

    var shortWords: String {
      switch self {
      case .any: "all"
      case .either: "ambiguous"
      case .both: "ambiguous in both"
      case .one: "ambiguous in one"
      case .single: "S ambiguous"
      case .difference: "S ambiguous, Δ of difference"
      case .preference: "ambiguous in P"
      case .none: "not ambiguous"
      case .unknown: "unknown Δ"
      }
    }
  }

  /// A text that was looked for, and the numbers of the instances in whose ids or texts it stands.
  package struct Search: Hashable, Sendable {
    package var text: String
    package var found: Set<Int>

    package init(text: String, found: Set<Int>) {
      self.text = text
      self.found = found
    }
  }

  /// What a review opens with unless told otherwise: ambiguous in either formulation.
  package static let standard = ReviewFilter(.either)
  package static let everything = ReviewFilter(.any)

  /// - Parameter standard: what is listed as long as nothing is chosen.
  package init(_ standard: Ambiguity) { self.standard = standard }

  /// In which formulation Δ has to be at the threshold: what was chosen. Where nothing was, what does not follow from the
  /// size of Δ is looked for among all instances, ambiguous or not, so that filters come to the same in every order. So are
  /// comments: they are there to be read, also those on what nobody has judged.
  package var ambiguity: Ambiguity {
    get {
      let asksBeyond =
        contradicts || goldContradicts || modelDiffers || against != nil || pair != nil || handled != nil
        || deltas != nil || meanDelta != nil || search != nil || isCommented
      return chosenAmbiguity ?? (asksBeyond && standard == .either ? .any : standard)
    }
    set { chosenAmbiguity = newValue }
  }

  /// Whether nothing is left out.
  var passesEverything: Bool {
    var rest = self
    rest.chosenAmbiguity = nil
    return ambiguity == .any && rest == ReviewFilter(standard)
  }

  /// The filter in words, for the head of a list.
  ///
  /// - Parameters:
  ///   - isShort: in as few words as can be understood.
  ///   - standing: how often the annotator stands alone who is against everyone, of how many shared instances.
  ///   - shown: what an annotator is called, by their number.
  package func words(
    in table: ReviewTable, codeBook: CodeBook, isShort: Bool = false, standing: ReviewTable.LoneCount? = nil,
    shown: (Int) -> String
  ) -> String {
    var words = [isShort ? ambiguity.shortWords : ambiguity.words]
    func add(_ isSet: Bool, _ long: String, _ short: String) { if isSet { words.append(isShort ? short : long) } }
    add(contradicts, "ratings contradict the preference", "contradicting")
    add(goldContradicts, "gold of ratings contradicts gold of preferences", "gold contradicts")
    add(modelDiffers, "a model differs", "a model differs")
    if let against {
      let count = standing.map { " \($0.alone) of \($0.shared)" } ?? ""
      words.append("\(shown(against)) \(isShort ? "alone" : "against everyone")\(count)")
    }
    if let pair { words.append("\(shown(pair.first)) and \(shown(pair.second)) Δ \(table.threshold) or more apart") }
    if let handled { words.append("\(isShort ? "by" : "labelled by") \(shown(handled))") }
    if let subset, table.subsets.indices.contains(subset) { words.append("subset \(table.subsets[subset])") }
    if let deltas {
      words.append(
        deltas.count == 1 ? "Δ \(deltas.lowerBound)" : "Δ \(deltas.lowerBound) to \(deltas.upperBound)")
    }
    if let meanDelta { words.append("mean Δ of \(NumberText.plain(meanDelta)) or more") }
    if let spread { words.append("spread of \(NumberText.plain(spread)) or more") }
    if let state { words.append(state.words) }
    if let cause { words.append("cause \(codeBook.name(of: cause))") }
    add(isUnsure, "marked unsure", "unsure")
    add(isCommented, "commented", "commented")
    add(isExcluded, "somebody could not judge it", "not judged")
    add(isInShare, "in the share", "in the share")
    if let search { words.append("with \"\(search.text)\"") }
    return words.joined(separator: ", ")
  }
}

extension ReviewTable {
  /// Whether a filter lets an instance through.
  package func passes(_ instance: Int, _ filter: ReviewFilter) -> Bool {
    let row = rows[instance]
    switch filter.ambiguity {
    case .any: break
    case .either: if !isAmbiguous(instance) { return false }
    case .both: if !isAmbiguous(instance, .single) || !isAmbiguous(instance, .preference) { return false }
    case .one: if isAmbiguous(instance, .single) == isAmbiguous(instance, .preference) { return false }
    case .single: if !isAmbiguous(instance, .single) { return false }
    case .difference: if Int(row.deltaDifference) < threshold { return false }
    case .preference: if !isAmbiguous(instance, .preference) { return false }
    case .none:
      if isAmbiguous(instance) || max(row.deltaSingle, row.deltaPreference) < 0 || hasUnknownDelta(instance) {
        return false
      }
    case .unknown: if !hasUnknownDelta(instance) { return false }
    }
    if !filter.flags.isSubset(of: row.flags) { return false }
    if let subset = filter.subset, Int(row.subset) != subset { return false }
    if let deltas = filter.deltas, !deltas.contains(Int(max(row.deltaSingle, row.deltaPreference))) { return false }
    func isLarge(_ figure: (TaskFormulation) -> Double?, _ least: Double?) -> Bool {
      guard let least else { return true }
      return TaskFormulation.allCases.contains { figure($0).map { $0 >= least } ?? false }
    }
    guard isLarge({ meanDelta(of: instance, $0) }, filter.meanDelta) else { return false }
    guard isLarge({ spread(of: instance, $0) }, filter.spread) else { return false }
    if let state = filter.state, !state.holds(decisions[instance]) { return false }
    if let cause = filter.cause, decisions[instance]?.causes.contains(cause) != true { return false }
    if let search = filter.search, !search.found.contains(instance) { return false }
    if let against = filter.against, !isAlone(against, in: instance) { return false }
    if let pair = filter.pair, !areApart(pair, in: instance) { return false }
    if let handled = filter.handled,
      !labels(of: instance).contains(where: { Int($0.annotator) == handled && $0.isHandled })
    {
      return false
    }
    return true
  }

  /// Whether a formulation that somebody labelled has no Δ, since nobody else labelled the same.
  package func hasUnknownDelta(_ instance: Int) -> Bool {
    let row = rows[instance]
    guard row.deltaSingle < 0 || row.deltaPreference < 0 else { return false }
    return labels(of: instance).contains { label in
      label.isOriginal && label.value != nil && !annotators[Int(label.annotator)].isModel
        && (label.point == .pair ? row.deltaPreference : row.deltaSingle) < 0
    }
  }

}

extension ReviewFilter {
  fileprivate var flags: InstanceFlags {
    var flags: InstanceFlags = []
    if contradicts { flags.insert(.contradicts) }
    if goldContradicts { flags.insert(.goldContradicts) }
    if modelDiffers { flags.insert(.modelDiffers) }
    if isUnsure { flags.insert(.unsure) }
    if isCommented { flags.insert(.commented) }
    if isExcluded { flags.insert(.excluded) }
    if isInShare { flags.insert(.inShare) }
    return flags
  }
}
