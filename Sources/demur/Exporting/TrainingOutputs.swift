import Interchange
import Study

/// Where training pairs go: to one place, or where they are split into two files, `pairs-train.jsonl` and
/// `pairs-test.jsonl` for `--output pairs.jsonl`.
struct TrainingOutputs {
  private let one: OutputFile?
  private let sides: [TrainingSplit.Side: OutputFile]

  /// - Parameter destination: split on stdout, the sides stand among each other and each row names its own.
  init(_ destination: Destination, isSplit: Bool) throws {
    guard isSplit, let output = destination.output, output != "-" else {
      one = try destination.open()
      sides = [:]
      return
    }
    one = nil
    sides = Dictionary(
      uniqueKeysWithValues: try TrainingSplit.Side.allCases.map { side in
        (side, try destination.open(Self.name(output, side)))
      })
  }

  func write(_ row: TableRow, _ side: TrainingSplit.Side?) throws {
    let output = one ?? side.flatMap { sides[$0] }
    try output?.write(String(decoding: row.jsonLine, as: UTF8.self))
  }

  func finish() throws {
    try one?.finish()
    for side in TrainingSplit.Side.allCases { try sides[side]?.finish() }
  }

  private static func name(_ path: String, _ side: TrainingSplit.Side) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot > slash else { return "\(path)-\(side.rawValue)" }
    return "\(path[..<dot])-\(side.rawValue)\(path[dot...])"
  }
}
