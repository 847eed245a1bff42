import Study

/// What practice says after a label: how the author judges it and why, without saying what the study asks.
struct PracticeAnswer {
  let practice: PracticeInstance
  /// The annotator's own label, in the data's letters.
  let label: Label
  let firstShown: ResponseLetter

  /// The comparison, the reason, and below them both responses, to hold the reason against them.
  var text: String {
    let again = shownAgain.map { "\($0.title):\n\($0.text.trimmedForReading)" }.joined(separator: "\n\n")
    return "\(remark)\n\n\(again)"
  }

  /// The comparison and the reason alone.
  var remark: String {
    let (yours, theirs, isSame) = words
    let relation =
      isSame
      ? "You: \(yours). The study's author: the same."
      : "You: \(yours). The study's author: \(theirs)."
    return """
      \(relation)

      \(practice.why)

      This is how one person judges it. In the work itself your own judgement counts; practice labels count for nothing.
      """
  }

  private var shownAgain: [(title: String, text: String)] {
    switch label {
    case .rating:
      // The reason may speak of both, and only one was shown.
      [
        ("A, which you rated", practice.instance.responseA), ("B, another response to it", practice.instance.responseB),
      ]
    case .preference:
      [
        ("A was", practice.instance.response(firstShown)), ("B was", practice.instance.response(firstShown.other)),
      ]
    }
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
