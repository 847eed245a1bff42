/// Whether preferences say by how much a response is better.
package struct StrengthsSeen: Hashable, Sendable {
  private var hasPreference = false
  private var hasMuch = false

  package init() {}

  package mutating func note(_ label: Label) {
    if case .preference(let value) = label { note(value) }
  }

  package mutating func note(_ preference: PreferenceLabel) {
    hasPreference = true
    hasMuch = hasMuch || preference.magnitude == 2
  }

  /// Whether there are preferences, and none of magnitude 2.
  package var isBinary: Bool { hasPreference && !hasMuch }

  /// What "ambiguous" means where no preference says by how much; nil where some do.
  ///
  /// - Parameter threshold: Δ from which an instance is ambiguous.
  package func meaning(threshold: Int) -> String? {
    guard isBinary else { return nil }
    let head = "No preference has magnitude 2, so two of them differ by 2 at most: "
    switch threshold {
    case 3...:
      return head
        + "none is ambiguous from Δ \(threshold) on. With --threshold 2 it is where one prefers A and another B."
    case 2: return head + "an instance is ambiguous where one prefers A and another B."
    default: return head + "an instance is ambiguous where two preferences are not the same."
    }
  }
}

extension ReviewTable {
  /// Whether preferences say by how much.
  package var strengths: StrengthsSeen {
    var seen = StrengthsSeen()
    for instance in indices {
      for label in labels(of: instance) { if let preference = label.preference { seen.note(preference) } }
    }
    return seen
  }
}

extension LabelTable {
  /// Whether preferences say by how much.
  package var strengths: StrengthsSeen {
    var seen = StrengthsSeen()
    forEachEntry { entry in
      if let preference = entry.preference { seen.note(preference) }
    }
    return seen
  }
}
