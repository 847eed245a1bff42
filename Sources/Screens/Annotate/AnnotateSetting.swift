import Study
import Terminal

/// What the annotator's screens know of the study: its texts and rules, and nobody's labels.
public struct AnnotateSetting: Hashable, Sendable {
  public var title: String
  public var consent: String?
  public var consentHash: String
  public var guidelines: String?
  public var guidelinesHash: String
  public var contact: String?
  public var work: WorkSetting
  /// Whether `Ctrl-E` may open the person's own editor.
  public var offersEditor: Bool
  /// Whether Ctrl-Z may suspend.
  public var offersSuspend: Bool
  /// Turns a moment into words such as `Tuesday 14 October`, in the person's own time zone.
  public var dayNames: DayNames

  public init(
    title: String, consent: String?, consentHash: String, guidelines: String?, guidelinesHash: String,
    contact: String?, work: WorkSetting, offersEditor: Bool, offersSuspend: Bool, dayNames: DayNames
  ) {
    self.title = title
    self.consent = consent
    self.consentHash = consentHash
    self.guidelines = guidelines
    self.guidelinesHash = guidelinesHash
    self.contact = contact
    self.work = work
    self.offersEditor = offersEditor
    self.offersSuspend = offersSuspend
    self.dayNames = dayNames
  }
}
