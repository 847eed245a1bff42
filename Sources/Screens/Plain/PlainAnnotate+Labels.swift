import Study
import Terminal

extension PlainAnnotate {
  /// The label that was typed, in the data's letters.
  func label(_ line: String, on served: ServedWork) -> Label? {
    let typed = PlainWord.folded(line)
    if served.work.formulation == .single { return Int(typed).flatMap(Rating.init).map(Label.rating) }
    guard let label = Self.preferences[typed] else { return nil }
    return .preference(served.firstShown == .a ? label : label.swapped)
  }

  /// As on the screen, but for `r`, which reads the responses: a word with two meanings is no label.
  private static let preferences: [String: PreferenceLabel] = [
    "w": .muchA, "e": .littleA, "t": .littleB, "y": .muchB, "a2": .muchA, "a1": .littleA, "n": .none, "none": .none,
    "b1": .littleB, "b2": .muchB, "a 2": .muchA, "a 1": .littleA, "b 1": .littleB, "b 2": .muchB,
  ]

  static func presentation(of served: ServedWork) -> Presentation {
    let first = served.work.formulation == .single ? nil : served.firstShown
    return Presentation(firstShown: first, layout: "plain", columns: 0, rows: 0)
  }

  mutating func record(_ label: Label, on shown: ServedWork) -> Outcome {
    if case .practice(let index, _) = station.stage {
      return .ask(.record(.practice(index: index, label: label), on: nil))
    }
    let circumstances = attention.circumstances(of: shown, Self.presentation(of: shown))
    return judge(.label(label, circumstances), on: shown.work.id)
  }
}
