import Study
import Terminal

extension AnnotateScreen {
  package var unsaved: [UnsavedText] {
    guard case .note(let editor) = overlay, editor.isChanged, !editor.text.isEmpty,
      let subject = editor.purpose.subject(work: workID)
    else { return resumed }
    return resumed + [UnsavedText(subject, editor.text)]
  }

  /// Offers what was being typed when an earlier program ended, each in the editor where it belongs.
  package mutating func resume(_ texts: [UnsavedText]) {
    resumed = texts
    openResumed()
  }

  /// Opens the next one once nothing has to be read or answered first.
  mutating func openResumed() {
    while let next = resumed.first, overlay == nil, !isSearching, hasRoomForRemarks {
      resumed.removeFirst()
      let purpose: NoteEditor.Purpose =
        switch next.subject {
        case .comment(let work) where work == workID: .work
        case .exclusion(let work) where work == workID: .exclusion
        case .comment, .exclusion, .authors, .note: .authors
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

  /// Whether the stage is one at which something can be written.
  private var hasRoomForRemarks: Bool {
    switch station.stage {
    case .work, .washout, .complete, .nothingAssigned: true
    case .consent, .guidelines, .practice, .withdrawn: false
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
    case .decision: nil
    }
  }
}
