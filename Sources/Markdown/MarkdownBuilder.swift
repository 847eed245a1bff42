import Terminal

/// Makes lines with styles of a text's tree.
struct MarkdownBuilder {
  private let source: MarkdownSource
  private let tree: MarkdownTree
  private(set) var text: [UInt8] = []
  private(set) var spans: [StyledText.Stretch] = []
  private(set) var rows: [StyledText.Row] = []
  private(set) var tables: [MarkdownTable] = []
  /// The rows of which the parser dropped cells.
  private(set) var overfullRows: [OverfullRow] = []

  /// A quote or an item of a list that what comes now stands in.
  private struct Container {
    /// Its line in the source.
    var line: Int
    /// What stands before its first row, and before the others.
    var first: String
    var rest: String
  }

  private var containers: [Container] = []
  /// How many of the containers, from the outermost on, have a row already.
  private var opened = 0
  /// The number of the next item of each list that is open; nil in one without numbers.
  private var numbers: [(next: Int?, delimiter: String)] = []
  /// The first line of the source that no row shows yet.
  private var nextLine = 0
  private var row: OpenRow?
  private var tableCells: [Range<Int>]?
  private var cellStart = 0
  private var strong = 0
  private var emphasis = 0
  private var heading: Int?
  /// Where the text of each link or image that is open begins.
  private var linkStarts: [Int] = []
  /// Whether anything looks other than in the source.
  private var changesSomething = false

  /// A row that is being written.
  private struct OpenRow {
    var start: Int
    var line: Int
    var lastLine: Int
    var form: StyledText.Form
    var style: Style
  }

  /// nil where there is no memory for the tree.
  init?(_ source: MarkdownSource) {
    guard let tree = MarkdownTree(source.bytes) else { return nil }
    self.source = source
    self.tree = tree
  }

  /// False where the text looks as its source does.
  mutating func build() -> Bool {
    tree.walk { take($0) }
    return changesSomething || !hasSameInk
  }

  private mutating func take(_ step: MarkdownTree.Step) {
    switch step.kind {
    case .document, .other: break
    case .quote, .list, .item: container(step)
    case .paragraph, .heading, .html, .code, .rule: block(step)
    case .table, .tableRow, .tableCell: table(step)
    case .text, .lineBreak, .codeSpan, .inlineHTML, .emphasis, .strong, .link, .image: inline(step)
    }
  }

