import FoundationEssentials

/// Looks, through all events in their order, for the moment at which a head was written down: this file's, or that of a packed
/// file whose work has come home.
///
/// A packed file's head is over the chain that it began with, which this file noted when it was packed, and over those of
/// whoever went on in it.
struct AnchorSearch {
  let anchor: String?
  private(set) var wasMet: Bool
  private var heads: [String: String] = [:]
  private var packs: [Int64: [(packer: String, head: String)]] = [:]
  /// The chains that hold nothing but one annotator's acts, by annotator.
  private var away: [Int64: [String: String]] = [:]
  private var authors: Set<String> = []

  init(_ anchor: String?) {
    self.anchor = anchor
    wasMet = anchor == nil || anchor == StudyFile.head(of: [:])
  }

  mutating func apply(_ event: AuditedEvent) {
    guard let anchor, !wasMet else { return }
    let (writer, digest) = (event.link.writer, Fingerprint.hex(event.digest))
    heads[event.writerUUID] = digest
    wasMet = StudyFile.head(ofHex: heads) == anchor
    guard let annotator = event.annotator, let kind = EventKind(rawValue: event.link.kind) else {
      authors.insert(writer)
      return
    }
    if kind == .pack, let pack = PackNoteContent.read(event.payload) {
      packs[annotator, default: []].append((pack.writer, pack.head))
      wasMet = wasMet || StudyFile.head(ofHex: [pack.writer: pack.head]) == anchor
    }
    guard event.isByAnnotator, !authors.contains(writer) else {
      authors.insert(writer)
      return
    }
    away[annotator, default: [:]][writer] = digest
    let together = (away[annotator] ?? [:]).filter { !authors.contains($0.key) }
    for pack in packs[annotator] ?? [] where !wasMet {
      wasMet =
        StudyFile.head(ofHex: [pack.packer: pack.head, writer: digest]) == anchor
        || StudyFile.head(ofHex: together.merging([pack.packer: pack.head]) { $1 }) == anchor
    }
  }
}
