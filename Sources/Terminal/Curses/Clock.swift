import CTerminal

/// Milliseconds of the clock that never goes back, from which all events have their times.
package func monotonicNow() -> Milliseconds { Milliseconds(demur_now()) }
