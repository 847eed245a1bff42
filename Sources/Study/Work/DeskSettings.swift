/// What of a study's settings an annotator's process may know: not the seed, from which orders could be drawn again, nor how
/// many people judge an instance, nor what is served twice.
package struct DeskSettings: Hashable, Sendable {
  package var title: String
  package var formulations: Formulations
  package var ratingAnchors: RatingAnchors
  package var washoutDays: Double
  package var idleSeconds: Double
  package var guardMilliseconds: Int
  package var showsDifferences: Bool
  package var textForm: TextFormRule
  package var revision: Revision
  package var breakEvery: Int?
  package var keys: KeyMap?
  package var asked: GroundsRule
  package var practisesAgain: Bool
  package var contact: String?
  /// With what it says of instances whose answer is known.
  package var consent: String?
  package var guidelines: String?
  package var questions: StudyQuestions?

  package init(_ settings: StudySettings) {
    title = settings.title
    formulations = settings.formulations
    ratingAnchors = settings.ratingAnchors
    washoutDays = settings.washoutDays
    idleSeconds = settings.idleSeconds
    guardMilliseconds = settings.guardMilliseconds
    showsDifferences = settings.showsDifferences
    textForm = settings.textForm
    revision = settings.revision
    breakEvery = settings.breakEvery
    keys = settings.keys
    asked = settings.asked
    practisesAgain = settings.practisesAgain
    contact = settings.contact
    consent = StudySettings.consent(settings.consent, announcesChecks: settings.announcesChecks)
    guidelines = settings.guidelines
    questions = settings.questions
  }
}
