import CTerminal

/// Milliseconds of the clock that never goes back, from which all events have their times.
public func monotonicNow() -> Milliseconds { Milliseconds(demur_now()) }
