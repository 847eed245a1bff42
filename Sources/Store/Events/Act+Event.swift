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

  /// What the event says.
  ///
  /// - Parameters:
  ///   - changedAfter: how many seconds after the answer in whose place it stands; nil where it stands in nothing's.
  ///   - guidelines: the hash of those that a label is given under.
  func content(changedAfter: Double? = nil, guidelines: String? = nil) throws(StoreError) -> any EventContent {
    switch self {
    case .consent(let hash), .guidelines(let hash): return TextContent(text: hash)
    case .practice(let index, let label): return PracticeContent(index: index, label)
    case .answers(let page, let fields):
      for (field, value) in fields {
        try StorableText.check(field, "a field's name")
        try StorableText.check(value, "the answer to \(field)")
      }
      return AttributesContent(fields: fields, page: page.rawValue)
    case .label(let label, let seen):
      try StorableText.check(seen.grounds.rationale ?? "", "the sentence")
      return LabelContent(label, seen, changedAfter: changedAfter, guidelines: guidelines)
    case .read(let seen):
      try StorableText.check(seen.grounds.rationale ?? "", "the sentence")
      return LabelContent(nil, seen)
    case .exclude(let reason, let note):
      try StorableText.check(note, "the note")
      return ExclusionContent(reason: reason.rawValue, note: note, changedAfter: changedAfter)
    case .note(let text, let presentation):
      try StorableText.check(text, "the comment")
      return CommentContent(text, presentation)
    case .takeBack, .restore, .postpone, .unsure: return PlainContent(changedAfter: changedAfter)
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
