import FoundationEssentials
import GRDB
import Study

/// How the study's file knows a packed file again: the chain it began with.
struct PackRecord: Hashable {
  var packer: String
  var head: Data

  init(packer: String, head: Data) {
    self.packer = packer
    self.head = head
  }

  /// The chain that a packed file began with, as it stands in it; nil when it is no packed file.
  init?(packed db: Database) throws {
    guard let packer = try PackMark.packer(db) else { return nil }
    let head = try Data.fetchOne(
      db,
      sql: """
        SELECT digest FROM event WHERE writer = (SELECT id FROM writer WHERE uuid = ?) ORDER BY sequence DESC LIMIT 1
        """,
      arguments: [packer])
    self.init(packer: packer, head: head ?? EventChain.start)
  }

  var content: PackNoteContent { PackNoteContent(writer: packer, head: Fingerprint.hex(head)) }

  /// Whether the study's own file noted this packing.
  func isKnown(_ db: Database, of annotator: Annotator) throws -> Bool {
    let payloads = try String.fetchAll(
      db,
      sql: "SELECT payload FROM event WHERE annotator = ? AND work IS NULL AND kind = 'pack' AND payload IS NOT NULL",
      arguments: [annotator.id])
    return payloads.contains { payload in
      let known = PackNoteContent.read(payload)
      return known?.writer == packer && known?.head == Fingerprint.hex(head)
    }
  }
}
