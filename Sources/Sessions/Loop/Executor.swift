import Dispatch

/// Where what screens ask for is carried out: one after the other, in the order of asking.
package struct Executor: Sendable {
  private let queue: DispatchQueue?

  /// A thread of its own, so that a file that does not answer stops no screen.
  package static func thread() -> Executor {
    Executor(queue: DispatchQueue(label: "session", qos: .userInteractive))
  }

  /// The caller's own thread: what is asked for is done at once. For scripted keys, none of which may come too early.
  package static let inPlace = Executor(queue: nil)

  /// Whether what is asked for is done by the time that it was asked for.
  var isInPlace: Bool { queue == nil }

  /// - Parameter then: called when it is done, on the thread that did it.
  func begin<Value: Sendable>(
    then: @escaping @Sendable () -> Void, _ body: @escaping @Sendable () -> Value
  ) -> Background<Value> {
    guard let queue else { return Background(body()) }
    return Background(on: queue, then: then, body)
  }
}
