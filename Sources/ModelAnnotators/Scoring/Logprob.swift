import Study

/// The log-probability of a forced token, and of others that the server named at its place.
struct TokenScore: Hashable, Sendable {
  var logprob: Double
  var others: [Int: Double] = [:]
}

/// Why one instance is not asked, while the run goes on.
enum NotAsked: Error, Hashable {
  /// In the server's words where it was the server that said so.
  case tooLong(window: Int?, says: String? = nil)
  case unaskable(why: String)
  /// The server answered with something else than an answer.
  case declined(ModelAnswer.InvalidKind, says: String, status: Int)
}

/// What a log-probability may be.
enum Logprob {
  /// vLLM sends −9999 and others the lowest number for what they don't know or round to −∞.
  private static let standIn = -9990.0

  /// - Throws: ``ModelError/noLogprobs(_:why:)`` for what is none, ``ModelError/misaligned(_:why:)`` above 0.
  static func checked(_ value: Double?, place: String) throws(ModelError) -> Double {
    guard let value, value.isFinite else { throw .noLogprobs(place, why: "one of them is missing") }
    guard value > standIn else { throw .noLogprobs(place, why: "\(Int(max(value, -1e15))) stands in for one of them") }
    // Rounding may leave a sure token a hair above 0.
    guard value <= 1e-4 else { throw .misaligned(place, why: "one of them is \(value), and none can be above 0") }
    return min(value, 0)
  }
}
