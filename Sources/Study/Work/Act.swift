/// What an annotator did, as the store appends it. Acts are never changed: a later act stands for another earlier one.
package enum Act: Hashable, Sendable {
  /// Consent to the text with this hash.
  case consent(textHash: String)
  /// The guidelines with this hash were read.
  case guidelines(textHash: String)
  /// Practice instance number `index` was judged; practice labels enter no figure.
  case practice(index: Int, label: Label)
  /// The study's own questions of a page, by the names of their fields; what was left empty is not among them.
  case answers(QuestionPage, [String: String])
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
  /// How far the work was read, all in all, when something else took its place on the screen.
  case read(Circumstances)
}

/// The id that the client gives an act, a UUID in lower case: an act written twice is one act.
package struct ActID: Hashable, Sendable, Codable, RawRepresentable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// An id that nobody has used: a random UUID (RFC 9562, version 4).
  ///
  /// Its bytes come from the system's generator in one call; Foundation's UUID opens a device file for each.
  package static func fresh() -> ActID {
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
package struct Presentation: Hashable, Sendable, Codable {
  /// Which response stood first, in the data's letters; nil in SINGLE.
  package var firstShown: ResponseLetter?
  /// As in ``Circumstances``.
  package var layout: String
  package var columns: Int
  package var rows: Int
  /// Whether the texts stood there as they were written, or as Markdown reads; nil where that is not known.
  package var form: TextForm?

  package init(firstShown: ResponseLetter?, layout: String, columns: Int, rows: Int, form: TextForm? = nil) {
    self.firstShown = firstShown
    self.layout = layout
    self.columns = columns
    self.rows = rows
    self.form = form
  }
}

/// What surrounded a label, or a look at work that was left without one: what was seen, how long, where.
///
/// What was read of a piece of work counts from its first showing to its annotator, over labels that were taken back and
/// over leaving and coming back.
package struct Circumstances: Hashable, Sendable {
  /// Which response stood first, in the data's letters; nil in SINGLE, and where that is not known.
  package var firstShown: ResponseLetter?
  /// Seconds with the work on the screen in all, pauses beyond the study's idle limit taken out; nil where that is not known.
  package var activeSeconds: Double?
  /// Those of them since the label before on the same work; all of them where there was none. nil where only the seconds of
  /// the last showing were recorded, as in files of format 1 and 2.
  package var secondsSinceLabel: Double?
  /// The responses that were not shown to their end.
  package var unread: [ResponseLetter]
  /// Whether part of the dialogue before the responses was never shown; nil where that was not recorded.
  package var isContextUnread: Bool?
  /// Whether the label came faster than the text can be read.
  package var wasFast: Bool
  /// `scrolled`, `stacked`, `beside`, `one-at-a-time` or `plain`; of what was seen on no screen of ours ``imported``,
  /// ``Simulation/layout`` or `model`.
  package var layout: String
  package var columns: Int
  package var rows: Int
  /// As in ``Presentation``.
  package var form: TextForm?
  /// What was said of the label, where the study asks.
  package var grounds = Grounds.none
  /// Whether the label's event says when it was given; of one from elsewhere it may only say when it came in.
  package var isTimeKnown: Bool

  package init(
    firstShown: ResponseLetter?, activeSeconds: Double?, secondsSinceLabel: Double? = nil, unread: [ResponseLetter],
    isContextUnread: Bool? = nil, wasFast: Bool, layout: String, columns: Int, rows: Int, form: TextForm? = nil,
    isTimeKnown: Bool = true
  ) {
    self.firstShown = firstShown
    self.activeSeconds = activeSeconds
    self.secondsSinceLabel = secondsSinceLabel
    self.unread = unread
    self.isContextUnread = isContextUnread
    self.wasFast = wasFast
    self.layout = layout
    self.columns = columns
    self.rows = rows
    self.form = form
    self.isTimeKnown = isTimeKnown
  }
}

extension Circumstances {
  /// The layout of labels that were given elsewhere.
  package static let imported = "imported"
  /// The layout of labels that a model gave, which has no screen.
  package static let byModel = "model"

  /// Whether the label was given on no screen of ours: what its file does not say is not known.
  package var isFromElsewhere: Bool { layout == Self.imported || layout == Simulation.layout }

  /// Whether something that belongs to the work is known not to have been shown.
  package var missedSomething: Bool { !unread.isEmpty || isContextUnread == true }

  /// The same with what was read of the same work at another time, each counted from the first showing on: whatever was shown
  /// once was shown. The seconds since the label are those of `later`.
  package func joined(with later: Circumstances) -> Circumstances {
    var all = later
    all.activeSeconds = [activeSeconds, later.activeSeconds].compactMap(\.self).max()
    all.unread = unread.filter(later.unread.contains)
    switch (isContextUnread, later.isContextUnread) {
    case (false, _), (_, false): all.isContextUnread = false
    case (true, true): all.isContextUnread = true
    default: all.isContextUnread = nil
    }
    all.wasFast = wasFast && later.wasFast
    return all
  }

  /// These of a label, with what was read after it was taken back and before it was restored.
  package func completed(by later: Circumstances?) -> Circumstances {
    // How long a label from elsewhere took does not become known by a later look here.
    guard let later, !isFromElsewhere else { return self }
    let all = joined(with: later)
    var completed = self
    completed.activeSeconds = all.activeSeconds
    completed.unread = all.unread
    completed.isContextUnread = all.isContextUnread
    completed.wasFast = all.wasFast
    return completed
  }
}

/// Why somebody cannot judge an instance.
package enum ExclusionReason: String, Hashable, Sendable, Codable, CaseIterable {
  case unreadable
  case language
  case knowledge
  case distressing
  case other
}

/// The latest act that undo or redo would concern, and what it was.
package struct ReversibleAct: Hashable, Sendable {
  package var id: ActID
  package var work: AssignedWork
  package var what: Content

  /// What the act said.
  package enum Content: Hashable, Sendable {
    case label(Label)
    case exclusion(ExclusionReason)
    case postponement
  }

  package init(id: ActID, work: AssignedWork, what: Content) {
    self.id = id
    self.work = work
    self.what = what
  }
}

extension GroundsRule {
  /// Whether something is asked after what was given.
  package func asks(after what: ReversibleAct.Content) -> Bool {
    if case .label(let label) = what { !questions(after: label).isEmpty } else { false }
  }
}
