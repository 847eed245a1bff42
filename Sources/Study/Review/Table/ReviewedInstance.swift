/// An instance of the list with all that is shown of it beside its text.
package struct ReviewedInstance: Hashable, Sendable {
  /// Its number in the table.
  package var number: Int
  package var key: InstanceKey
  package var subset: String
  /// Δ of ratings: the larger of the two responses' Δ.
  package var deltaSingle: Int?
  package var deltaPreference: Int?
  package var deltaDifference: Int?
  /// The mean difference of two people's labels, in SINGLE and in PREFERENCE.
  package var meanSingle: Double?
  package var meanPreference: Double?
  /// The standard deviation of people's labels.
  package var spreadSingle: Double?
  package var spreadPreference: Double?
  /// Each response's Δ.
  package var deltaA: Int?
  package var deltaB: Int?
  /// Those who labelled it, people by slot, and after them the models.
  package var annotators: [AnnotatorLabels]
  package var isUnsure: Bool
  package var isCommented: Bool
  package var isExcluded: Bool
  /// Somebody rates one response higher and prefers the other.
  package var isContradictory: Bool
  package var modelDiffers: Bool
  /// Files of two machines say different things of it.
  package var isConflicting: Bool
  package var decisions: Decisions

  /// One annotator's labels of the instance.
  package struct AnnotatorLabels: Hashable, Sendable {
    /// The number in ``ReviewTable/annotators``.
    package var annotator: Int
    package var isModel: Bool
    package var ratingA: Rating?
    package var ratingB: Rating?
    package var preference: PreferenceLabel?
    package var isUnsure: Bool
    package var isCommented: Bool
    package var isExcluded: Bool
    /// Labels of other occasions, which stand beside the originals.
    package var others: [ReviewLabel]

    /// Both original ratings, where there are both.
    package var ratings: RatingPair? {
      guard let ratingA, let ratingB else { return nil }
      return RatingPair(a: ratingA, b: ratingB)
    }

    package func rating(_ response: ResponseLetter) -> Rating? { response == .a ? ratingA : ratingB }
  }

  /// `!` ratings contradict the preference, `u` unsure, `c` commented, `x` somebody could not judge it, `m` a model
  /// differs, `+` labelled again or by further annotators, `?` two machines say different things.
  package var marks: String {
    let marks: [(Bool, String)] = [
      (isContradictory, "!"), (isUnsure, "u"), (isCommented, "c"), (isExcluded, "x"), (modelDiffers, "m"),
      (isAskedAgain, "+"), (isConflicting, "?"),
    ]
    return marks.filter(\.0).map(\.1).joined()
  }

  /// Whether somebody labelled it again, or a further annotator did.
  package var isAskedAgain: Bool { annotators.contains { !$0.others.isEmpty } }

  package var people: [AnnotatorLabels] { annotators.filter { !$0.isModel } }
  package var models: [AnnotatorLabels] { annotators.filter(\.isModel) }
}

extension ReviewTable {
  /// What is shown of an instance.
  package subscript(instance: Int) -> ReviewedInstance {
    let row = rows[instance]
    let annotators = annotatorLabels(of: instance)
    let people = annotators.filter { !$0.isModel }
    return ReviewedInstance(
      number: instance, key: key(of: instance), subset: subsets[Int(row.subset)],
      deltaSingle: deltaSingle(of: instance),
      deltaPreference: deltaPreference(of: instance), deltaDifference: deltaDifference(of: instance),
      meanSingle: meanDelta(of: instance, .single), meanPreference: meanDelta(of: instance, .preference),
      spreadSingle: spread(of: instance, .single), spreadPreference: spread(of: instance, .preference),
      deltaA: Disagreement.delta(ratings: people.compactMap(\.ratingA)),
      deltaB: Disagreement.delta(ratings: people.compactMap(\.ratingB)), annotators: annotators,
      isUnsure: row.flags.contains(.unsure), isCommented: row.flags.contains(.commented),
      isExcluded: row.flags.contains(.excluded), isContradictory: row.flags.contains(.contradicts),
      modelDiffers: row.flags.contains(.modelDiffers), isConflicting: row.flags.contains(.conflicting),
      decisions: decisions[instance] ?? Decisions())
  }

  private func annotatorLabels(of instance: Int) -> [ReviewedInstance.AnnotatorLabels] {
    var result: [(slot: UInt8, labels: ReviewedInstance.AnnotatorLabels)] = []
    for label in labels(of: instance) {
      let number = Int(label.annotator)
      var place = result.firstIndex { $0.labels.annotator == number } ?? result.count
      if place == result.count {
        result.append(
          (
            label.slot,
            ReviewedInstance.AnnotatorLabels(
              annotator: number, isModel: annotators[number].isModel, ratingA: nil, ratingB: nil, preference: nil,
              isUnsure: false, isCommented: false, isExcluded: false, others: [])
          ))
        place = result.count - 1
      }
      result[place].labels.add(label)
    }
    return result.sorted {
      ($0.labels.isModel ? 1 : 0, $0.slot, $0.labels.annotator) < (
        $1.labels.isModel ? 1 : 0, $1.slot, $1.labels.annotator
      )
    }.map(\.labels)
  }
}

extension ReviewedInstance.AnnotatorLabels {
  fileprivate mutating func add(_ label: ReviewLabel) {
    if label.marks.contains(.unsure) { isUnsure = true }
    if label.marks.contains(.commented) { isCommented = true }
    if label.marks.contains(.excluded) { isExcluded = true }
    guard label.isOriginal else {
      if label.value != nil { others.append(label) }
      return
    }
    switch label.point {
    case .responseA: ratingA = label.rating
    case .responseB: ratingB = label.rating
    case .pair: preference = label.preference
    }
  }
}
