import Study

/// What practice says after a label: one way to see it, and that there are others.
struct PracticeAnswer {
  let practice: PracticeInstance
  /// The annotator's own label, in the data's letters.
  let label: Label
  let firstShown: ResponseLetter

  var text: String {
    let (yours, theirs, isSame) = words
    let relation =
      isSame
      ? "One way to see it is the same: \(theirs)."
      : "You: \(yours). One way to see it: \(theirs)."
    return """
      \(relation)

      \(practice.why)

      There are other ways to see it, and yours may be one of them: the study is about exactly that. Practice labels \
      count for nothing.
      """
  }

  private var words: (yours: String, theirs: String, isSame: Bool) {
    switch label {
    case .rating(let rating):
      let theirs = practice.ratings.a
      return ("\(rating.rawValue)", "\(theirs.rawValue)", rating == theirs)
    case .preference(let yours):
      let theirs = practice.preference
      let shown = { (label: PreferenceLabel) in (firstShown == .a ? label : label.swapped).words }
      return (shown(yours), shown(theirs), yours == theirs)
    }
  }
}

extension PreferenceLabel {
  /// The label as a sentence says it, with the letters it is in.
  var words: String {
    switch self {
    case .muchA: "A much better"
    case .littleA: "A a little better"
    case .none: "no difference"
    case .littleB: "B a little better"
    case .muchB: "B much better"
    }
  }
}
