/// Kinds of file that people hand over by mistake, known by their first bytes.
package enum ForeignFormat: Hashable, Sendable, CaseIterable {
  case parquet, zip, zstandard, xz, bzip2, sqlite, utf16

  /// The format whose signature begins `bytes`; nil when none does.
  init?(beginning bytes: UnsafeRawBufferPointer) {
    guard let format = Self.allCases.first(where: { $0.signatures.contains { bytes.starts(with: $0) } }) else {
      return nil
    }
    self = format
  }

  private var signatures: [[UInt8]] {
    switch self {
    case .parquet: [Array("PAR1".utf8)]
    case .zip: [[0x50, 0x4B, 0x03, 0x04]]
    case .zstandard: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]]
    case .bzip2: [Array("BZh".utf8)]
    case .sqlite: [Array("SQLite format 3\0".utf8)]
    case .utf16: [[0xFF, 0xFE], [0xFE, 0xFF]]
    }
  }

  var name: String {
    switch self {
    case .parquet: "a Parquet file"
    case .zip: "a zip archive (or a spreadsheet)"
    case .zstandard: "a zstd file"
    case .xz: "an xz file"
    case .bzip2: "a bzip2 file"
    case .sqlite: "an SQLite file (a study?)"
    case .utf16: "UTF-16 text"
    }
  }

  func remedy(for file: String) -> String {
    let path = ShellWord.quoted(file)
    func without(_ endings: String...) -> String {
      for ending in endings where file.hasSuffix(ending) {
        return ShellWord.quoted(String(file.dropLast(ending.count)))
      }
      return ShellWord.quoted(file + ".unpacked")
    }
    switch self {
    case .parquet:
      let target = without(".parquet").hasSuffix(".unpacked") ? "data.jsonl" : without(".parquet") + ".jsonl"
      return "make JSON Lines of it: duckdb -c \"COPY (FROM '\(file)') TO '\(target)' (FORMAT json)\", or "
        + "python3 -c \"import pandas; pandas.read_parquet('\(file)').to_json('\(target)', orient='records', lines=True)\"; "
        + "then: demur import \(target)"
    case .zip: return "unpack it, or save the sheet as CSV"
    case .zstandard: return "unpack it: zstd -d \(path) -o \(without(".zst", ".zstd")); then import that"
    case .xz: return "unpack it: xz -dc \(path) > \(without(".xz")); then import that"
    case .bzip2: return "unpack it: bzip2 -dc \(path) > \(without(".bz2")); then import that"
    case .sqlite: return "name a file of instances or labels"
    case .utf16: return "save it as UTF-8: iconv -f UTF-16 -t UTF-8 \(path) > \(without()); then import that"
    }
  }
}
