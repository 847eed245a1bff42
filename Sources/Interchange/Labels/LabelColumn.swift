/// The columns that may stand beside the four of a ratings or preferences CSV, in any order.
package enum LabelColumn: String, Hashable, Sendable, CaseIterable {
  /// Which response stood first, A or B; PREFERENCE only.
  case firstShown = "first_shown"
  /// When the label was given: ISO 8601 with its offset from UTC.
  case at
  /// Active seconds with the work on the screen, in all.
  case seconds
  /// The responses not shown to their end: A, B or AB.
  case unread
  /// 1 where the label came faster than the text can be read.
  case fast
  /// 1 where the annotator was unsure.
  case unsure
  case comment
  /// original, repeat, send-back or added; original where the column is missing or empty.
  case occasion
  case subset
  /// The id of the event that recorded the label.
  case event
  /// 0 for a label that was taken back or replaced.
  case current
  /// 1 where part of the dialogue before the responses was never shown, 0 where all of it was; empty where that is not known.
  case contextUnread = "context_unread"
  /// Active seconds since the label before on the same work; those in all where there was none.
  case secondsSinceLabel = "seconds_since_label"
  /// Of the texts that were labelled; see `TextFingerprint`.
  case fingerprint
  /// raw or rendered: whether the texts were shown as they were written, or as Markdown reads.
  case form
  /// Reasons of the study's list, separated by `; `.
  case reasons
  /// A sentence of why.
  case rationale
  /// How sure: 1 a guess, 2 fairly sure, 3 sure.
  case sureness
  /// How many of ten others would say the same, 0 to 10, as the annotator guessed.
  case others
  /// 1 where a simulation made the label up.
  case simulated
  /// Of a model's label, what the wording of its question is called.
  case wording
}
