import Study

/// Reads lines of HH-RLHF, each a chosen and a rejected transcript (Bai et al. 2022); kept from line to line for its
/// buffers.
///
/// The context is the longest common run of whole turns, the responses are what follows: normally the two last turns of
/// the assistant. Where the transcripts part earlier, the responses are all that follows, with the markers of further
/// turns left in.
struct HHRLHFLine {
  private var chosen = Half()
  private var rejected = Half()

  private struct Half {
    var bytes: [UInt8] = []
    var turns: [Transcript.Span] = []
    var isFound = false
  }

  /// The lines have no ids: the subset and the line number, with zeros up to four digits.
  static func key(subset: String, line: Int) -> InstanceKey {
    let number = String(line)
    return InstanceKey("\(subset)-\(String(repeating: "0", count: max(0, 4 - number.utf8.count)))\(number)")
  }

  /// The instance of a line. Which of the two transcripts becomes A is a coin that follows from the seed and the key.
  mutating func instance(
    _ line: UnsafeBufferPointer<UInt8>, key: InstanceKey, subset: String, seed: UInt64
  ) throws(LineFault) -> (Instance, differsEarly: Bool) {
    try read(line)
    var coin = SeededGenerator(seed: seed, "coin", key.text)
    let chosenIsA = coin.coin()
    return try chosen.bytes.withUnsafeBufferPointer { first throws(LineFault) in
      try rejected.bytes.withUnsafeBufferPointer { second throws(LineFault) in
        chosen.turns.removeAll(keepingCapacity: true)
        rejected.turns.removeAll(keepingCapacity: true)
        Transcript.append(first, to: &chosen.turns)
        Transcript.append(second, to: &rejected.turns)
        guard Self.hasAssistant(chosen.turns), Self.hasAssistant(rejected.turns) else { throw .noTurns }
        let common = Self.commonRun(first, chosen.turns, second, rejected.turns)
        let responses = (Self.response(first, chosen.turns[common]), Self.response(second, rejected.turns[common]))
        let instance = Instance(
          key: key, subset: subset,
          context: chosen.turns[..<common].map { Turn(role: $0.role, content: first.text($0.content)) },
          responseA: chosenIsA ? responses.0 : responses.1, responseB: chosenIsA ? responses.1 : responses.0,
          sourcePreference: chosenIsA ? .a : .b)
        let isOneTurnEach = [chosen.turns, rejected.turns].allSatisfy {
          $0.count == common + 1 && $0[common].role == .assistant
        }
        return (instance, !isOneTurnEach)
      }
    }
  }

  private mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(LineFault) {
    (chosen.isFound, rejected.isFound) = (false, false)
    var scanner = JSONScanner(line)
    // The closure cannot take the halves by reference, so it takes them along and gives them back.
    var halves = (chosen, rejected)
    (chosen, rejected) = (Half(), Half())
    defer { (chosen, rejected) = halves }
    try scanner.object { (scanner: inout JSONScanner, key: String) throws(LineFault) in
      switch key {
      case "chosen": try Self.read(&scanner, key, into: &halves.0)
      case "rejected": try Self.read(&scanner, key, into: &halves.1)
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
    let missing = [halves.0.isFound ? nil : "chosen", halves.1.isFound ? nil : "rejected"].compactMap(\.self)
    if !missing.isEmpty { throw .missingKeys(missing) }
  }

  private static func read(_ scanner: inout JSONScanner, _ key: String, into half: inout Half) throws(LineFault) {
    if half.isFound { throw .keyTwice(key) }
    guard scanner.kind() == .string else { throw .wrongKind(key, expected: "a text in quotes") }
    half.bytes.removeAll(keepingCapacity: true)
    try scanner.string(into: &half.bytes)
    half.isFound = true
  }

  private static func hasAssistant(_ turns: [Transcript.Span]) -> Bool { turns.contains { $0.role == .assistant } }

  /// How many turns are the same, at most all but the last of either.
  private static func commonRun(
    _ first: UnsafeBufferPointer<UInt8>, _ firstTurns: [Transcript.Span],
    _ second: UnsafeBufferPointer<UInt8>, _ secondTurns: [Transcript.Span]
  ) -> Int {
    let most = min(firstTurns.count, secondTurns.count) - 1
    var common = 0
    while common < most, firstTurns[common].role == secondTurns[common].role,
      first.slice(firstTurns[common].content).isSame(as: second.slice(secondTurns[common].content))
    {
      common += 1
    }
    return common
  }

  /// All from a turn on, without the marker of the assistant whose response it is.
  private static func response(_ bytes: UnsafeBufferPointer<UInt8>, _ turn: Transcript.Span) -> String {
    bytes.text((turn.role == .assistant ? turn.content.lowerBound : turn.marker)..<bytes.count)
  }
}