  /// Whether rows and source have the same characters but for blanks.
  private var hasSameInk: Bool {
    var index = 0
    for byte in text where !Self.isBlank(byte) {
      while index < source.bytes.count, Self.isBlank(source.bytes[index]) { index += 1 }
      guard index < source.bytes.count, MarkdownSource.original(source.bytes[index]) == byte else { return false }
      index += 1
    }
    return source.bytes[index...].allSatisfy(Self.isBlank)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

// MARK: Blocks

extension MarkdownBuilder {
  private mutating func container(_ step: MarkdownTree.Step) {
    switch (step.kind, step.isEntering) {
    case (.quote, true):
      changesSomething = true
      fillGap(upTo: step.lines.lowerBound)
      containers.append(Container(line: step.lines.lowerBound, first: "> ", rest: "> "))
    case (.list(let start, let delimiter), true):
      changesSomething = true
      numbers.append((start, delimiter))
    case (.list, false): numbers.removeLast()
    case (.item, true):
      fillGap(upTo: step.lines.lowerBound)
      var marker = "- "
      if let list = numbers.last, let number = list.next {
        // A text that numbers its items otherwise than by one more each is to be seen as one.
        let written = source.itemNumber(inLine: step.lines.lowerBound, column: step.column)
        marker = "\(written ?? "\(number)")\(list.delimiter) "
        numbers[numbers.count - 1].next = number + 1
      }
      let blanks = String(repeating: " ", count: marker.utf8.count)
      containers.append(Container(line: step.lines.lowerBound, first: marker, rest: blanks))
    case (.quote, false), (.item, false):
      // One without anything in it is a line all the same.
      if opened < containers.count {
        begin(step.lines.lowerBound, upTo: step.lines.lowerBound)
        finish()
      }
      containers.removeLast()
      opened = min(opened, containers.count)
    default: break
    }
  }

  private mutating func block(_ step: MarkdownTree.Step) {
    switch step.kind {
    case .paragraph where step.isEntering: begin(step.lines.lowerBound, upTo: step.lines.upperBound)
    case .heading(let level) where step.isEntering:
      changesSomething = true
      heading = level
      begin(step.lines.lowerBound, upTo: step.lines.upperBound, style: Style(bold: true, underline: level == 1))
    case .paragraph, .heading:
      heading = nil
      finish()
      nextLine = max(nextLine, step.lines.upperBound + 1)
    case .rule:
      changesSomething = true
      begin(step.lines.lowerBound, upTo: step.lines.lowerBound, form: .rule("-"))
      finish()
    case .html: verbatim(step, first: step.lines.lowerBound, form: .words)
    case .code(true, let info):
      changesSomething = true
      begin(step.lines.lowerBound, upTo: step.lines.lowerBound, style: .quiet)
      write(info.isEmpty ? "code:" : "code, \(info):")
      finish()
      containers.append(Container(line: step.lines.lowerBound + 1, first: ": ", rest: ":…"))
      verbatim(step, first: step.lines.lowerBound + 1, form: .characters)
      containers.removeLast()
      opened = min(opened, containers.count)
      let last = max(step.lines.upperBound + 1, nextLine)
      // What follows at once is set apart all the same.
      if step.lines.upperBound > step.lines.lowerBound, !source.isBlank(line: last) || last + 1 < source.lines.count {
        if !source.isBlank(line: last) { blank(last - 1) }
      }
      nextLine = last
    case .code(false, _): verbatim(step, first: step.lines.lowerBound, form: .words, indent: "    ")
    default: break
    }
  }

  /// Lines of code or HTML.
  private mutating func verbatim(
    _ step: MarkdownTree.Step, first: Int, form: StyledText.Form, indent: String = ""
  ) {
    var bytes: [UInt8] = []
    step.withLiteral { bytes = Array($0) }
    if bytes.last == 0x0A { bytes.removeLast() }
    guard !bytes.isEmpty || first > step.lines.lowerBound else { return }
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      begin(first + number, upTo: first + number, form: form)
      if !line.isEmpty { write(indent) }
      for byte in line where byte != 0x0D { text.append(MarkdownSource.original(byte)) }
      finish()
      nextLine = first + number + 1
    }
  }

  /// Rows for lines of the source that have none: blank ones.
  private mutating func fillGap(upTo line: Int) {
    while nextLine < min(line, source.lines.count) {
      if source.isBlank(line: nextLine) || isOnlyQuoted(nextLine) { blank(nextLine) }
      nextLine += 1
    }
  }

  private func isOnlyQuoted(_ line: Int) -> Bool {
    source.bytes[source.line(line)].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
  }

  /// A blank row within the containers that are open there.
  private mutating func blank(_ line: Int) {
    guard !rows.isEmpty else { return }
    let within = containers.prefix(opened).map(\.rest).joined()
    add(
      StyledText.Row(
        range: text.count..<text.count, source: offset(line), sourceLength: 0, first: SafeText(within),
        rest: SafeText(within)))
  }

  private func offset(_ line: Int) -> Int { source.line(min(line, source.lines.count - 1)).lowerBound }

  /// Begins a row that shows a line of the source.
  private mutating func begin(_ line: Int, upTo last: Int, form: StyledText.Form = .words, style: Style = .plain) {
    fillGap(upTo: line)
    row = OpenRow(start: text.count, line: line, lastLine: last, form: form, style: style)
    nextLine = max(nextLine, line + 1)
    guard containers.isEmpty, case .words = form, heading == nil else { return }
    // Outside of lists and quotes a line stands as far to the right as it was written.
    text += source.bytes[source.line(line)].prefix(3).prefix { $0 == 0x20 }
  }

  private mutating func finish() {
    guard let open = row else { return }
    var first = ""
    var rest = ""
    for (index, container) in containers.enumerated() {
      first += index < opened && container.first != ": " ? container.rest : container.first
      rest += container.rest
    }
    opened = containers.count
    add(
      StyledText.Row(
        range: open.start..<text.count, source: offset(open.line), sourceLength: source.line(open.line).count,
        first: SafeText(first), rest: SafeText(rest), form: open.form, style: open.style))
    row = nil
  }

  /// Adds a row, which begins nowhere before the end of the one before.
  private mutating func add(_ row: StyledText.Row) {
    var row = row
    if let last = rows.last {
      row.source = max(row.source, last.source)
      rows[rows.count - 1].sourceLength = min(last.sourceLength, row.source - last.source + 1)
    }
    rows.append(row)
    text.append(0x0A)
  }

  private mutating func write(_ words: String) { text += words.utf8.map(MarkdownSource.original) }
}

// MARK: Tables

extension MarkdownBuilder {
  private mutating func table(_ step: MarkdownTree.Step) {
    switch (step.kind, step.isEntering) {
    case (.table(let alignments), true):
      changesSomething = true
      fillGap(upTo: step.lines.lowerBound)
      tables.append(MarkdownTable(rows: rows.count..<rows.count, cells: [], alignments: alignments))
    case (.table, false):
      nextLine = max(nextLine, step.lines.upperBound + 1)
      if let last = tables.indices.last { tables[last].rows = tables[last].rows.lowerBound..<rows.count }
    case (.tableRow, true):
      let isHead = tables.last?.cells.isEmpty ?? false
      begin(step.lines.lowerBound, upTo: step.lines.lowerBound, style: isHead ? .bold : .plain)
      if isHead { nextLine += 1 }
      tableCells = []
    case (.tableRow, false):
      if let last = tables.indices.last {
        tables[last].cells.append(tableCells ?? [])
        let columns = tables[last].alignments.count
        if tables[last].cells.count > 1, source.cellCount(inLine: step.lines.lowerBound) > columns {
          overfullRows.append(OverfullRow(line: step.lines.lowerBound, columns: columns))
        }
      }
      tableCells = nil
      finish()
    case (.tableCell, true):
      if tableCells?.isEmpty == false { write(" | ") }
      cellStart = text.count
    case (.tableCell, false): tableCells?.append(cellStart..<text.count)
    default: break
    }
  }
}

// MARK: Within a line

extension MarkdownBuilder {
  private mutating func inline(_ step: MarkdownTree.Step) {
    switch step.kind {
    case .text, .inlineHTML: append(step)
    case .codeSpan:
      changesSomething = true
      write("`")
      append(step, in: .accent)
      write("`")
    case .lineBreak: breakLine()
    case .emphasis:
      changesSomething = true
      emphasis += step.isEntering ? 1 : -1
    case .strong:
      changesSomething = true
      strong += step.isEntering ? 1 : -1
    case .link(let address, let title), .image(let address, let title):
      changesSomething = true
      if step.isEntering {
        if case .image = step.kind { write("image: ") }
        linkStarts.append(text.count)
      } else {
        finishLink(address, title)
      }
    default: break
    }
  }

