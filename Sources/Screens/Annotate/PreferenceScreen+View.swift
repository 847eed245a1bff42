import Study
import Terminal

extension PreferenceScreen {
  /// The hits of all that is on the screen; in panes, a later one's rows count on from those before it.
  func matches(of needle: String) -> (hits: [Highlight], from: Int) {
    switch arrangement {
    case .beside(let text): return (text.document.matches(of: needle), text.scroll.top)
    case .panes(let panes):
      var hits: [Highlight] = []
      for (part, start) in zip(panes.parts, Self.starts(panes)) {
        hits += part.document.matches(of: needle).map {
          Highlight(row: $0.row + start, columns: $0.columns, isCurrent: false)
        }
      }
      return (hits, 0)
    }
  }

  /// Where each pane's rows begin when all are counted in one.
  private static func starts(_ panes: Panes) -> [Int] {
    let heights = panes.parts.map(\.document.height)
    return [0, heights[0], heights[0] + heights[1]]
  }

  mutating func showCurrentHit() {
    guard let hit = find.currentHit else { return }
    switch arrangement {
    case .beside(var text):
      text.reveal(hit)
      arrangement = .beside(text)
    case .panes(var panes):
      let starts = Self.starts(panes)
      guard let index = starts.lastIndex(where: { $0 <= hit.row }), let part = Panes.Part(rawValue: index) else {
        return
      }
      panes.reveal(hit.moved(by: -starts[index]), in: part)
      arrangement = .panes(panes)
    }
  }

  /// The hits of each pane, in its own rows.
  private func highlights(_ panes: Panes) -> [[Highlight]] {
    let starts = Self.starts(panes)
    return panes.parts.indices.map { index in
      let rows = starts[index]..<starts[index] + panes.parts[index].document.height
      return find.hits.filter { rows.contains($0.row) }.map { $0.moved(by: -starts[index]) }
    }
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = metrics
    var below: SafeText = .empty
    switch arrangement {
    case .beside(let text):
      frame.cursor = Position(row: metrics.labelRow, column: metrics.left + 1)
      below = metrics.draw(text, highlights: find.hits, into: &frame).below
    case .panes(let panes): panes.draw(into: &frame, highlights: highlights(panes))
    }
    metrics.drawTitle(
      given?.title ?? "Which response is better?", place: place, marks: marks, forms: formRemarks, into: &frame)
    PreferenceScale(keys: labelKeys, marked: marked, armed: armed).draw(metrics, into: &frame)
    metrics.drawHints(shownTable, below: below, into: &frame)
    metrics.drawNotice(notice ?? armedNotice, into: &frame)
    if find.isOpen { find.draw(metrics, into: &frame) }
    return frame
  }

  private var armedNotice: Notice? {
    let gap: SafeText = metrics.width < 60 ? " " : "   "
    return armed.map { Notice("\($0.rawValue) is better:\(gap)1 a little\(gap)2 much\(gap)Esc back") }
  }
}

extension Highlight {
  fileprivate func moved(by rows: Int) -> Highlight {
    Highlight(row: row + rows, columns: columns, isCurrent: isCurrent)
  }
}
