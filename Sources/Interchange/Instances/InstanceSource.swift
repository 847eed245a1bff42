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
    // Standard input can be read once only.
    let kind: Kind = if shape != nil { .foreign } else if path == "-" { .own } else { try Self.kind(of: path) }
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
  package static func fetch(_ path: String) throws(InterchangeError) { _ = try FileDescriptor.reading(path) }

  private enum Kind {
    /// HH-RLHF's or demur's, which are read in a quicker way.
    case own
    case foreign
  }

  private static func kind(of path: String) throws(InterchangeError) -> Kind {
    let lines = try LineReader(path: path)
    while let line = try lines.next() {
      guard let first = line.first(where: { !$0.isBlank }) else { continue }
      switch first {
      case UInt8(ascii: "["): return .foreign
      case UInt8(ascii: "{"):
        // An object that ends on its line.
        guard let value = try? JSONReader.value(line) else { return isTorn(line) ? .own : .foreign }
        return isHHRLHF(value) || isOwn(value) ? .own : .foreign
      default: return InstanceCSV.isOwn(line) ? .own : InstanceCSV.isTable(line) ? .foreign : .own
      }
    }
    return .own
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
    guard let chosen = value["chosen"], let rejected = value["rejected"] else {
      return value.has("chosen") || value.has("rejected")
    }
    guard let one = chosen.text, let other = rejected.text else {
      return chosen.list == nil && chosen["value"] == nil && chosen["content"] == nil
    }
    let isBare = ["prompt", "question", "instruction", "input", "conversations"].allSatisfy { value[$0] == nil }
    return isBare || isTranscript(one) && isTranscript(other) && value["prompt"] == nil
  }

  private static func isTranscript(_ text: String) -> Bool {
    Transcript.context(text).first.map { $0.role != .text } ?? false
  }

  /// Without an id it goes the general way, which makes one.
  private static func isOwn(_ value: JSONValue) -> Bool {
    DemurShape.fits(value) && value.has("id") || value.has("id", "response_a") && value["prompt"] == nil
  }
}
