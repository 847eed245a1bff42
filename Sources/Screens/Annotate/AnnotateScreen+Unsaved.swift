import Study
import Terminal

extension AnnotateScreen {
  package var unsaved: [UnsavedText] { resumed + (questions?.unsaved ?? []) + (beingTyped.map { [$0] } ?? []) }

  private var beingTyped: UnsavedText? {
    switch overlay {
    case .note(let editor) where editor.isChanged && !editor.text.isEmpty:
      return editor.purpose.subject(work: workID).map { UnsavedText($0, editor.text) }
    case .grounds(let form): return form.typed.flatMap { text in workID.map { UnsavedText(.rationale($0), text) } }
    default:
      // The sentence of a label that was given up waits for the next one.
      guard let draft, draft.purpose == .rationale, let work = draft.work else { return nil }
      return UnsavedText(.rationale(work), draft.text)
    }
  }

  /// Offers what was being typed when an earlier program ended, each in the editor where it belongs.
  package mutating func resume(_ texts: [UnsavedText]) {
    resumed = texts
    openResumed()
  }

  /// Opens the next one once nothing has to be read or answered first.
  mutating func openResumed() {
    guard !resumed.isEmpty else { return }
    resumeAnswers()
    while overlay == nil, !isSearching, hasRoomForRemarks, let place = resumed.firstIndex(where: { $0.answer == nil }) {
      let next = resumed.remove(at: place)
      if case .rationale(let work) = next.subject, work == workID {
        draft = Draft(purpose: .rationale, work: work, text: next.text)
        notice = Notice("You were writing why when the program ended: the label brings it back.", isWarning: true)
        continue
      }
      let purpose: NoteEditor.Purpose =
        switch next.subject {
        case .comment(let work) where work == workID: .work
        case .exclusion(let work) where work == workID: .exclusion
        case .comment, .exclusion, .rationale, .authors, .note, .answer: .authors
        }
      openNote(purpose, draft: next.text)
      guard case .note(let editor) = overlay, editor.isChanged else {
        // It was saved after all, just before the end.
        show(nil)
        continue
      }
      let isElsewhere = purpose.subject(work: workID) != next.subject
      notice = Notice(
        isElsewhere
          ? "You were writing this on one that is not on the screen now. Enter sends it to the authors, Esc puts it away."
          : "You were writing this when the program ended. Enter saves it, Esc puts it away.", isWarning: true)
    }
  }

  /// Answers to the study's own questions wait for their page, and go once it is saved.
  private mutating func resumeAnswers() {
    let stage = station.stage
    var isAny = false
    resumed = resumed.filter { text in
      guard let (page, question) = text.answer else { return true }
      guard stage == .questions(page) else { return !stage.isAfter(page) }
      if questions?.resume(text.text, of: question) == true { isAny = true }
      return false
    }
    if isAny { notice = Notice("What you answered before the program ended is here again; it is not saved yet.") }
  }

  /// Whether the stage is one at which something can be written.
  private var hasRoomForRemarks: Bool {
    switch station.stage {
    case .work, .washout, .complete, .nothingAssigned: true
    case .consent, .guidelines, .questions, .practice, .withdrawn: false
    }
  }
}

extension NoteEditor.Purpose {
  /// - Parameter work: what is on the screen.
  fileprivate func subject(work: Work.ID?) -> UnsavedText.Subject? {
    switch self {
    case .work: work.map { .comment($0) }
    case .exclusion: work.map { .exclusion($0) }
    case .authors: .authors
    case .rationale: work.map { .rationale($0) }
    case .decision: nil
    }
  }
}

extension UnsavedText {
  /// The page and the question that it answers.
  fileprivate var answer: (page: QuestionPage, question: String)? {
    if case .answer(let page, let question) = subject { (page, question) } else { nil }
  }
}

extension Stage {
  /// Whether a page of the study's own questions is done by now.
  fileprivate func isAfter(_ page: QuestionPage) -> Bool {
    switch self {
    case .consent, .guidelines, .nothingAssigned: false
    case .questions(let asked): page == .before && asked == .after
    case .practice, .work, .washout: page == .before
    case .complete, .withdrawn: true
    }
  }
}
