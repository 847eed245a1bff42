/// What somebody was typing and has not saved: kept beside the study until it is saved or put away, so that a hang-up or a
/// kill loses none of it.
package struct UnsavedText: Hashable, Sendable, Codable {
  /// What it is about.
  package enum Subject: Hashable, Sendable, Codable {
    /// A comment on a piece of work.
    case comment(Work.ID)
    /// Why a piece of work cannot be judged.
    case exclusion(Work.ID)
    /// Why a piece of work was labelled as it was.
    case rationale(Work.ID)
    /// A word to the authors, on no work in particular.
    case authors
    /// What was answered to one of the study's own questions, by its name.
    case answer(QuestionPage, String)
    /// An author's note on an instance.
    case note(InstanceKey)
  }

  package var subject: Subject
  package var text: String

  package init(_ subject: Subject, _ text: String) {
    self.subject = subject
    self.text = text
  }
}
