import FoundationEssentials
import GRDB

/// How packed files name work and instances: with hashes that only the study's own file can make, since it alone holds the
/// secret that they are salted with.
///
/// An instance's own digest is one over its id too, and ids are soon guessed; work's row tells when it was given out; and its
/// occasion that somebody was asked again.
struct PackNames {
  private let secret: String

  /// The digest of the study's first event is random by that event's salt, is in every copy and backup of the study, and in
  /// none of its packed files.
  init(_ db: Database) throws {
    let first = try Data.fetchOne(db, sql: "SELECT digest FROM event ORDER BY sequence LIMIT 1")
    secret = Fingerprint.hex(first ?? EventChain.start)
  }

  func instance(_ digest: Data) -> Data {
    Fingerprint.data("demur packed instance 1\n\(secret)\n\(Fingerprint.hex(digest))")
  }

  /// As the packed file's events name the work: nothing but its id is kept of which work it is.
  func work(_ identity: WorkIdentity) -> WorkIdentity {
    var packed = identity
    // 52 bits: a number that every reader of numbers can hold.
    packed.id =
      Fingerprint.data("demur packed work 1\n\(secret)\n\(identity.line)").prefix(7).reduce(0) { $0 << 8 | Int64($1) }
      >> 4
    packed.occasion = "original"
    packed.instanceDigest = instance(identity.instanceDigest)
    return packed
  }
}

extension AuditedEvent {
  /// With the work named as the event's digest names it: in the way of packed files, where it came home from one.
  ///
  /// Both names belong to one piece of work only, so either binds the event to it.
  func named(_ names: PackNames) -> EventLink {
    guard let work = link.work, link.digest != digest else { return link }
    var packed = link
    packed.work = names.work(work)
    return packed.digest == digest ? packed : link
  }
}
