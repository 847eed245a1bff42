import Dispatch

/// The results for 0, 1 … `count − 1`, in order, computed on several cores.
///
/// - Parameter parts: In how many parts the work is divided, at most so many at a time; nil leaves it to the machine.
@usableFromInline
package func concurrentMap<Result: Sendable>(
  _ count: Int, parts: Int?, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  let parts = max(1, min(count, parts ?? 64))
  guard parts > 1 else { return (0..<count).map(transform) }
  var results: [[Result]] = Array(repeating: [], count: parts)
  results.withUnsafeMutableBufferPointer { buffer in
    // Each part writes its own element alone.
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      slots[part] = (count * part / parts..<count * (part + 1) / parts).map(transform)
    }
  }
  return results.flatMap { $0 }
}
