import Study
import Terminal

/// One instance in the review: its labels stay on the screen, dialogue and responses scroll below as one text.
struct InstancePage: Searchable, Equatable, Sendable {
  let number: Int
  private(set) var dossier: InstanceDossier
  private(set) var rows: LabelRows
  private(set) var names: AnnotatorNames
  private(set) var size: Size
  private(set) var text: ScrolledDocument
  private(set) var showsDifferences = false
  var find = Find()
  let author: String
  private(set) var codeBook: CodeBook
  /// The first row of labels on the screen, from 0, where not all have room.
  private(set) var firstRow = 0
  /// Whether the labels take what room there is from the text.
  private(set) var showsAllRows = false

  init(
    _ dossier: InstanceDossier, instance: ReviewedInstance, names: AnnotatorNames, threshold: Int, author: String,
    codeBook: CodeBook, size: Size
  ) {
    number = instance.number
    self.dossier = dossier
    self.names = names
    self.size = size
    self.author = author
    self.codeBook = codeBook
    rows = LabelRows(dossier, instance: instance, annotators: names.annotators, threshold: threshold)
    text = ScrolledDocument(ReadingDocument([]), window: 1)
    layOut()
    text.showLastTurn()
  }

  var instance: ReviewedInstance { rows.instance }

  /// What the author has said of it so far.
  var ruling: Ruling { instance.decisions.by(author)?.ruling ?? Ruling() }

  /// How many further annotators were asked so far.
  var furtherAnnotators: Int {
    Set(dossier.labels.filter { $0.work.occasion == .added }.map(\.annotator)).count
  }

  mutating func resize(_ size: Size) {
    self.size = size
    layOut()
    look()
  }

  mutating func show(_ names: AnnotatorNames) {
    self.names = names
    layOut()
    look()
  }

  mutating func show(_ codeBook: CodeBook) {
    self.codeBook = codeBook
    layOut()
    look()
  }

  /// Brings further rows of labels onto the screen: first as many as there is room for at all, then those after them, and in
  /// the end as few as before; false when all are there.
  mutating func showFurtherRows() -> Bool {
    let few = room
    guard rows.count(isWide: PageMetrics(self).isWide) > few.rows || showsAllRows else { return false }
    if !showsAllRows {
      showsAllRows = true
      firstRow = 0
      if room.rows > few.rows {
        layOut()
        look()
        return true
      }
    }
    let now = room
    if firstRow < now.last {
      firstRow = min(firstRow + now.rows, now.last)
    } else {
      showsAllRows = false
      firstRow = 0
    }
    layOut()
    look()
    return true
  }

  /// How many rows of labels have room, and the first of the last ones.
  private var room: (rows: Int, last: Int) {
    let metrics = PageMetrics(self)
    let room = max(1, metrics.table.count - LabelRows.fixedRows)
    return (room, max(0, rows.count(isWide: metrics.isWide) - room))
  }

  /// The same instance with what was said of it since.
  mutating func update(_ dossier: InstanceDossier?, _ instance: ReviewedInstance) {
    if let dossier { self.dossier = dossier }
    rows = LabelRows(self.dossier, instance: instance, annotators: names.annotators, threshold: rows.threshold)
    layOut()
    look()
  }

  private mutating func layOut() {
    // Ten megabytes are not laid out for one column.
    guard !WorkMetrics.isTooSmall(size) else { return }
    let metrics = PageMetrics(self)
    firstRow = max(0, min(firstRow, room.last))
    text.replace(
      with: .review(
        dossier.instance, remarks: remarks, columns: metrics.block.width,
        isBeside: metrics.isBeside),
      window: metrics.body.count)
  }

  mutating func move(_ movement: Movement) { text.move(movement) }

  /// To the next part of the text; false when all of it is on the screen.
  mutating func nextSection() -> Bool { text.nextSection() }

  func matches(of needle: String) -> (hits: [Highlight], from: Int) {
    (text.document.matches(of: needle), text.scroll.top)
  }

