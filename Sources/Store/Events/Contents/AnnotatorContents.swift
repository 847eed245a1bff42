import Study

/// Why somebody could not judge the work.
struct ExclusionContent: EventContent {
  /// The raw value of an ``ExclusionReason``.
  var reason: String
  var note: String
  /// As a label's.
  var changedAfter: Double?

  /// What a program of today does not know is another reason.
  var known: ExclusionReason { ExclusionReason(rawValue: reason) ?? .other }
}

/// An act that says nothing but that it was done.
struct PlainContent: EventContent {
  /// As a label's, of work that was put off in the place of an answer.
  var changedAfter: Double?
}

/// A label of practice.
struct PracticeContent: EventContent {
  /// Which practice instance, from 0.
  var index: Int
  private var rating: Int?
  private var preference: String?
  private var magnitude: Int?

  init(index: Int, _ label: Label) {
    self.index = index
    let columns = LabelColumns(label)
    (rating, preference, magnitude) = (columns.rating, columns.preference, columns.magnitude)
  }

  /// nil for a label that is none.
  var label: Label? { LabelColumns(rating: rating, preference: preference, magnitude: magnitude).label }
}

/// A comment, and how the work that it is about stood on the screen.
struct CommentContent: EventContent {
  /// Empty where a comment is taken away.
  var text: String
  private var layout: String?
  private var columns: Int?
  private var rows: Int?
  private var firstShown: ResponseLetter?
  private var form: TextForm?

  init(_ text: String, _ shown: Presentation?) {
    self.text = text
    layout = shown?.layout
    columns = shown?.columns
    rows = shown?.rows
    firstShown = shown?.firstShown
    form = shown?.form
  }

  /// nil in comments that are about no work, or older than that was kept.
  var presentation: Presentation? {
    layout.map { Presentation(firstShown: firstShown, layout: $0, columns: columns ?? 0, rows: rows ?? 0, form: form) }
  }
}
