/// What an annotator did, as the store appends it. Acts are never changed: a later act stands for another earlier one.
public enum Act: Hashable, Sendable {
  /// Consent to the text with this hash.
  case consent(textHash: String)
  /// The guidelines with this hash were read.
  case guidelines(textHash: String)
  /// Practice instance number `index` was judged; practice labels enter no figure.
  case practice(index: Int, label: Label)
  case label(Label, Circumstances)
  /// Undo: the act `of` (a label, an exclusion or a postponement) counts no longer.
  case takeBack(of: ActID)
  /// Redo: the act `of` counts again.
  case restore(of: ActID)
  case postpone
  case exclude(ExclusionReason, note: String)
  case unsure(Bool)
  /// A remark on the work, or to the authors when it belongs to none; an empty text takes it away. A remark speaks of A and B
  /// as they stood on the screen, so that of work says how they did.
  case note(String, Presentation? = nil)
}

/// The id that the client gives an act, a UUID in lower case: an act written twice is one act.
public struct ActID: Hashable, Sendable, Codable, RawRepresentable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  /// An id that nobody has used: a random UUID (RFC 9562, version 4).
  ///
  /// Its bytes come from the system's generator in one call; Foundation's UUID opens a device file for each.
  public static func fresh() -> ActID {
    var generator = SystemRandomNumberGenerator()
    let high = generator.next() & 0xffff_ffff_ffff_0fff | 0x4000
    let low = generator.next() & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for place in 0..<32 {
      if [8, 12, 16, 20].contains(place) { text.append(UInt8(ascii: "-")) }
      let word = place < 16 ? high : low
      let digit = UInt8(truncatingIfNeeded: word >> UInt64((15 - place % 16) * 4)) & 0xf
      text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
    return ActID(rawValue: String(decoding: text, as: UTF8.self))
  }
}

/// How work stood on the screen.
public struct Presentation: Hashable, Sendable, Codable {
  /// Which response stood first, in the data's letters; nil in SINGLE.
  public var firstShown: ResponseLetter?
  /// As in ``Circumstances``.
  public var layout: String
  public var columns: Int
  public var rows: Int

  public init(firstShown: ResponseLetter?, layout: String, columns: Int, rows: Int) {
    self.firstShown = firstShown
    self.layout = layout
    self.columns = columns
    self.rows = rows
  }
}

/// What surrounded a label: what was seen, how long, where.
public struct Circumstances: Hashable, Sendable, Codable {
  /// Which response stood first, in the data's letters; nil in SINGLE.
  public var firstShown: ResponseLetter?
  /// Seconds with the work on the screen, pauses beyond the study's idle limit taken out.
  public var activeSeconds: Double
  /// The responses that were not shown to their end.
  public var unread: [ResponseLetter]
  /// Whether the label came faster than the text can be read.
  public var wasFast: Bool
  /// `scrolled`, `stacked`, `beside`, `one-at-a-time` or `plain`.
  public var layout: String
  public var columns: Int
  public var rows: Int

  public init(
    firstShown: ResponseLetter?, activeSeconds: Double, unread: [ResponseLetter], wasFast: Bool, layout: String,
    columns: Int, rows: Int
  ) {
    self.firstShown = firstShown
    self.activeSeconds = activeSeconds
    self.unread = unread
    self.wasFast = wasFast
    self.layout = layout
    self.columns = columns
    self.rows = rows
  }
}

/// Why somebody cannot judge an instance.
public enum ExclusionReason: String, Hashable, Sendable, Codable, CaseIterable {
  case unreadable
  case language
  case knowledge
  case distressing
  case other
}

/// The latest act that undo or redo would concern, and what it was.
public struct ReversibleAct: Hashable, Sendable {
  public var id: ActID
  public var work: Work
  public var what: What

  public enum What: Hashable, Sendable {
    case label(Label)
    case exclusion(ExclusionReason)
    case postponement
  }

  public init(id: ActID, work: Work, what: What) {
    self.id = id
    self.work = work
    self.what = what
  }
}
