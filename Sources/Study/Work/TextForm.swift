/// How texts stand on the screen: as they were written, or as Markdown reads.
package enum TextForm: String, Hashable, Sendable, Codable, CaseIterable {
  case raw, rendered

  package var other: TextForm { self == .raw ? .rendered : .raw }
}

/// What a study says of ``TextForm``: which one texts open in, and whether annotators may change it.
package enum TextFormRule: String, Hashable, Sendable, Codable, CaseIterable {
  case raw, rendered
  case rawOnly = "raw-only"
  case renderedOnly = "rendered-only"

  package var form: TextForm {
    switch self {
    case .raw, .rawOnly: .raw
    case .rendered, .renderedOnly: .rendered
    }
  }

  package var isFixed: Bool { self == .rawOnly || self == .renderedOnly }
}
