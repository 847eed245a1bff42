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

/// What can happen to a study; the raw value is how the file spells it.
enum EventKind: String, CaseIterable, Sendable {
  // By authors.
  case settings
  case practiceSet = "practice-set"
  case `import`
  case annotator
  case withdraw
  /// Somebody who had left is back.
  case rejoin
  case assign
  /// Agreement was looked at while the study was under way.
  case look
  /// The causes that decisions name.
  case codebook
  /// What an author decided about an instance, took back or restored.
  case decision
  /// Which of two contradicting labels from different machines counts.
  case conflictChoice = "conflict-choice"
  /// What is known of an annotator beside their labels.
  case attributes
  case guidelinesSet = "guidelines-set"
  /// What was erased, and why.
  case erased
  /// Somebody's work was packed into a file of its own.
  case pack
  /// What a file of instances or labels was taken for, and how it was mapped.
  case source
  /// Texts were attached to instances of which there were labels alone.
  case texts
  case modelRun = "model-run"
  case modelAnswer = "model-answer"
  case modelCuts = "model-cuts"
  // By annotators.
  case consent
  case guidelines
  case practice
  case comment
  case uncomment
  case label
  case exclude
  case postpone
  case takeBack = "take-back"
  case restore
  case unsure
  case sure
  /// How far work was read that was left without a label, or shown again.
  case read
}

/// What an event's digest says of the work that it is about: enough that no other work can be put in its place.
struct WorkIdentity {
  var id: Int64
  var formulation: String
  var response: String?
  var occasion: String
  var instanceDigest: Data

  var line: String { "\(id) \(formulation) \(response ?? "-") \(occasion) \(Fingerprint.hex(instanceDigest))" }
}
