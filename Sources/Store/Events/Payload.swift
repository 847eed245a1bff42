import FoundationEssentials
import Study

/// An event's payload, read back. Every part is optional: which ones there are is the kind's matter.
struct Payload: Decodable {
  var activeSeconds: Double?
  /// How many seconds after the label or exclusion in whose place it stands; nil where it stands in nothing's.
  var changedAfter: Double?
  var columns: Int?
  var contextUnread: Bool?
  var firstShown: ResponseLetter?
  var form: TextForm?
  var guidelines: String?
  var index: Int?
  var layout: String?
  var magnitude: Int?
  var note: String?
  var others: Int?
  var preference: Preference?
  var rating: Int?
  var rationale: String?
  var reason: String?
  var reasons: [String]?
  var rows: Int?
  var secondsSinceLabel: Double?
  var sureness: Sureness?
  var text: String?
  var timeUnknown: Bool?
  var unread: [ResponseLetter]?
  var wasFast: Bool?
  // Of authors' events.
  var first: Int64?
  var count: Int?
  var digest: String?
  var name: String?
  var pseudonym: String?
  var annotatorKind: String?
  var ordinal: Int?
  var writer: String?
  var head: String?
  var work: Int64?
  var rejected: [String]?
  var fields: [String: String]?
  /// The page of the study's own questions that the fields answer; nil where an author noted them.
  var page: String?
  /// The formulation that an author opened before its washout was over.
  var opened: String?
  var rounds: String?
  var study: String?
  var returned: [Int64]?
  var origins: String?

  init(_ json: String, path: String) throws(StoreError) {
    do {
      self = try JSONDecoder().decode(Payload.self, from: Data(json.utf8))
    } catch {
      throw .damaged(path: path, why: "what an event says cannot be read")
    }
  }

  var label: Label? {
    LabelColumns(rating: rating, preference: preference?.rawValue, magnitude: magnitude).label
  }

  /// The rows that came in with the event; nil where it names none that can be.
  var added: Range<Int64>? {
    guard let first, let count, count >= 0, first > 0, first <= Int64.max - Int64(count) else { return nil }
    return first..<first + Int64(count)
  }

  /// How the work that a comment is about stood on the screen; nil in comments older than that was kept.
  var presentation: Presentation? {
    layout.map { Presentation(firstShown: firstShown, layout: $0, columns: columns ?? 0, rows: rows ?? 0, form: form) }
  }

  /// Circumstances that are missing read as nothing seen amiss.
  var circumstances: Circumstances {
    var circumstances = Circumstances(
      firstShown: firstShown, activeSeconds: knownSeconds, secondsSinceLabel: secondsSinceLabel,
      unread: unread ?? [], isContextUnread: contextUnread, wasFast: wasFast ?? false, layout: layout ?? "",
      columns: columns ?? 0, rows: rows ?? 0, form: form, isTimeKnown: timeUnknown != true)
    circumstances.grounds = grounds
    return circumstances
  }

  var grounds: Grounds {
    Grounds(
      reasons: reasons ?? [], rationale: rationale, sureness: sureness,
      others: others.flatMap { (0...10).contains($0) ? $0 : nil })
  }

  /// Labels from elsewhere had 0 seconds where nobody had timed them, and a screen of no columns, before either was left out.
  private var knownSeconds: Double? {
    let isOnNoScreen = layout == Circumstances.imported || layout == ModelLabelWriter.layout
    return isOnNoScreen && columns != nil && activeSeconds == 0 ? nil : activeSeconds
  }
}

extension Circumstances {
  var payload: [String: CanonicalJSON.Value] {
    var members: [String: CanonicalJSON.Value] = [
      "unread": .list(unread.map { .text($0.rawValue) }), "wasFast": .flag(wasFast),
    ]
    if let activeSeconds { members["activeSeconds"] = .number(activeSeconds) }
    if !isTimeKnown { members["timeUnknown"] = .flag(true) }
    if let secondsSinceLabel { members["secondsSinceLabel"] = .number(secondsSinceLabel) }
    if let isContextUnread { members["contextUnread"] = .flag(isContextUnread) }
    let presentation = Presentation(
      firstShown: firstShown, layout: layout, columns: columns, rows: rows, form: form)
    members.merge(presentation.payload) { $1 }
    members.merge(grounds.payload) { $1 }
    // Labels from elsewhere were seen on no screen that is known.
    if layout == Self.imported { (members["columns"], members["rows"]) = (nil, nil) }
    return members
  }
}

extension Grounds {
  /// Nothing where nothing was said.
  fileprivate var payload: [String: CanonicalJSON.Value] {
    var members: [String: CanonicalJSON.Value] = [:]
    if !reasons.isEmpty { members["reasons"] = .list(reasons.map { .text($0) }) }
    if let rationale { members["rationale"] = .text(rationale) }
    if let sureness { members["sureness"] = .integer(sureness.rawValue) }
    if let others { members["others"] = .integer(others) }
    return members
  }
}

extension Presentation {
  var payload: [String: CanonicalJSON.Value] {
    var members: [String: CanonicalJSON.Value] = [
      "layout": .text(layout), "columns": .integer(columns), "rows": .integer(rows),
    ]
    if let firstShown { members["firstShown"] = .text(firstShown.rawValue) }
    if let form { members["form"] = .text(form.rawValue) }
    return members
  }
}
