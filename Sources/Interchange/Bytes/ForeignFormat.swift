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

  var remedy: String {
    switch self {
    case .parquet: "save it as JSON Lines"
    case .zip: "unpack it, or save the sheet as CSV"
    case .zstandard, .xz, .bzip2: "unpack it; of compressed files only .gz is read"
    case .sqlite: "name a file of instances or labels"
    case .utf16: "save it as UTF-8"
    }
  }
}
