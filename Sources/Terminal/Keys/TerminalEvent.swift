import CTerminal

/// A moment on a clock that never goes back, in milliseconds from an arbitrary start.
package typealias Milliseconds = Int

/// What can happen while a screen is shown.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key, at: Milliseconds)
  case resized(Size)
  /// Nothing happened for as long as was to be waited.
  case tick(at: Milliseconds)
  case signalled(TerminalSignal)
  /// Somebody called ``TerminalDevice/wake()``.
  case woken
  /// Something about the terminal that the person should know: it is to be shown until the next key.
  case noted(SafeText)
  /// The terminal is gone: nothing can be shown or read any more.
  case hungUp
}

/// Whether nothing is to come of a signal, as whoever started the program wants it (`nohup`, `trap ''`): it stays so.
package func isIgnored(signal: Int32) -> Bool { demur_is_ignored(signal) }

/// A signal that concerns the terminal; a program that ends by it exits with `exitCode`.
package enum TerminalSignal: Hashable, Sendable {
  case hangUp, terminate, interrupt
  /// The program is to stop as by Ctrl-Z: ``TerminalDevice/suspend()``.
  case stop
  /// The program goes on after it was stopped.
  case continued

  /// 128 + the signal's number; `nil` where the program does not end.
  package var exitCode: Int32? {
    switch self {
    case .hangUp: 129
    case .interrupt: 130
    case .terminate: 143
    case .stop, .continued: nil
    }
  }
}
