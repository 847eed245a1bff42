import Foundation

/// Feeds nearly right inputs to what reads what others wrote: it may refuse them, and never traps, hangs or says what it
/// must not.
///
/// A few hundred in a test of every day; `DEMUR_FUZZ=600` for as many as fit into so many seconds, from another seed each time.
/// Then the input that is being tried lies in the temporary folder, and stays there when the process dies of it.
package enum Fuzz {
  package static let seconds = ProcessInfo.processInfo.environment["DEMUR_FUZZ"].flatMap { Double($0) }
  /// The longest that one input may take.
  private static let limit = Duration.seconds(20)

  /// Tries the inputs that were kept, and then nearly right ones.
  ///
  /// - Parameter count: of the nearly right ones in the short form.
  /// - Throws: ``Finding``
  package static func run<Target: FuzzTarget>(_: Target.Type, count: Int = 300) async throws {
    let name = Target.name
    let target = try await Target()
    for kept in try Target.kept where try await !target.take(kept) {
      throw Finding(name: name, fault: "it is not taken as it has to be", input: Data(kept).base64EncodedString())
    }
    let seed = seconds == nil ? 1 : UInt64.random(in: .min ... .max)
    var mutator = Mutator(target.seeds, seed: seed)
    let end = ContinuousClock.now + .seconds(seconds ?? 0)
    let place = URL(filePath: "\(FileManager.default.temporaryDirectory.path)/demur-fuzz-\(name)")
    var tried = 0
    while seconds == nil ? tried < count : ContinuousClock.now < end {
      let bytes = mutator.next()
      tried += 1
      if seconds != nil { try Data(bytes).write(to: place) }
      let began = ContinuousClock.now
      var fault: String?
      do {
        if try await !target.take(bytes) { fault = "it is not taken as it has to be" }
      } catch {
        fault = "\(error)"
      }
      if ContinuousClock.now - began > limit { fault = "it took \(ContinuousClock.now - began)" }
      if let fault { throw Finding(name: name, fault: fault, input: Data(bytes).base64EncodedString()) }
    }
    if seconds != nil { print("\(name): \(tried) inputs, seed \(seed), nothing found") }
  }

  package struct Finding: Error, CustomStringConvertible {
    package var name: String
    package var fault: String
    package var input: String

    package var description: String { "\(name): \(fault), after the input (base64) \(input)" }
  }
}
