import Study
import Terminal

/// What a labelling screen wants done; the screen around it turns it into effects and overlays.
enum WorkIntent: Hashable, Sendable {
  /// In the data's own letters.
  case label(Label, Circumstances)
  case postpone
  case unsure(Bool)
  case undo, redo
  /// From here on texts are shown in this form.
  case form(TextForm)
  case past(OwnAnswerStep), openAnswers, backToWork
  case openNote, openReasons, openGuidelines, openHelp
  case leave, redraw, suspend
  case say(Notice)
}

/// What the labelling screens need to know of the study.
package struct WorkSetting: Hashable, Sendable {
  package var anchors: RatingAnchors
  /// The longest pause that counts as active.
  package var idleSeconds: Double
  /// How long after new work has appeared no key labels; 0 for at once.
  package var guardMilliseconds: Int
  package var showsDifferences: Bool
  /// How texts open, and whether the annotator may change it.
  package var textForm: TextFormRule
  /// What is asked after a label.
  package var asked: GroundsRule
  /// The form in which the next texts are shown.
  package var form: TextForm
  /// After how many in a row the screen speaks of a break.
  package var breakEvery: Int?
  /// Whether the study leaves what was given as it is, all but the last.
  package var isRevisionClosed: Bool
  /// The keys, where they are other than the tables say.
  package var keys: KeyMap {
    get { tables.map }
    set { tables = WorkTables(newValue) }
  }
  /// What the keys do, made once for all of the work.
  private(set) var tables: WorkTables

  package init(_ settings: DeskSettings) {
    anchors = settings.ratingAnchors
    idleSeconds = settings.idleSeconds
    guardMilliseconds = settings.guardMilliseconds
    showsDifferences = settings.showsDifferences
    textForm = settings.textForm
    form = settings.textForm.form
    breakEvery = settings.breakEvery
    tables = WorkTables(settings.keys ?? KeyMap())
    asked = settings.asked
    isRevisionClosed = settings.revision == .never
  }

  /// The attention to a piece of work that is about to be shown, for the first time or again; to none, before there is any.
  func attention(_ served: ServedWork?) -> Attention {
    var attention = Attention(idleSeconds: idleSeconds, guardMilliseconds: guardMilliseconds)
    if let served, let read = served.read { attention.resume(read, order: served.shownResponses) }
    return attention
  }
}
