import Basics

/// A record as it stands in a file: an object in JSON, or the cells of a table's row.
struct FileRecord: Sendable {
  enum Content: Sendable {
    case json([UInt8])
    case row(columns: [String], cells: [String])
  }

  let content: Content
  /// Where it begins.
  let line: Int

  /// The record as one value; of a row, an object of its cells, of which dialogues and lists are taken apart.
  func value() throws(LineFault) -> JSONValue {
    switch content {
    case .json(let bytes): return try Self.value(bytes)
    case .row(let columns, let cells):
      var members: [String: JSONValue] = [:]
      for (column, cell) in zip(columns, cells) where !column.isEmpty {
        // An empty cell is what is missing elsewhere, or an empty text.
        members[column] =
          cell.isEmpty && !CellValue.isText(column)
          ? .null : CellValue.structured(cell, column: column) ?? .text(cell)
      }
      return .object(members)
    }
  }

  static func value(_ bytes: [UInt8]) throws(LineFault) -> JSONValue {
    do {
      return try bytes.withUnsafeBufferPointer { try JSONReader.value($0, takesPython: true) }
    } catch let found as JSONReader.Fault {
      try check(bytes)
      throw .notJSON(byte: found.byte + 1, "it cannot be read, or is nested deeper than 100")
    } catch {
      throw .notJSON(byte: 1, "\(error)")
    }
  }

  /// Throws where bytes are no text that can be kept.
  static func check(_ bytes: [UInt8]) throws(LineFault) {
    let nul = bytes.withUnsafeBufferPointer { $0.firstIndex(of: 0, in: $0.indices) }
    if let nul { throw .nul(byte: nul + 1) }
    do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
      throw .notUTF8(byte: error.byteOffsets.lowerBound + 1)
    }
  }
}