  mutating func showCurrentHit() { find.currentHit.map { text.reveal($0) } }

  /// Marks, word by word, what differs between A and B, or takes the marks away; what is to be said of it.
  mutating func toggleDifferences() -> SafeText {
    showsDifferences.toggle()
    guard showsDifferences else {
      text.mark([])
      return "The marks are taken away."
    }
    let (a, b) = (dossier.instance.responseA.trimmedForReading, dossier.instance.responseB.trimmedForReading)
    switch Differences.between(a, b) {
    case .found(let first, let second):
      text.mark([first, second])
      return "What differs is underlined; \(ReviewAction.differences.key) takes the marks away."
    case .none: return "A and B are the same, word for word."
    case .fewInCommon: return "A and B have too few words in common for marks to help."
    case .tooLong: return "A and B are too long to be compared word by word."
    }
  }

  /// What annotators and authors wrote and what models said for their labels, each with whose it is.
  private var remarks: [(name: SafeText, text: String)] {
    var remarks: [(SafeText, String)] = []
    for row in rows.people + rows.models {
      for standing in row.standings {
        let on = standing.work.response.map { " on \($0.rawValue)" } ?? " on both"
        let name: SafeText = "\(names[row.annotator])\(on)"
        // Letters in it are those of the screen that it was written at.
        let wasSwapped = standing.circumstances?.firstShown == .b
        let letters = wasSwapped ? " (B was shown first, so its A is B here)" : ""
        if let comment = standing.comment { remarks.append((name, comment + letters)) }
        if let said = standing.circumstances?.grounds.sentence, !said.isEmpty { remarks.append((name, said)) }
        if let explanation = standing.explanation { remarks.append((name, explanation + letters)) }
        if let exclusion = standing.exclusion {
          let note = exclusion.note.isEmpty ? "" : ": \(exclusion.note)"
          remarks.append((name, "Not judged: \(exclusion.reason.sentence.description)\(note)"))
        }
      }
    }
    for decision in instance.decisions.all where !decision.ruling.note.isEmpty {
      remarks.append((SafeText(decision.author), decision.ruling.note))
    }
    return remarks
  }
}

/// Where the parts of an instance's page stand.
struct PageMetrics {
  let size: Size
  let block: WorkMetrics
  let table: Range<Int>
  let body: Range<Int>
  let why: Range<Int>
  let isBeside: Bool
  /// A row a model, which needs height.
  let isWide: Bool

  init(_ page: InstancePage) {
    size = page.size
    block = WorkMetrics(size, maximum: ListMetrics.widest)
    isBeside = block.width >= 110
    isWide = block.width >= 100 && size.rows >= 30
    let isLow = size.rows < 16
    let tableTop = isLow ? 1 : 2
    // Two people with their Δ are always seen.
    let usual = max(4, (size.rows - (isLow ? 4 : 9)) * 2 / 5)
    let why = DecisionRows(page.codeBook, page.ruling, columns: block.width - 2).lines.count
    // All but three lines of the text, or one on a low screen.
    let most = size.rows - tableTop - (isLow ? 4 : why + (size.rows >= 22 ? 9 : 8))
    table =
      tableTop..<tableTop
      + page.rows.height(
        limit: page.showsAllRows ? max(usual, most) : usual, isWide: isWide, showsAll: page.showsAllRows)
    // A notice stands in the row above the hints.
    self.why = isLow ? size.rows - 2..<size.rows - 1 : size.rows - 2 - why..<size.rows - 2
    let top = table.upperBound + (isLow ? 1 : 2)
    let bottom = isLow ? size.rows - 2 : self.why.lowerBound - (size.rows >= 22 ? 2 : 1)
    body = top..<max(top + 1, bottom)
  }

  var textTitleRow: Int { body.lowerBound - 1 }
  var remainingRow: Int { body.upperBound }
  var isLow: Bool { size.rows < 16 }
}
