import Foundation

/// Milliseconds of the clock that never goes back, from which all events have their times.
public func monotonicNow() -> Milliseconds {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Milliseconds(time.tv_sec) * 1000 + Milliseconds(time.tv_nsec) / 1_000_000
}
