import FoundationEssentials
import GRDB
import Study

/// An event before it has its place in a chain.
struct EventDraft {
  var id: String
  var kind: EventKind
  var annotator: Annotator?
  var work: WorkIdentity?
  /// The act that this one takes back, restores or replaces.
  var target: String?
  /// What it says; nil where it was written before, or is not in this file.
  var content: (any EventContent)?
  var at: Date

  init(
    _ kind: EventKind, id: String = EventDraft.newID(), annotator: Annotator? = nil, work: WorkIdentity? = nil,
    target: String? = nil, content: (any EventContent)? = PlainContent(), at: Date
  ) {
    self.id = id
    self.kind = kind
    self.annotator = annotator
    self.work = work
    self.target = target
    self.content = content
    self.at = at
  }

  /// Whether its annotator does it, rather than an author: of fields, where they answer the study's own questions.
  var isByAnnotator: Bool { kind.isByAnnotators || (content as? AttributesContent)?.page != nil }

  /// What stands in the event's columns.
  var columns: LabelColumns { (content as? LabelContent)?.value ?? LabelColumns(nil) }

  static func newID() -> String { ActID.fresh().rawValue }

  /// Whether a text is an id as events have it: a UUID in lower case.
  static func isID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index)
        ? bytes[index] == UInt8(ascii: "-")
        : (0x30...0x39).contains(bytes[index]) || (0x61...0x66).contains(bytes[index])
    }
  }

  private static func salt() -> String {
    let random = SIMD2(UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
    return withUnsafeBytes(of: random) { Fingerprint.hex($0) }
  }

  /// The payload's text. The salt keeps a payload that is erased one day from being guessed from its digest.
  var payloadText: String {
    get throws {
      var members = try content.map { try CanonicalJSON.members(of: $0) } ?? [:]
      members["salt"] = .text(Self.salt())
      return CanonicalJSON.text(.object(members))
    }
  }
}
