import ArgumentParser
import Interchange

/// How the rows of a table are written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl

  /// The one that was asked for, else that of a file's name, else the usual one.
  static func chosen(_ asked: TableFormat?, for path: String?, usual: TableFormat = .csv) -> TableFormat {
    asked ?? TableFormat(ending: path) ?? usual
  }

  /// The one that a file's name ends in; nil where there is none, or it ends otherwise.
  private init?(ending path: String?) {
    switch path.flatMap(FileEnding.init)?.text {
    case "csv": self = .csv
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }
}

/// Writes row after row, in CSV under a header.
struct TableOutput {
  private let output: OutputFile
  private let format: TableFormat

  /// - Parameter header: a row with the names of all that follow.
  init(_ output: OutputFile, _ format: TableFormat, header: TableRow) throws {
    self.output = output
    self.format = format
    if format == .csv { try output.write(header.csvHeader) }
  }

  func write(_ row: TableRow) throws {
    try output.write(format == .csv ? row.csvRecord : String(decoding: row.jsonLine, as: UTF8.self))
  }

  func finish() throws { try output.finish() }
}
