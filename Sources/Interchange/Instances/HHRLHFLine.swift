import Study

/// One line of HH-RLHF: a chosen and a rejected transcript (Bai et al. 2022).
///
/// The context is the longest common run of whole turns, the responses are what follows: normally the two last turns of
/// the assistant. Where the transcripts part earlier, the responses are all that follows, with the markers of further
/// turns left in.
struct HHRLHFLine {
  let chosen: String
  let rejected: String

  /// Which of the two becomes A is a coin that follows from the seed and the key.
  func instance(key: InstanceKey, subset: String, seed: UInt64) throws(LineFault) -> (Instance, isPartedEarly: Bool) {
    let first = Transcript(chosen).turns
    let second = Transcript(rejected).turns
    guard first.contains(where: { $0.role == .assistant }), second.contains(where: { $0.role == .assistant }) else {
      throw .noTurns
    }
    var common = 0
    let most = min(first.count, second.count) - 1
    while common < most, Self.isSame(first[common], second[common]) { common += 1 }
    // A response is the assistant's: the context ends before a turn of the assistant on both sides.
    while common > 0, first[common].role != .assistant || second[common].role != .assistant { common -= 1 }
    let responses = (Self.response(first[common...]), Self.response(second[common...]))
    let isPartedEarly = first.count - common > 1 || second.count - common > 1
    var coin = SeededGenerator(seed: seed, "coin", key.text)
    let chosenIsA = coin.coin()
    let instance = Instance(
      key: key, subset: subset, context: Array(first[..<common]),
      responseA: chosenIsA ? responses.0 : responses.1, responseB: chosenIsA ? responses.1 : responses.0,
      sourcePreference: chosenIsA ? .a : .b)
    return (instance, isPartedEarly)
  }

  private static func isSame(_ one: Turn, _ other: Turn) -> Bool {
    one.role == other.role && one.content.utf8.elementsEqual(other.content.utf8)
  }

  private static func response(_ turns: ArraySlice<Turn>) -> String {
    guard let first = turns.first else { return "" }
    return first.content + Transcript.text(turns.dropFirst())
  }
}
