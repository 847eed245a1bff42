import Study
import Terminal

extension PreferenceScreen {
  /// Looks for `needle` in all that is on the screen and goes to its first hit.
  mutating func search(_ needle: String) {
    find.needle = needle
    switch arrangement {
    case .beside(let text): find.take(text.document.matches(of: needle), from: text.scroll.top)
    case .panes(let panes):
      hits = panes.documents.map { $0.matches(of: needle) }
      find.take(hits.flatMap(\.self), from: 0)
    }
    showCurrentHit()
  }

  mutating func step(_ direction: Int) {
    find.step(direction)
    showCurrentHit()
  }

  private mutating func showCurrentHit() {
    guard let hit = find.currentHit else { return }
    switch arrangement {
    case .beside(var text):
      text.reveal(hit)
      arrangement = .beside(text)
    case .panes(var panes):
      panes.reveal(hit, in: paneOfCurrentHit)
      arrangement = .panes(panes)
    }
    noteWhatIsShown()
  }

  /// The pane of the current hit: hits are listed pane by pane.
  private var paneOfCurrentHit: Int {
    var place = find.current ?? 0
    for (pane, found) in hits.enumerated() {
      if place < found.count { return pane }
      place -= found.count
    }
    return 0
  }

  /// The hits of each pane, the current one among them.
  private var paneHighlights: [[Highlight]] {
    guard !find.hits.isEmpty else { return [[], [], []] }
    var rest = find.hits[...]
    return hits.map { found in
      defer { rest = rest.dropFirst(found.count) }
      return Array(rest.prefix(found.count))
    }
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = metrics
    metrics.drawTitle("Which response is better?", place: place, into: &frame)
    switch arrangement {
    case .beside(let text):
      text.draw(
        into: &frame, row: metrics.body.lowerBound, metrics: metrics, remainingRow: metrics.remainingRow,
        highlights: find.hits)
    case .panes(let panes): panes.draw(into: &frame, highlights: paneHighlights)
    }
    PreferenceScale(marked: marked, armed: armed).draw(metrics, into: &frame)
    metrics.drawNotice(
      notice ?? standingNotice, hints: table.footer(columns: metrics.width), into: &frame)
    return frame
  }

  private var standingNotice: Notice? {
    if let armed { return Notice("\(armed.rawValue) is better:  1 a little   2 much   Esc back") }
    return isUnsure ? Notice("Marked as unsure.") : nil
  }
}
