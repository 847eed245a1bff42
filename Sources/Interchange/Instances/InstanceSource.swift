import Basics
import Study

/// A file of instances, in demur's own forms, in a shape of somebody else's, or mapped by the command.
package enum InstanceSource {
  case own(InstanceFile)
  case shaped(ShapeFile)

  /// Opens a file and finds what it is.
  ///
  /// - Parameters:
  ///   - shape: the shape that the command names; found out otherwise.
  ///   - rules: how the command maps the file; found out otherwise.
  ///   - subset: the command's name for what is in the file.
  package init(
    path: String, shape: (any DataShape.Type)?, rules: MappingRules? = nil, subset: String?, options: ShapeOptions
  ) throws(InterchangeError) {
    if let rules {
      self = .shaped(try ShapeFile(path: path, mapping: rules, subset: subset, options: options))
      return
    }
    let kind: Kind = if shape != nil { .foreign } else { try Self.kind(of: path) }
    if kind == .foreign {
      if let file = try ShapeFile(path: path, shape: shape, subset: subset, options: options) {
        self = .shaped(file)
        return
      }
      if let fault = try MappingProposal.fault(of: path) { throw .file(path, fault) }
    }
    self = .own(try InstanceFile(path: path, subset: subset, seed: options.seed))
  }

  /// Waits until all of a pipe is here, so that nothing has to be waited for once the study is locked.
  ///
  /// - Returns: its bytes; 0 where they cannot be told.
  @discardableResult
  package static func fetch(_ path: String) throws(InterchangeError) -> Int { try FileDescriptor.reading(path).size }

  private enum Kind {
    /// HH-RLHF's or demur's, which are read in a quicker way.
    case own
    case foreign
  }

  private static func kind(of path: String) throws(InterchangeError) -> Kind {
    // An array may be one line, however long it is.
    if try FirstByte.of(path) == UInt8(ascii: "[") { return .foreign }
    let lines = try LineReader(path: path)
    do throws(InterchangeError) {
      while let line = try lines.next() {
        guard let first = line.first(where: { !$0.isBlank }) else { continue }
        do throws(LineFault) { return try kind(of: line, first) } catch { throw .line(path, lines.number, error) }
      }
    } catch .line(_, _, .tooLong) {
      // One object may hold a whole data set; a single instance of that length is refused by the own forms.
      guard let value = try? JSONRecords(path: path).next()?.value() else { return .own }
      return isHHRLHF(value) || isOwn(value) ? .own : .foreign
    }
    return .own
  }

  /// - Throws: where half of a pair is missing, and nothing tells of another form.
  private static func kind(of line: UnsafeBufferPointer<UInt8>, _ first: UInt8) throws(LineFault) -> Kind {
    guard first == UInt8(ascii: "{") else {
      return InstanceCSV.isOwn(line) ? .own : InstanceCSV.isTable(line) ? .foreign : .own
    }
    // An object that ends on its line.
    guard let value = try? JSONReader.value(line) else { return isTorn(line) ? .own : .foreign }
    if RefusedShapes.fault(value, in: "") != nil { return .foreign }
    if value.has("chosen") != value.has("rejected") {
      guard case .object(let members) = value, members.count <= 2 else { return .foreign }
      throw .missingKeys([value.has("chosen") ? "rejected" : "chosen"])
    }
    return isHHRLHF(value) || isOwn(value) ? .own : .foreign
  }

  /// Whether a line that is no JSON ends within a text, as no record over several lines does.
  private static func isTorn(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var scan = RecordScan()
    var index = 0
    let whole = Array(line) + [UInt8(ascii: "\n")]
    return whole.withUnsafeBufferPointer { scan.end(in: $0, from: &index) } != nil
  }

  /// Two transcripts and nothing that goes before them. What is neither is left to the own forms' messages, too.
  private static func isHHRLHF(_ value: JSONValue) -> Bool {
    guard let chosen = value["chosen"], let rejected = value["rejected"] else { return false }
    guard let one = chosen.text, let other = rejected.text else {
      return chosen.list == nil && chosen["value"] == nil && chosen["content"] == nil
    }
    // The general way keeps ids and subsets, and takes a prompt off that both texts begin with.
    if (TRLShape.ids + TRLShape.subsets + ["fingerprint"]).contains(where: { value[$0] != nil }) { return false }
    let isBare = TRLShape.prompts.allSatisfy { value[$0] == nil }
    let areTranscripts = isTranscript(one) && isTranscript(other)
    let haveTurns = !Transcript.turns(one).isEmpty || !Transcript.turns(other).isEmpty
    if isBare, !haveTurns, TrainingTexts.readings(one, other).usual != nil { return false }
    return isBare || areTranscripts && value["prompt"] == nil
  }

  private static func isTranscript(_ text: String) -> Bool {
    Transcript.context(text).first.map { $0.role != .text } ?? false
  }

  /// Without an id it goes the general way, which makes one, and so do other programs' records of the same keys.
  private static func isOwn(_ value: JSONValue) -> Bool {
    guard let shape = DataShapes.of(value) else { return value.has("id", "response_a") && value["prompt"] == nil }
    return shape is DemurShape.Type && value.has("id")
  }
}
