import Study

/// A version of the settings.
struct SettingsContent: EventContent {
  @FoundationJSON var settings: StudySettings
  /// The study's own id, so that a change of it shows; events of the first files had none.
  var study: String?
}

/// Rows that an event brought in.
protocol AddedRows {
  /// The first row, from 1.
  var first: Int64 { get }
  /// At least 1.
  var count: Int { get }
}

extension AddedRows {
  /// nil where the event names none that can be.
  var added: Range<Int64>? {
    guard count >= 0, first > 0, first <= Int64.max - Int64(count) else { return nil }
    return first..<first + Int64(count)
  }
}

/// Instances that came in.
struct ImportContent: EventContent, AddedRows {
  var first: Int64
  var count: Int
  /// Of their texts, 64 hex digits.
  var digest: String
  /// Of what was kept beside them, 64 hex digits; nil where nothing was.
  var origins: String?
}

/// Work that was given out.
struct AssignContent: EventContent, AddedRows {
  var first: Int64
  var count: Int
  /// Of what was given to whom, 64 hex digits.
  var digest: String
  /// Of how often the same was given before, 64 hex digits; nil where it was the first time for all.
  var rounds: String?
}

/// How many there are of something, and the digest of them all: practice, texts that were attached, what was erased.
struct CountedDigest: EventContent {
  var count: Int
  /// Hex digits, 64 or twice as many.
  var digest: String
}

/// Who was added. Kept in the chain, so that nobody can be given another's labels by a change of names.
struct AnnotatorContent: EventContent {
  var name: String
  var pseudonym: String
  /// The raw value of an ``Annotator/Kind``.
  var annotatorKind: String
  /// From 0.
  var ordinal: Int

  init(_ annotator: Annotator) {
    name = annotator.name
    pseudonym = annotator.pseudonym
    annotatorKind = annotator.kind.rawValue
    ordinal = annotator.ordinal
  }
}

/// Somebody who had left is back.
struct RejoinContent: EventContent {
  /// The rows of the work that is theirs again.
  var returned: [Int64]
}

/// A text, or the hash of one: a code book; the consent or guidelines that somebody read.
struct TextContent: EventContent {
  var text: String
}

/// Which side of a conflict stands; the event's target is the act that does.
struct ConflictChoiceContent: EventContent {
  /// The row of the work.
  var work: Int64
  /// The ids of the acts that do not stand.
  var rejected: [String]
}

/// What is known of an annotator beside their labels.
struct AttributesContent: EventContent {
  /// An empty text takes a field away.
  var fields: [String: String]?
  /// The page of the study's own questions that the fields answer; nil where an author noted them.
  var page: String?
  /// The formulation that an author opened before its washout was over.
  var opened: String?
}

/// A packed file that was made.
struct PackNoteContent: EventContent {
  /// The id of the writer with whose chain it begins.
  var writer: String
  /// That chain's last digest, 64 hex digits.
  var head: String
}

/// What a file of instances or labels was taken for, and how it was mapped.
struct SourceContent: EventContent {
  /// The file's.
  var name: String
  /// What it was taken for.
  var text: String
  /// The rules of a mapping.
  var fields: [String: String]
}

/// How a model is asked.
struct ModelRunContent: EventContent {
  @FoundationJSON var run: ModelRun
}

/// What came of a question to a model.
struct ModelAnswerContent: EventContent {
  @FoundationJSON var answer: ModelAnswer
  /// The event of the run that it belongs to.
  var runID: String
}

/// Where a model's perplexities are cut into labels.
struct ModelCutsContent: EventContent {
  @FoundationJSON var cuts: PerplexityCuts
}
