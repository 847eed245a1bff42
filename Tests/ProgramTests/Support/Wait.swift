import Foundation

/// Waiting for what must come, however busy the machine is.
enum Wait {
  /// Seconds after which something never comes. It costs nothing where all is well: only a program that is stuck takes longer,
  /// or a machine on which nothing can be said of it.
  static let limit = 180.0

  struct Never: Error, CustomStringConvertible {
    var wanted: String
    var description: String { "\(wanted): that never came" }
  }

  /// Looks again and again, every few milliseconds at first, until it is so.
  ///
  /// - Parameter wanted: what is waited for, for the failure.
  static func until(_ wanted: @autoclosure () -> String, _ isSo: () throws -> Bool) throws {
    var pauses = Pauses()
    while try !isSo() { guard pauses.pause() else { throw Never(wanted: wanted()) } }
  }

  /// The pauses between looks, which get longer.
  struct Pauses {
    private let end = ContinuousClock.now + .seconds(Wait.limit)
    private var microseconds = 3_000.0

    /// False once the limit has passed.
    mutating func pause() -> Bool {
      guard ContinuousClock.now < end else { return false }
      usleep(UInt32(microseconds))
      microseconds = min(60_000, microseconds * 1.25)
      return true
    }
  }
}
