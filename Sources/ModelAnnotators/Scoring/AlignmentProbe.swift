import Basics
import Study

/// Finds out whether a server's log-probabilities are those of the tokens that they stand beside.
///
/// A token is generated, then the same token is scored as a text: both log-probabilities have to agree. Some servers leave
/// out what they don't know, some are off by one, some report what is left after a constraint.
enum AlignmentProbe {
  static let tolerance = 0.05
  private static let starts = [
    "The weather today is", "My favourite word is", "Once upon a time there was a", "Yesterday I went to the",
    "She opened the door and", "He has never been to", "The answer to your question is", "We would like to",
  ]
  private static let enough = 3

  /// - Throws: ``ModelError/misaligned(_:why:)`` when two differ by 0.05 or more, or nothing could be compared.
  static func check(_ server: any ModelServer) async throws {
    let place = server.facts.place
    var compared = 0
    var tooLong: NotAsked?
    for start in starts where compared < enough {
      let input = ModelInput.text(start)
      let generated: GeneratedToken
      do {
        generated = try await server.generated(after: input)
      } catch let error as NotAsked {
        if case .tooLong = error { tooLong = tooLong ?? error }
        continue
      }
      // A sure token shows nothing, and a part of a character cannot be sent as text.
      guard !generated.text.isEmpty, !generated.text.contains("\u{FFFD}"), generated.logprob < -4 * tolerance else {
        continue
      }
      let scored: TextScore
      do {
        scored = try await server.score(generated.text, after: input)
      } catch let error as NotAsked {
        if case .tooLong = error { tooLong = tooLong ?? error }
        continue
      }
      guard scored.logprobs.count == 1, !scored.isSplit else { continue }
      let difference = abs(scored.logprobs[0] - generated.logprob)
      guard difference < tolerance else {
        throw ModelError.misaligned(
          place,
          why:
            "a token generated at \(NumberText.plain(generated.logprob, most: 3)) is scored at \(NumberText.plain(scored.logprobs[0], most: 3))"
        )
      }
      compared += 1
    }
    if compared == 0, let tooLong { throw tooLong }
    guard compared > 0 else {
      throw ModelError.misaligned(place, why: "no token that it generates could be scored, so this cannot be ruled out")
    }
  }
}
