import Study
import Terminal

/// A screen where work is labelled: SINGLE or PREFERENCE.
protocol WorkScreen: Searchable, Equatable, Sendable {
  var served: ServedWork { get set }
  var size: Size { get }
  var attention: Attention { get set }
  var isPractice: Bool { get }
  var setting: WorkSetting { get }
  /// What is read, in the form in which it is shown.
  var texts: ReadableWork { get }
  /// Where its parts stand.
  var metrics: WorkMetrics { get }
  /// What was given on this work, where it is looked at again.
  var given: ReversibleAct.Content? { get }
  /// How the work stands on the screen, for what is recorded with labels and comments.
  var presentation: Presentation { get }
  /// The keys that the screen knows.
  var table: KeyTable<WorkAction> { get }
  mutating func resize(_ size: Size)
  /// Shows the texts in another form, at the same place.
  mutating func show(_ form: TextForm)
  mutating func handle(_ key: Key, at time: Milliseconds) -> [WorkIntent]
  /// Notes what the frame on the terminal showed: responses to their end, the dialogue.
  mutating func noteWhatIsShown()
  /// A key was pressed: the line that was new is marked no longer.
  mutating func forgetWhatIsNew()
  func view(notice: Notice?) -> Frame
}

extension WorkScreen {
  mutating func painted(at time: Milliseconds) {
    attention.painted(at: time)
    noteWhatIsShown()
  }

  mutating func cover() { attention.cover() }

  /// What was read so far, and how.
  var circumstances: Circumstances { attention.circumstances(of: served, presentation) }

  /// How sentences name keys here.
  var names: KeyNames { .keys(setting.keys) }

  /// The keys that it shows: those that do something here.
  var shownTable: KeyTable<WorkAction> {
    if isPractice { return table.forPractice }
    if given != nil { return table.forGiven }
    return setting.isRevisionClosed ? table.withoutRevision : table
  }

  /// The annotator's own marks on this work, for the title.
  var marks: SafeText {
    var marks: [SafeText] = []
    if served.wasPostponed { marks.append("put off before") }
    if served.isUnsure { marks.append("unsure") }
    if served.note != nil { marks.append("comment") }
    return marks.joined(separator: ", ")
  }

  /// Said where Markdown was wanted and the text is shown as it was written all the same; then the same in a word.
  var formRemarks: [SafeText] { texts.isKeptAsWritten ? ["not as Markdown", "raw"] : [] }

  /// What the keys do that mean the same in SINGLE and in PREFERENCE.
  ///
  /// What belongs to the work on the screen is guarded as a label is: it may have been meant for the one before.
  mutating func common(_ action: WorkAction, _ key: Key, at time: Milliseconds) -> [WorkIntent] {
    if isPractice, action.isRefusedInPractice {
      return [.say(.refusal("This is practice, which counts for nothing: there is no need for that here."))]
    }
    if given != nil, let refusal = action.refusal(onGiven: names) { return [.say(.refusal(refusal))] }
    switch action {
    case .postpone, .unsure:
      if let haste = attention.haste(at: time) { return [.say(.droppedKey(key.shortName, haste))] }
    // What these open takes the keys that come with them.
    case .exclude, .note:
      if attention.isGuarded(at: time) { return [.say(.droppedKey(key.shortName))] }
    default: break
    }
    switch action {
    case .earlier: return [.past(.before(given == nil ? nil : served.work.id))]
    case .later:
      guard given != nil else {
        return [.say(.refusal("This is where you are: \(names(.back)) goes back to what you gave before."))]
      }
      return [.past(.after(served.work.id))]
    case .answers: return [.openAnswers]
    case .undo: return [.undo]
    case .redo: return [.redo]
    case .postpone: return [.postpone]
    case .exclude: return [.openReasons]
    case .unsure: return [.unsure(!served.isUnsure)]
    case .note: return [.openNote]
    case .search:
      find.open()
      return []
    case .guidelines: return [.openGuidelines]
    case .textForm: return changeForm()
    case .help: return [.openHelp]
    case .leave: return [.leave]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: return []
    }
  }
}

extension WorkScreen {
  /// Shows the texts as they were written, or as Markdown reads, where the study leaves that to the reader.
  private mutating func changeForm() -> [WorkIntent] {
    guard !setting.textForm.isFixed else { return [.say(.refusal("This study shows its texts in one way only."))] }
    let wanted = texts.form.other
    let before = texts
    show(wanted)
    guard texts.form == wanted else {
      return [.say(.refusal("This text cannot be shown as Markdown: it is too long, or not text alone."))]
    }
    let isSame = zip(before.responses + before.context.map(\.text), texts.responses + texts.context.map(\.text))
      .allSatisfy { $0.shown == $1.shown }
    let said: SafeText =
      switch wanted {
      case .raw: "Shown as it was written. \(names(.textForm)) shows it as Markdown."
      case .rendered: "Shown as Markdown. \(names(.textForm)) shows it as it was written."
      }
    return [.form(wanted), .say(Notice(isSame ? "\(said) Here that looks the same." : said))]
  }
}
