import Study

/// How other scales become demur's.
enum Strengths {
  /// A signed strength, negative for the first: 0 is none, up to 1 a little, beyond much.
  ///
  /// The magnitude has two steps: of −3 … 3 (HelpSteer) 1 is a little and 2 and 3 are much.
  static func preference(signed strength: Double) -> PreferenceLabel {
    guard strength != 0, strength.isFinite else { return .none }
    return strength < 0 ? (strength < -1 ? .muchA : .littleA) : (strength > 1 ? .muchB : .littleB)
  }

  /// A preference without a strength has the smaller magnitude.
  static func preference(_ letter: ResponseLetter?) -> PreferenceLabel {
    switch letter {
    case .a: .littleA
    case .b: .littleB
    case nil: .none
    }
  }

  /// A rating on a scale of whole steps, from `low` to `high`, moved onto 1 … 5; nil outside of it, between its steps, or
  /// where it has not five of them.
  static func rating(_ value: Double, low: Int, high: Int) -> Rating? {
    guard high - low == 4, let whole = Int(exactly: value), (low...high).contains(whole) else { return nil }
    return Rating(rawValue: whole - low + 1)
  }
}
