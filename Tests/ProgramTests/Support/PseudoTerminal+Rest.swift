import PseudoTerminals

extension PseudoTerminal {
  /// What is there to read now, until nothing came for some milliseconds.
  func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = read(timeout: 5), !piece.isEmpty { bytes += piece }
    return bytes
  }

  /// Reads what is there, and says whether the program has nothing left to do but to wait, or has ended.
  func isAtRest(reading bytes: inout [UInt8]) -> Bool {
    let program = RunningProgram(processID)
    let wasWaiting = program.isWaiting
    let news = readAll()
    bytes += news
    return news.isEmpty && wasWaiting && program.isWaiting
  }
}
