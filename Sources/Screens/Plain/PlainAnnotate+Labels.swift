import Study
import Terminal

extension PlainAnnotate {
  /// The label that was typed, in the data's letters.
  func label(_ line: String, on served: ServedWork) -> Label? {
    switch vocabulary.meaning(line) {
    case .rating(let rating): .rating(rating)
    case .preference(let label): .preference(served.firstShown == .a ? label : label.swapped)
    case .word, nil: nil
    }
  }

  /// How the work at hand is read.
  func presentation(of served: ServedWork) -> Presentation {
    let first = served.work.formulation == .single ? nil : served.firstShown
    let isAside = past != nil && served.work.id == station.served?.work.id
    return Presentation(
      firstShown: first, layout: "plain", columns: 0, rows: 0, form: isAside ? aside?.form ?? form : form)
  }

  mutating func record(_ label: Label, on shown: ServedWork) -> Outcome {
    if case .practice(let index, _) = station.stage {
      return .ask(.record(.practice(index: index, label: label), on: nil))
    }
    let circumstances = attention.circumstances(of: shown, presentation(of: shown))
    return judge(.label(label, circumstances), on: shown.work.id)
  }
}
