import FoundationEssentials
import Study

/// What stands beside a label in a CSV; what has no column is nil, false or empty.
package struct LabelDetails: Hashable, Sendable {
  package var firstShown: ResponseLetter?
  package var at: Date?
  /// Active seconds, 0 or more.
  package var seconds: Double?
  package var unread: [ResponseLetter]
  package var wasFast: Bool
  package var isUnsure: Bool
  package var comment: String
  package var subset: String
  package var event: String
  /// False for a label that was taken back or replaced.
  package var isCurrent: Bool
  /// nil where it is not known.
  package var isContextUnread: Bool?
  package var secondsSinceLabel: Double?
  /// Of the texts that were labelled; nil where the file does not say.
  package var fingerprint: TextFingerprint?
  package var isSimulated: Bool
  package var form: TextForm?
  /// What the wording of a model's question is called; empty where there is none or it is not known.
  package var wording: String
  package var grounds = Grounds.none

  package init(
    firstShown: ResponseLetter? = nil, at: Date? = nil, seconds: Double? = nil, unread: [ResponseLetter] = [],
    wasFast: Bool = false, isUnsure: Bool = false, comment: String = "", subset: String = "", event: String = "",
    isCurrent: Bool = true, isContextUnread: Bool? = nil, secondsSinceLabel: Double? = nil,
    fingerprint: TextFingerprint? = nil, isSimulated: Bool = false, form: TextForm? = nil, wording: String = ""
  ) {
    self.firstShown = firstShown
    self.at = at
    self.seconds = seconds
    self.unread = unread
    self.wasFast = wasFast
    self.isUnsure = isUnsure
    self.comment = comment
    self.subset = subset
    self.event = event
    self.isCurrent = isCurrent
    self.isContextUnread = isContextUnread
    self.secondsSinceLabel = secondsSinceLabel
    self.fingerprint = fingerprint
    self.isSimulated = isSimulated
    self.form = form
    self.wording = wording
  }

  /// The most seconds that are believed, some thirty years.
  static let longest = 1e9

  /// Between reasons in one cell.
  static let separator = "; "

  /// The cells under `columns`.
  func cells(_ columns: [LabelColumn], occasion: Occasion) -> [String] {
    columns.map { column in
      switch column {
      case .firstShown: firstShown?.rawValue ?? ""
      case .at: at.map(Timestamp.text) ?? ""
      case .seconds: seconds.map(Self.text) ?? ""
      case .unread: unread.map(\.rawValue).joined()
      case .fast: wasFast ? "1" : ""
      case .unsure: isUnsure ? "1" : ""
      case .comment: CSVText.text(comment)
      case .occasion: occasion.rawValue
      case .subset: CSVText.text(subset)
      case .event: CSVText.text(event)
      case .current: isCurrent ? "1" : "0"
      case .contextUnread: isContextUnread.map { $0 ? "1" : "0" } ?? ""
      case .secondsSinceLabel: secondsSinceLabel.map(Self.text) ?? ""
      case .fingerprint: fingerprint?.description ?? ""
      case .simulated: isSimulated ? "1" : ""
      case .form: form?.rawValue ?? ""
      case .wording: CSVText.text(wording)
      case .reasons: CSVText.text(grounds.reasons.joined(separator: Self.separator))
      case .rationale: CSVText.text(grounds.rationale ?? "")
      case .sureness: grounds.sureness.map { String($0.rawValue) } ?? ""
      case .others: grounds.others.map(String.init) ?? ""
      }
    }
  }

  /// The same for JSON, with types; what is not known is null.
  func members(_ columns: [LabelColumn], occasion: Occasion) -> [(String, TableRow.Cell)] {
    columns.map { column -> (String, TableRow.Cell) in
      let cell: TableRow.Cell =
        switch column {
        case .firstShown: .word(firstShown?.rawValue)
        case .at: .time(at)
        case .seconds: .real(seconds.map(Self.rounded))
        case .unread: .word(unread.isEmpty ? nil : unread.map(\.rawValue).joined())
        // Of a label whose time is not known nobody can say how fast it was.
        case .fast: .flag(wasFast || seconds != nil ? wasFast : nil)
        case .unsure: .flag(isUnsure)
        case .comment: .text(comment.isEmpty ? nil : comment)
        case .occasion: .word(occasion.rawValue)
        case .subset: .text(subset.isEmpty ? nil : subset)
        case .event: .text(event.isEmpty ? nil : event)
        case .current: .flag(isCurrent)
        case .contextUnread: .flag(isContextUnread)
        case .secondsSinceLabel: .real(secondsSinceLabel.map(Self.rounded))
        case .fingerprint: .word(fingerprint?.description)
        case .simulated: .flag(isSimulated)
        case .form: .word(form?.rawValue)
        case .wording: .text(wording.isEmpty ? nil : wording)
        case .reasons: .text(grounds.reasons.isEmpty ? nil : grounds.reasons.joined(separator: Self.separator))
        case .rationale: .text(grounds.rationale)
        case .sureness: .whole(grounds.sureness?.rawValue)
        case .others: .whole(grounds.others)
        }
      return (column.rawValue, cell)
    }
  }

  /// Seconds to the millisecond.
  private static func rounded(_ seconds: Double) -> Double { (min(max(seconds, 0), longest) * 1000).rounded() / 1000 }

  /// Seconds to the millisecond, with one decimal at least, whatever the locale: `3.0`, `3.25`, `3.004`.
  private static func text(_ seconds: Double) -> String {
    let milliseconds = Int((min(max(seconds, 0), longest) * 1000).rounded())
    var decimals = String(1000 + milliseconds % 1000).dropFirst()
    while decimals.count > 1, decimals.last == "0" { decimals.removeLast() }
    return "\(milliseconds / 1000).\(decimals)"
  }
}
