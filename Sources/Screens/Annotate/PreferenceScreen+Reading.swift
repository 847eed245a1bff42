import Study
import Terminal

extension PreferenceScreen {
  /// From here on A stands beside B, if there are rows for more than one section at a time.
  static let besideSize = Size(columns: 110, rows: 20)

  private static func isBeside(_ size: Size) -> Bool {
    size.columns >= besideSize.columns && size.rows >= besideSize.rows
  }

  /// Where the labels stand, after what is above them.
  var metrics: WorkMetrics {
    switch arrangement {
    case .beside(let text): Self.besideLimits(size).holding(text.document.height)
    case .panes(let panes): panes.metrics
    }
  }

  private static func besideLimits(_ size: Size) -> WorkMetrics {
    WorkMetrics(size, maximum: 180, keepsRowAbove: true)
  }

  private static func paneLimits(_ size: Size) -> WorkMetrics { WorkMetrics(size, maximum: 100) }

  static func arrangement(_ texts: ReadableWork, _ size: Size) -> Arrangement {
    guard isBeside(size) else { return .panes(Panes(texts, metrics: paneLimits(size))) }
    let document = besideDocument(texts, size)
    return .beside(ScrolledDocument(document, window: besideLimits(size).holding(document.height).body.count))
  }

  /// Without its blank lines where it has no room for them.
  private static func besideDocument(_ texts: ReadableWork, _ size: Size) -> ReadingDocument {
    let limits = besideLimits(size)
    let document = ReadingDocument.beside(texts, columns: limits.width)
    return limits.hasRoom(for: document.height) ? document : document.tight
  }

  mutating func resize(_ size: Size) {
    setSize(size)
    switch (arrangement, !isZoomed && Self.isBeside(size)) {
    case (.beside(var text), true):
      let document = Self.besideDocument(texts, size)
      text.replace(with: document, window: Self.besideLimits(size).holding(document.height).body.count)
      arrangement = .beside(text)
    case (.panes(var panes), false):
      panes.resize(texts, metrics: Self.paneLimits(size), isZoomed: isZoomed)
      arrangement = .panes(panes)
    case (.beside(let text), false): arrangement = .panes(panes(from: text))
    case (.panes(let panes), true): arrangement = .beside(beside(from: panes))
    }
    look()
  }

  /// Gives one part the whole screen, or takes it back.
  mutating func toggleZoom() -> [WorkIntent] {
    if case .panes(let panes) = arrangement, !panes.isStacked, !isZoomed {
      return [.say(Notice("Each part has all the rows that there are: Tab shows the next one."))]
    }
    isZoomed.toggle()
    resize(size)
    return []
  }

  /// The place in a document side by side, in panes: a dialogue has the same blocks in both.
  private func panes(from text: ScrolledDocument) -> Panes {
    var panes = Panes(texts, metrics: Self.paneLimits(size), isZoomed: isZoomed)
    panes.mark(text.document.marks)
    panes.takeOverDialogue(from: text)
    guard !text.isAtStart else { return panes }
    let anchor = text.anchor
    if anchor.block < panes.parts[0].document.blocks.count {
      panes.setFocus(.dialogue)
      panes.go(to: anchor, in: .dialogue)
    } else {
      panes.setFocus(.a)
      for part in [Panes.Part.a, .b] where anchor.offset > 0 {
        panes.go(to: ReadingDocument.Anchor(offset: anchor.offset), in: part)
      }
    }
    return panes
  }

  private func beside(from panes: Panes) -> ScrolledDocument {
    let document = Self.besideDocument(texts, size)
    var text = ScrolledDocument(document, window: Self.besideLimits(size).holding(document.height).body.count)
    text.mark(panes.parts[1].document.marks + panes.parts[2].document.marks)
    text.takeOverDialogue(from: panes.parts[0])
    let part = panes.parts[panes.focus.rawValue]
    if part.isAtStart { return text }
    var anchor = part.anchor
    if panes.focus != .dialogue {
      anchor.block = text.document.blocks.count - 1
      anchor.piece = panes.focus.rawValue - 1
    }
    text.go(to: anchor)
    return text
  }

  mutating func read(_ movement: Movement) -> [WorkIntent] {
    var isMoved = true
    switch arrangement {
    case .beside(var text):
      isMoved = movement != .pageDown || !text.isAtEnd
      text.move(movement)
      arrangement = .beside(text)
    case .panes(var panes):
      switch movement {
      case .pageDown: isMoved = panes.readOn()
      case .pageUp: panes.readBack()
      default: panes.move(movement)
      }
      arrangement = .panes(panes)
    }
    return isMoved ? [] : [.say(Notice("Everything was shown: \(labelKeys.joined(separator: " ")) compares A and B."))]
  }

  mutating func moveToNextSection(isForward: Bool) -> [WorkIntent] {
    switch arrangement {
    case .beside(var text):
      let isMoved = text.toggleSection()
      arrangement = .beside(text)
      return isMoved ? [] : [.say(Notice("All of it is on the screen."))]
    case .panes(var panes):
      if isForward { panes.nextPart() } else { panes.previousPart() }
      arrangement = .panes(panes)
      return []
    }
  }

  mutating func forgetWhatIsNew() {
    switch arrangement {
    case .beside(var text):
      text.forgetWhatIsNew()
      arrangement = .beside(text)
    case .panes(var panes):
      panes.forgetWhatIsNew()
      arrangement = .panes(panes)
    }
  }

  mutating func noteWhatIsShown() {
    switch arrangement {
    case .beside(var text):
      text.noteWhatIsShown()
      arrangement = .beside(text)
      for number in 0...1 where text.hasShownEnd(ofResponse: number) { attention.shownToEnd.insert(number) }
      if text.hasShownDialogue { attention.hasShownContext = true }
    case .panes(var panes):
      panes.noteWhatIsShown()
      arrangement = .panes(panes)
      if panes.showsEnd(of: .a) { attention.shownToEnd.insert(0) }
      if panes.showsEnd(of: .b) { attention.shownToEnd.insert(1) }
      if panes.hasShownDialogue { attention.hasShownContext = true }
    }
  }

  /// `stacked`, `beside` or `one-at-a-time`, as it is stored with a label.
  var layoutName: String {
    switch arrangement {
    case .beside: "beside"
    case .panes(let panes): panes.isStacked ? "stacked" : "one-at-a-time"
    }
  }
}