  private mutating func append(_ step: MarkdownTree.Step, in extra: Style = .plain) {
    let start = text.count
    step.withLiteral { bytes in
      for byte in bytes { text.append(MarkdownSource.original(byte)) }
    }
    style(start..<text.count, Style(bold: strong > 0, underline: emphasis > 0).with(extra))
  }

  private mutating func style(_ range: Range<Int>, _ style: Style) {
    guard style != .plain, !range.isEmpty else { return }
    if let last = spans.last, last.style == style, last.range.upperBound == range.lowerBound {
      spans[spans.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      spans.append(StyledText.Stretch(range, style))
    }
  }

  /// A line of the source ends, and so does the row; in a table's cell there is none.
  private mutating func breakLine() {
    guard let open = row, tableCells == nil else { return write(" ") }
    finish()
    begin(min(open.line + 1, open.lastLine), upTo: open.lastLine, form: open.form, style: open.style)
  }

  /// The address after a link's text, unless that is the text.
  private mutating func finishLink(_ address: String, _ title: String) {
    let start = linkStarts.popLast() ?? text.count
    let shown = String(decoding: text[start...], as: UTF8.self)
    let address = String(decoding: address.utf8.map(MarkdownSource.original), as: UTF8.self)
    let said = address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
    var words = shown == said || address.isEmpty ? "" : address
    if !title.isEmpty { words += (words.isEmpty ? "" : " ") + "\"\(title)\"" }
    guard !words.isEmpty else { return }
    let from = text.count
    write(shown.isEmpty ? "(\(words))" : " (\(words))")
    style(from..<text.count, .quiet)
  }
}
