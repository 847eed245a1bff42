import Study

/// A file of instances: HH-RLHF JSONL, demur JSONL, or CSV with the same columns; plain or gzip. The form is found from
/// the first line.
package struct InstanceFile {
  package enum Form: String, Hashable, Sendable {
    case hhRLHF = "HH-RLHF JSONL"
    case demurJSONL = "demur JSONL"
    case csv = "CSV"
  }

  package let path: String
  package let form: Form
  private let subset: String?
  private let seed: UInt64
  private let lines: LineReader

  /// Opens a file and finds its form.
  ///
  /// - Parameters:
  ///   - subset: the command's name for what is in the file; HH-RLHF lines need one.
  ///   - seed: of the coin that decides which of chosen and rejected is A.
  package init(path: String, subset: String?, seed: UInt64, lineLimit: Int? = nil) throws(InterchangeError) {
    self.path = path
    self.subset = subset
    self.seed = seed
    lines = try LineReader(path: path, limit: lineLimit ?? LineReader.defaultLimit)
    form = try Self.form(of: lines)
    if form == .hhRLHF, subset == nil { throw .file(path, .subsetNeeded) }
  }

  /// The instances of demur JSONL that came with the program.
  package static func instances(_ bytes: [UInt8], name: String) throws(InterchangeError) -> [Instance] {
    var result: [Instance] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isBlank) {
      do throws(LineFault) {
        result.append(try instance([UInt8](line)))
      } catch {
        throw .line(name, index + 1, error)
      }
    }
    return result
  }

  private static func instance(_ line: [UInt8]) throws(LineFault) -> Instance {
    try line.withUnsafeBufferPointer { bytes throws(LineFault) in
      do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
        throw .notUTF8(byte: error.byteOffsets.lowerBound + 1)
      }
      return try InstanceRecord(bytes).instance(subset: nil)
    }
  }

  private static func form(of lines: LineReader) throws(InterchangeError) -> Form {
    while let line = try lines.next() {
      guard let first = line.first(where: { !$0.isBlank }) else {
        try lines.passOver()
        continue
      }
      lines.hold()
      if first == UInt8(ascii: "[") { throw .file(lines.path, .jsonArray) }
      if first == UInt8(ascii: "{") {
        let record: InstanceRecord
        do throws(LineFault) { record = try InstanceRecord(line) } catch {
          throw .line(lines.path, lines.number, error)
        }
        return record.isHHRLHF ? .hhRLHF : .demurJSONL
      }
      guard InstanceCSV.isHeader(line.text(line.indices)) else { throw .file(lines.path, .unknownFormat) }
      return .csv
    }
    throw .file(lines.path, .empty)
  }

  /// Hands out the instances one by one.
  ///
  /// - Parameter onFault: called for a line that cannot be taken; what it throws ends the reading.
  /// - Throws: ``InterchangeError`` for the file, and what `body` throws.
  package func forEach(
    onFault: (InterchangeError) throws -> Void = { throw $0 }, _ body: (ImportedInstance) throws -> Void
  ) throws {
    switch form {
    case .csv: try forEachRecord(onFault, body)
    case .hhRLHF, .demurJSONL: try forEachLine(onFault, body)
    }
  }

  /// Lines are taken apart on another core, a little ahead of `body`.
  private func forEachLine(
    _ onFault: (InterchangeError) throws -> Void, _ body: (ImportedInstance) throws -> Void
  ) throws {
    var hhRLHF = HHRLHFLine()
    var isOver = false
    let ahead = ReadAhead(limit: 3) { () -> Batch? in
      guard !isOver, let batch = nextBatch(&hhRLHF) else { return nil }
      isOver = batch.fault.map { !$0.isOfOneLine } ?? false
      return batch
    }
    defer { ahead.stop() }
    while let batch = ahead.next() {
      for imported in batch.instances { try body(imported) }
      if let fault = batch.fault { try onFault(fault) }
    }
  }

  /// Instances that follow each other, and the fault that came after them.
  private struct Batch: Sendable {
    var instances: [ImportedInstance] = []
    var fault: InterchangeError?

    static let bytes = 1 << 17
  }

  private func nextBatch(_ hhRLHF: inout HHRLHFLine) -> Batch? {
    var batch = Batch()
    var bytes = 0
    do throws(InterchangeError) {
      while bytes < Batch.bytes, let line = try lines.next() {
        bytes += line.count + 1
        if line.allSatisfy(\.isBlank) {
          try lines.passOver()
          continue
        }
        var imported: ImportedInstance
        do throws(LineFault) {
          imported = try self.imported(line, &hhRLHF)
          try imported.examine()
        } catch {
          throw .line(path, lines.number, error)
        }
        batch.instances.append(imported)
      }
    } catch {
      batch.fault = error
    }
    return bytes == 0 && batch.fault == nil ? nil : batch
  }

  private func imported(
    _ line: UnsafeBufferPointer<UInt8>, _ hhRLHF: inout HHRLHFLine
  ) throws(LineFault) -> ImportedInstance {
    guard form == .hhRLHF, let subset else {
      return ImportedInstance(
        instance: try InstanceRecord(line).instance(subset: subset), file: path, line: lines.number)
    }
    let (instance, differsEarly) = try hhRLHF.instance(
      line, key: HHRLHFLine.key(subset: subset, line: lines.number), subset: subset, seed: seed)
    return ImportedInstance(
      instance: instance, file: path, line: lines.number, oddities: differsEarly ? .differsEarly : [])
  }

  private func forEachRecord(
    _ onFault: (InterchangeError) throws -> Void, _ body: (ImportedInstance) throws -> Void
  ) throws {
    var reader = try InstanceCSV.Reader(lines, subset: subset)
    while true {
      let read: (Instance, line: Int)?
      do throws(InterchangeError) { read = try reader.next() } catch {
        try onFault(error)
        if !error.isOfOneLine { return }
        continue
      }
      guard let (instance, line) = read else { return }
      var imported = ImportedInstance(instance: instance, file: path, line: line)
      do throws(LineFault) { try imported.examine() } catch {
        try onFault(.line(path, line, error))
        continue
      }
      try body(imported)
    }
  }
}
