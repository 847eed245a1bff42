import Basics
import Study

/// A file of instances, in demur's own forms or in a shape of somebody else's.
package enum InstanceSource {
  case own(InstanceFile)
  case shaped(ShapeFile)

  /// Opens a file and finds what it is.
  ///
  /// - Parameters:
  ///   - shape: the shape that the command names; found out otherwise.
  ///   - subset: the command's name for what is in the file.
  package init(
    path: String, shape: (any DataShape.Type)?, subset: String?, options: ShapeOptions
  ) throws(InterchangeError) {
    // Standard input can be read once only.
    let isForeign = if shape != nil { true } else if path == "-" { false } else { try Self.isForeign(path) }
    if isForeign, let file = try ShapeFile(path: path, shape: shape, subset: subset, options: options) {
      self = .shaped(file)
    } else {
      self = .own(try InstanceFile(path: path, subset: subset, seed: options.seed))
    }
  }

  /// Waits until all of a pipe is here, so that nothing has to be waited for once the study is locked.
  package static func fetch(_ path: String) throws(InterchangeError) { _ = try FileDescriptor.reading(path) }

  /// Whether a file of JSON is neither HH-RLHF's nor demur's, one object a line: those are read in a quicker way.
  private static func isForeign(_ path: String) throws(InterchangeError) -> Bool {
    let lines = try LineReader(path: path)
    var first: UInt8?
    while first == nil, let line = try lines.next() {
      first = line.first { !$0.isBlank }
      if let byte = first, byte == UInt8(ascii: "{") {
        // An object that ends on its line.
        guard let value = try? JSONReader.value(line) else { return true }
        return !isHHRLHF(value) && !isOwn(value)
      }
    }
    return first == UInt8(ascii: "[")
  }

  /// Two transcripts and nothing that goes before them. What is neither is left to the own forms' messages, too.
  private static func isHHRLHF(_ value: JSONValue) -> Bool {
    guard let chosen = value["chosen"], let rejected = value["rejected"] else {
      return value.has("chosen") || value.has("rejected") || DataShapes.of(value) == nil && !isRefused(value)
    }
    guard let one = chosen.text, let other = rejected.text else {
      return chosen.list == nil && chosen["value"] == nil && chosen["content"] == nil
    }
    let isBare = ["prompt", "question", "instruction", "input", "conversations"].allSatisfy { value[$0] == nil }
    return isBare || isTranscript(one) && isTranscript(other) && value["prompt"] == nil
  }

  private static func isRefused(_ value: JSONValue) -> Bool { RefusedShapes.fault(value) != nil }

  private static func isTranscript(_ text: String) -> Bool {
    Transcript.context(text).first.map { $0.role != .text } ?? false
  }

  private static func isOwn(_ value: JSONValue) -> Bool {
    DemurShape.fits(value) || value.has("id", "response_a") && value["prompt"] == nil
  }
}
