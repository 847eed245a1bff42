import Study
import Terminal

/// What a labelling screen wants done; the screen around it turns it into effects and overlays.
enum WorkIntent: Hashable, Sendable {
  /// In the data's own letters.
  case label(Label, Circumstances)
  case postpone
  case unsure(Bool)
  case undo, redo
  case openNote, openReasons, openGuidelines, openHelp
  case leave, redraw, suspend
  case say(Notice)
}

/// What the labelling screens need to know of the study.
package struct WorkSetting: Hashable, Sendable {
  package var anchors: RatingAnchors
  package var idleSeconds: Double
  package var guardMilliseconds: Int
  package var showsDifferences: Bool

  package init(_ settings: StudySettings) {
    anchors = settings.ratingAnchors
    idleSeconds = settings.idleSeconds
    guardMilliseconds = settings.guardMilliseconds
    showsDifferences = settings.showsDifferences
  }

  var attention: Attention { Attention(idleSeconds: idleSeconds, guardMilliseconds: guardMilliseconds) }
}
