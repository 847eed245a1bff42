import FoundationEssentials

/// All that an event's digest is taken over.
struct EventLink {
  var previous: Data
  var writer: String
  var sequence: Int64
  var id: String
  var kind: String
  var annotator: String?
  var work: WorkIdentity?
  var target: String?
  var at: Int64
  var payloadDigest: Data

  var digest: Data {
    let lines: [String] = [
      "demur event 1", Fingerprint.hex(previous), writer, String(sequence), id, kind, annotator ?? "-",
      work?.line ?? "-", target ?? "-", String(at), Fingerprint.hex(payloadDigest),
    ]
    return Fingerprint.data(lines.joined(separator: "\n"))
  }
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
