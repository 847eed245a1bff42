/// One annotator's labels of an instance among those of others, without the names: instances that look the same to them
/// have one view.
struct OwnView: Hashable, Comparable, Sendable {
  let ratingA: Rating?
  let ratingB: Rating?
  let preference: PreferenceLabel?
  /// Whether each came in the second half of the annotator's work; nil where it is not known.
  let isLateA: Bool?
  let isLateB: Bool?
  let isLatePreference: Bool?
  let firstShown: ResponseLetter?
  private let others: LabelPattern

  init(_ entry: LabelEntry, among others: [LabelEntry]) {
    (ratingA, ratingB) = (entry.rating(of: .a), entry.rating(of: .b))
    preference = entry.preference
    (isLateA, isLateB, isLatePreference) = (entry[isLate: .a], entry[isLate: .b], entry[isLate: nil])
    firstShown = entry.firstShown
    self.others = LabelPattern(others)
  }

  /// The others' labels.
  var othersLabels: InstanceLabels { others.labels }

  static func < (left: OwnView, right: OwnView) -> Bool {
    left.own != right.own ? left.own < right.own : left.others < right.others
  }

  /// The annotator's own part as a number, for a total order.
  private var own: Int {
    func half(_ isLate: Bool?) -> Int { isLate.map { $0 ? 2 : 1 } ?? 0 }
    let labels = [ratingA?.rawValue ?? 0, ratingB?.rawValue ?? 0, preference.map { $0.combined + 3 } ?? 0]
    let halves = [half(isLateA), half(isLateB), half(isLatePreference), firstShown.map { $0 == .a ? 1 : 2 } ?? 0]
    return halves.reduce(labels.reduce(0) { 6 * $0 + $1 }) { 3 * $0 + $1 }
  }
}

extension UnitPatterns<OwnView> {
  /// Each annotator's instances as they see them; the others may be a sample of more.
  static func byAnnotator(_ table: LabelTable) -> [UnitPatterns<OwnView>] {
    var found = Array(repeating: FoundUnits<OwnView>(), count: table.annotators.count)
    let ranks = table.annotatorRanks
    var entries: [LabelEntry] = []
    for instance in table.instances.indices {
      table.read(instance, into: &entries)
      for (place, entry) in entries.enumerated() {
        var others = entries
        others.remove(at: place)
        found[entry.annotator].add(
          OwnView(entry, among: others), annotators: others.map { ranks[$0.annotator] }
        ) { left in
          var rest = others
          rest.remove(at: left)
          return OwnView(entry, among: rest)
        }
      }
    }
    return found.map { $0.patterns(by: <) }
  }
}
