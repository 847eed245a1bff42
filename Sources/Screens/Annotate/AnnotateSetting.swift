import Study
import Terminal

/// What the annotator's screens know of the study: its texts and rules, and nobody's labels.
package struct AnnotateSetting: Hashable, Sendable {
  package var title: String
  /// The text that is consented to; nil where nothing is asked.
  package var consent: String?
  /// SHA-256 of the text, by which consenting is recorded; 64 hex digits.
  package var consentHash: String
  /// nil where the study has none.
  package var guidelines: String?
  /// SHA-256 of the text, by which reading it is recorded; 64 hex digits.
  package var guidelinesHash: String
  /// Whom to ask, for the end screens; nil where authors said nobody.
  package var contact: String?
  package var work: WorkSetting
  /// What the study asks about its annotators; nil where it asks nothing.
  package var questions: StudyQuestions?
  /// Whether `Ctrl-E` may open the person's own editor.
  package var offersEditor: Bool
  /// Whether Ctrl-Z may suspend.
  package var offersSuspend: Bool
  /// How many the annotator set out to do now; nil where they did not say.
  package var goal: Int?
  /// Turns a moment into words such as `Tuesday 14 October`, in the person's own time zone.
  package var dayNames: DayNames

  package init(
    title: String, consent: String?, consentHash: String, guidelines: String?, guidelinesHash: String,
    contact: String?, work: WorkSetting, questions: StudyQuestions? = nil, offersEditor: Bool, offersSuspend: Bool,
    dayNames: DayNames
  ) {
    self.title = title
    self.consent = consent
    self.consentHash = consentHash
    self.guidelines = guidelines
    self.guidelinesHash = guidelinesHash
    self.contact = contact.flatMap { $0.trimmedForReading.isEmpty ? nil : $0 }
    self.work = work
    self.questions = questions
    self.offersEditor = offersEditor
    self.offersSuspend = offersSuspend
    self.dayNames = dayNames
  }
}
