import Study
import Terminal

extension ReviewScreen {
  package var unsaved: [UnsavedText] {
    guard case .note(let editor) = overlay, editor.isChanged, !editor.text.isEmpty, let page else { return resumed }
    return resumed + [UnsavedText(.note(page.dossier.instance.key), editor.text)]
  }

  /// Offers notes that were being typed when an earlier program ended: the one on the page that is open at once, the others
  /// where their instances are opened.
  package mutating func resume(_ texts: [UnsavedText]) {
    resumed = texts
    guard let first = texts.first, case .note(let key) = first.subject else { return }
    guard page?.dossier.instance.key == key else {
      notice = Notice(
        "A note that you were writing on \(SafeText(key.text)) was kept: \(ReviewAction.note.key) on its page shows it.",
        isWarning: true)
      return
    }
    openNote()
    guard case .note(let editor) = overlay, editor.isChanged else {
      // It was saved after all, just before the end.
      show(nil)
      return
    }
    notice = Notice(
      "You were writing this when the program ended. Enter saves it, Esc puts it away.", isWarning: true)
  }
}
