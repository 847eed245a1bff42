import Study

extension Act {
  var kind: EventKind {
    switch self {
    case .consent: .consent
    case .guidelines: .guidelines
    case .practice: .practice
    case .answers: .attributes
    case .label: .label
    case .takeBack: .takeBack
    case .restore: .restore
    case .postpone: .postpone
    case .exclude: .exclude
    case .unsure(let isUnsure): isUnsure ? .unsure : .sure
    case .note(let text, _): text.isEmpty ? .uncomment : .comment
    case .read: .read
    }
  }

  /// The label, which of all acts only a label has in columns.
  var label: Label? {
    if case .label(let label, _) = self { label } else { nil }
  }

  var payload: [String: CanonicalJSON.Value] {
    get throws(StoreError) {
      switch self {
      case .consent(let hash), .guidelines(let hash): return ["text": .text(hash)]
      case .practice(let index, let label):
        var members: [String: CanonicalJSON.Value] = ["index": .integer(index)]
        members.merge(label.payload) { $1 }
        return members
      case .answers(let page, let fields):
        for (field, value) in fields {
          try StorableText.check(field, "a field's name")
          try StorableText.check(value, "the answer to \(field)")
        }
        return ["page": .text(page.rawValue), "fields": .object(fields.mapValues { .text($0) })]
      case .label(_, let circumstances), .read(let circumstances):
        try StorableText.check(circumstances.grounds.rationale ?? "", "the sentence")
        return circumstances.payload
      case .exclude(let reason, let note):
        try StorableText.check(note, "the note")
        return ["reason": .text(reason.rawValue), "note": .text(note)]
      case .note(let text, let presentation):
        try StorableText.check(text, "the comment")
        return ["text": .text(text)].merging(presentation?.payload ?? [:]) { $1 }
      case .takeBack, .restore, .postpone, .unsure: return [:]
      }
    }
  }
}

extension Label {
  var payload: [String: CanonicalJSON.Value] {
    switch self {
    case .rating(let rating): ["rating": .integer(rating.rawValue)]
    case .preference(let label):
      ["preference": .text(label.preference.rawValue), "magnitude": .integer(label.magnitude)]
    }
  }
}

extension EventKind {
  var needsWork: Bool {
    switch self {
    case .label, .takeBack, .restore, .postpone, .exclude, .unsure, .sure, .read: true
    default: false
    }
  }

  /// Whether annotators do this themselves; on a packed file nothing else is done.
  var isByAnnotators: Bool {
    switch self {
    case .consent, .guidelines, .practice, .comment, .uncomment: true
    default: needsWork
    }
  }

  var allowsWork: Bool { needsWork || self == .comment || self == .uncomment }
}
