import Study

/// A file of instances: HH-RLHF JSONL, demur JSONL, or CSV with the same columns; plain or gzip. The form is found from
/// the first line.
public struct InstanceFile {
  public enum Form: String, Hashable, Sendable {
    case hhRLHF = "HH-RLHF JSONL"
    case demurJSONL = "demur JSONL"
    case csv = "CSV"
  }

  public let path: String
  public let form: Form
  private let subset: String?
  private let seed: UInt64
  private let lines: LineReader

  /// Opens a file and finds its form.
  ///
  /// - Parameters:
  ///   - subset: the command's name for what is in the file; HH-RLHF lines need one.
  ///   - seed: of the coin that decides which of chosen and rejected is A.
  public init(path: String, subset: String?, seed: UInt64, lineLimit: Int? = nil) throws(InterchangeError) {
    self.path = path
    self.subset = subset
    self.seed = seed
    lines = try LineReader(path: path, limit: lineLimit ?? LineReader.defaultLimit)
    form = try Self.form(of: lines)
    if form == .hhRLHF, subset == nil { throw .file(path, .subsetNeeded) }
  }

  /// The instances of demur JSONL that came with the program.
  public static func instances(_ bytes: [UInt8], name: String) throws -> [Instance] {
    try bytes.split(separator: 0x0A).enumerated().map { index, line in
      do throws(LineFault) {
        return try Array(line).withUnsafeBufferPointer { buffer throws(LineFault) in
          try InstanceRecord(buffer).instance(subset: nil)
        }
      } catch {
        throw InterchangeError.line(name, index + 1, error)
      }
    }
  }

  private static func form(of lines: LineReader) throws(InterchangeError) -> Form {
    while let line = try lines.next() {
      guard let first = line.first(where: { !$0.isBlank }) else { continue }
      lines.hold()
      if first == UInt8(ascii: "[") { throw .file(lines.path, .jsonArray) }
      if first == UInt8(ascii: "{") {
        let record: InstanceRecord
        do throws(LineFault) { record = try InstanceRecord(line) } catch {
          throw .line(lines.path, lines.number, error)
        }
        return record.isHHRLHF || (record.chosen != nil) != (record.rejected != nil) ? .hhRLHF : .demurJSONL
      }
      let header = line.text(0..<line.count)
      guard header.contains("response_a") || header.contains("context") else {
        throw .file(lines.path, .unknownFormat)
      }
      return .csv
    }
    throw .file(lines.path, .empty)
  }

  /// Hands out the instances one by one.
  ///
  /// - Throws: ``InterchangeError`` for the file, and what `body` throws.
  public func forEach(_ body: (ImportedInstance) throws -> Void) throws {
    switch form {
    case .csv: try forEachRecord(body)
    case .hhRLHF, .demurJSONL: try forEachLine(body)
    }
  }

  private func forEachLine(_ body: (ImportedInstance) throws -> Void) throws {
    while let line = try lines.next() {
      if line.allSatisfy(\.isBlank) { continue }
      var imported: ImportedInstance
      do throws(LineFault) {
        imported = try self.imported(line)
      } catch {
        throw InterchangeError.line(path, lines.number, error)
      }
      imported.examine()
      try body(imported)
    }
  }

  private func imported(_ line: UnsafeBufferPointer<UInt8>) throws(LineFault) -> ImportedInstance {
    let record = try InstanceRecord(line)
    guard form == .hhRLHF else {
      return ImportedInstance(instance: try record.instance(subset: subset), line: lines.number)
    }
    guard let chosen = record.chosen, let rejected = record.rejected, let subset else {
      throw .missingKeys(
        [record.chosen == nil ? "chosen" : nil, record.rejected == nil ? "rejected" : nil].compactMap(\.self))
    }
    let (instance, isPartedEarly) = try HHRLHFLine(chosen: chosen, rejected: rejected).instance(
      key: Self.key(subset: subset, line: lines.number), subset: subset, seed: seed)
    return ImportedInstance(
      instance: instance, line: lines.number, oddities: isPartedEarly ? .partedEarly : [])
  }

  /// HH-RLHF names no ids: the subset and the line number, with zeros up to four digits.
  private static func key(subset: String, line: Int) -> InstanceKey {
    let number = String(line)
    return InstanceKey("\(subset)-\(String(repeating: "0", count: max(0, 4 - number.utf8.count)))\(number)")
  }

  private func forEachRecord(_ body: (ImportedInstance) throws -> Void) throws {
    let required = ["id", "context", "response_a", "response_b"]
    let reader = try CSVReader(lines, required: required, known: ["subset"])
    let places = required.compactMap { reader.index(of: $0) }
    let subsetPlace = reader.index(of: "subset")
    while let cells = try reader.next() {
      let context: [Turn]
      let instance: Instance
      do throws(LineFault) {
        context = try Self.context(cell: cells[places[1]])
        instance = try InstanceRecord.instance(
          id: cells[places[0]], context: context, responseA: cells[places[2]], responseB: cells[places[3]],
          subset: subsetPlace.flatMap { cells[$0].isEmpty ? nil : cells[$0] }, named: subset)
      } catch {
        throw reader.fault(error)
      }
      var imported = ImportedInstance(instance: instance, line: reader.line)
      imported.examine()
      try body(imported)
    }
  }

  /// A cell is an array of turns in JSON, or a text.
  private static func context(cell: String) throws(LineFault) -> [Turn] {
    guard cell.utf8.starts(with: "[{".utf8) else { return Transcript.context(cell) }
    let bytes = Array(cell.utf8)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<[Turn], LineFault> in
      do throws(LineFault) {
        var scanner = JSONScanner(buffer)
        let turns = try InstanceRecord.turns(&scanner)
        try scanner.finish()
        return .success(turns)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
