import Dispatch
import Store
import Study
import Terminal

/// Keeps what is being typed on a screen, at most ten times a second and away from the screen's thread: neither a slow disk nor a
/// study that is locked keeps a key waiting for it. A kill loses what was typed in the last tenth of a second.
struct UnsavedTextKeeper {
  static let pause: Milliseconds = 100
  private let file: Guarded?
  private let queue = DispatchQueue(label: "unsaved texts")
  /// What the file holds, or will once `writing` is done.
  private var kept: [UnsavedText]
  private var writtenAt: Milliseconds?
  private var writing: Background<Bool>?
  /// When something is to be written that could not be at once.
  private(set) var dueAt: Milliseconds?

  /// Only ever used on `queue`.
  private struct Guarded: @unchecked Sendable { let file: UnsavedTextFile }

  /// - Parameters:
  ///   - file: nil where nothing is to be kept.
  ///   - kept: what it holds.
  init(_ file: UnsavedTextFile?, holding kept: [UnsavedText] = []) {
    self.file = file.map(Guarded.init)
    self.kept = kept
  }

  /// Takes over what is typed by now.
  mutating func follow(_ texts: [UnsavedText], at now: Milliseconds) {
    guard file != nil else { return }
    dueAt = nil
    guard texts != kept else { return }
    // What was saved or put away goes at once.
    let due = texts.isEmpty ? now : writtenAt.map { $0 + Self.pause } ?? now
    guard now >= due, writing?.isDone ?? true else {
      dueAt = max(due, now + 50)
      return
    }
    begin(texts)
    if !texts.isEmpty { writtenAt = now }
  }

  /// Brings what is typed to the disk now, waiting for it at most so long.
  mutating func finish(_ texts: [UnsavedText], within limit: Milliseconds) {
    guard file != nil else { return }
    if texts != kept || !isKept { begin(texts) }
    wait(for: limit)
    dueAt = nil
  }

  /// Whether the file holds what it was given last; not so either where that is not known yet.
  private var isKept: Bool { writing.map { $0.isDone && (try? $0.value) == true } ?? true }

  /// What whoever leaves is told where something was typed and not saved: that it is kept, or the text itself.
  func farewell(to texts: [UnsavedText]) -> [SafeText] {
    guard file != nil, !texts.isEmpty else { return [] }
    if isKept { return ["What you were writing is kept: the next start shows it."] }
    let lines = texts.flatMap { $0.text.split(separator: "\n", omittingEmptySubsequences: false) }
    return ["What you were writing could not be kept beside the study. Copy it from here:"]
      + lines.map { "  \(SafeText($0))" }
  }

  /// Waits, at most so long, for what is being written.
  func wait(for limit: Milliseconds) { _ = writing?.isDone(within: limit) }

  private mutating func begin(_ texts: [UnsavedText]) {
    guard let file else { return }
    kept = texts
    let write: @Sendable () -> Bool = {
      guard texts.isEmpty else { return file.file.keep(texts) }
      file.file.remove()
      return true
    }
    writing = Background(on: queue, write)
  }
}
