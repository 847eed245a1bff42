/// A moment on a clock that never goes back, in milliseconds from an arbitrary start.
package typealias Milliseconds = Int

/// What can happen while a screen is shown.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key, at: Milliseconds)
  case resized(Size)
  /// Nothing happened for as long as was to be waited.
  case tick(at: Milliseconds)
  case signalled(TerminalSignal)
  /// The terminal is gone: nothing can be shown or read any more.
  case hungUp
}

/// A signal that concerns the terminal; a program that ends by it exits with `exitCode`.
package enum TerminalSignal: Hashable, Sendable {
  case hangUp, terminate, interrupt
  /// The program goes on after it was stopped.
  case continued

  /// 128 + the signal's number; `nil` where the program does not end.
  package var exitCode: Int32? {
    switch self {
    case .hangUp: 129
    case .interrupt: 130
    case .terminate: 143
    case .continued: nil
    }
  }
}
