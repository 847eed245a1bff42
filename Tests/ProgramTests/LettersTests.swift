import Foundation
import Terminal
import Testing

/// Every letter of a response is on the screen: whole shares in Chinese, in mixed scripts and in English full of emoji, by keys,
/// each screen of a real terminal compared with the text.
@Suite(.serialized) struct LettersTests {
  /// `DEMUR_SCREENS` names a folder of further files of instances (`.jsonl`).
  static let shares: [(name: String, lines: [String])] = {
    let made = Script.allCases.map { ($0.rawValue, $0.instances(4)) }
    guard let folder = ProcessInfo.processInfo.environment["DEMUR_SCREENS"] else { return made }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return made
      + files.filter { $0.hasSuffix(".jsonl") }.sorted().map { file in
        let text = (try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? ""
        return (file, text.split(separator: "\n").map(String.init))
      }
  }()

  @Test(arguments: shares)
  func `no letter is lost on any screen of a share`(_ name: String, _ lines: [String]) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, lines: lines)
    var reader = Reader(
      terminal: try Tmux("\(Program.path) annotate --annotator ann", in: folder), texts: try Self.responses(of: lines))
    for number in 1...2 * lines.count {
      let first = try reader.page("\(number) of \(2 * lines.count)")
      if number % 3 == 1 { try reader.lookAroundAndBack(to: first) }
      try reader.readOn(from: first)
      try reader.terminal.press("\(number % 5 + 1)")
      guard number < 2 * lines.count else { break }
      try reader.terminal.wait(for: "\(number + 1) of \(2 * lines.count)")
      guard number % 4 == 2 else { continue }
      try reader.terminal.press("u")
      try reader.terminal.wait(for: "\(number) of \(2 * lines.count)")
      #expect(try reader.judged(try reader.terminal.screen) == first)
      try reader.terminal.press("\(number % 5 + 1)")
      try reader.terminal.wait(for: "\(number + 1) of \(2 * lines.count)")
    }
    try reader.terminal.wait(for: "Which response is better?")
    for number in 1...lines.count {
      let place = "\(number) of \(lines.count)"
      let screen = try reader.terminal.waitForRest(place) { $0.contains(place) }
      for pane in ["A", "B"] { reader.expectShown(try Self.pane(pane, of: screen), "\(pane) of pair \(number)") }
      try reader.terminal.press("r")
    }
    try reader.terminal.wait(for: "Your comparisons are complete.")
    #expect(reader.seen > 2 * lines.count)
  }

  /// The responses as a screen spells them, without white space.
  private static func responses(of lines: [String]) throws -> [String] {
    struct Instance: Decodable {
      var response_a, response_b: String
    }
    return try lines.flatMap { line in
      let instance = try JSONDecoder().decode(Instance.self, from: Data(line.utf8))
      return [instance.response_a, instance.response_b].map { text in
        text.split(separator: "\n").map { Reader.ink(of: SafeText($0)) }.joined()
      }
    }
  }

  /// The ink between a pane's title and what follows it.
  private static func pane(_ name: String, of screen: String) throws -> String {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let isTitle = { (row: Substring) in row.contains(#/^[> ](A|B)\ .*-/#) }
    let start = try #require(rows.firstIndex { isTitle($0) && $0.dropFirst().hasPrefix(name) }, "\(screen)")
    let text = rows[(start + 1)...].prefix { !isTitle($0) && !$0.contains(" A much") }
    return Reader.ink(of: text.joined())
  }
}

/// Reads what an annotator sees.
private struct Reader {
  let terminal: Tmux
  /// What may be shown, without white space.
  let texts: [String]
  /// How many pages were compared.
  private(set) var seen = 0

  init(terminal: Tmux, texts: [String]) { (self.terminal, self.texts) = (terminal, texts) }

  /// The text that a frame has for it, without white space.
  static func ink(of text: SafeText) -> String {
    var frame = Frame(size: Size(columns: text.columns, rows: 1))
    frame.put(text, row: 0, column: 0)
    return ink(of: frame.text)
  }

  static func ink(of text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  /// What stands behind the bar that marks what is judged.
  func judged(_ screen: String) throws -> String {
    Self.ink(of: screen.split(separator: "\n").compactMap { $0.firstMatch(of: #/^ +\|(.*)$/#)?.1 }.joined())
  }

  /// The first page of the response that is judged now.
  mutating func page(_ place: String) throws -> String {
    let text = try judged(try terminal.waitForRest(place) { $0.contains(place) })
    expectShown(text, place, isStart: true)
    return text
  }

  /// A page must be a piece of one of the texts.
  mutating func expectShown(_ page: String, _ place: String, isStart: Bool = false) {
    seen += 1
    let isShown = texts.contains { text in
      isStart ? text.unicodeScalars.starts(with: page.unicodeScalars) : Self.contains(text, page)
    }
    #expect(isShown && !page.isEmpty, "\(place): \(page)")
  }

  /// Scalar by scalar: an emoji without its selector is another one here.
  private static func contains(_ text: String, _ part: String) -> Bool {
    text.utf8.split(separator: Array(part.utf8), maxSplits: 1, omittingEmptySubsequences: false).count > 1
  }

  /// Reads on to the end of the response; every page is the text's, and none is left out.
  mutating func readOn(from first: String) throws {
    var shown = first
    while try terminal.screen.contains("more line") {
      let before = try terminal.screen
      try terminal.press("Space")
      let screen = try terminal.waitForRest("the next page") { $0 != before }
      let page = try judged(screen)
      expectShown(page, "read on")
      shown = try joined(shown, page)
    }
    let all = shown
    #expect(texts.contains { $0.unicodeScalars.elementsEqual(all.unicodeScalars) }, "\(all)")
  }

  /// Two pages that overlap or follow each other, as some text has them.
  private func joined(_ shown: String, _ page: String) throws -> String {
    let text = try #require(
      texts.first { $0.unicodeScalars.starts(with: shown.unicodeScalars) && $0.hasSuffix(page) }
        ?? texts.first { $0.unicodeScalars.starts(with: shown.unicodeScalars) && Self.contains($0, page) })
    let end = try #require(text.range(of: page, options: [.literal, .backwards]))
    let start = text.unicodeScalars.distance(from: text.startIndex, to: end.lowerBound)
    #expect(start <= shown.unicodeScalars.count, "lines were left out before \(page)")
    return String(text[..<end.upperBound])
  }

  /// Help, a comment that is not kept, another program's words and Ctrl-L leave the page as it was.
  mutating func lookAroundAndBack(to page: String) throws {
    try terminal.press("?")
    try terminal.wait(for: "Esc close")
    try terminal.press("Escape")
    try expectSame(page, "after help")
    try terminal.press("c")
    try terminal.wait(for: "Comment")
    try terminal.type("漢字 ok")
    try terminal.press("Escape")
    try expectSame(page, "after a comment")
    let path = try terminal.tmux("display-message", "-p", "#{pane_tty}").trimmingCharacters(in: .newlines)
    try Data("\u{1B}[3;1H漢漢漢漢 somebody wrote this\r\n".utf8).write(to: URL(filePath: path))
    try terminal.press("C-l")
    try expectSame(page, "after Ctrl-L")
  }

  private mutating func expectSame(_ page: String, _ when: String) throws {
    seen += 1
    try terminal.wait("\(when) the same: \(page)") { (try? judged($0)) == page }
  }
}

/// Texts of one kind: made of short phrases, some over several lines.
private enum Script: String, CaseIterable {
  case chinese, mixed, emoji

  private var phrases: [String] {
    switch self {
    case .chinese: ["纸会湿，所以要盖好。", "水在一百度沸腾。", "她说：“可以”。", "不行（真的）", "我们明天去图书馆，", "漢字かな交じり文。"]
    case .mixed:
      ["但是 if you must, ", "cover it 用塑料袋。", "It’s a Crème brûlée, ", "naïve “quotes” ", "שלום עולם ", "한국어 text "]
    case .emoji:
      ["Warning ⚠️ hot ", "✅ Done ", "1️⃣ First, boil water ", "Great! 😊 ", "Well done 👍🏽 ", "For the 👨‍👩‍👧 ", "in 🇩🇪 and 🇫🇷 "]
    }
  }

  func instances(_ count: Int) -> [String] {
    (0..<count).map { number in
      let responses = (0..<2).map { side in
        // Lengths that fill some screens and leave others half empty; a text of one line among them.
        (0..<(number == 1 ? 1 : 4 + number * 7)).map { place in
          let phrase = phrases[(number * 5 + side * 3 + place * (side + 1)) % phrases.count]
          return place % 6 == 5 ? phrase + "\\n" : phrase
        }.joined() + "\(number)\(side)."
      }
      return
        #"{"id": "i\#(number)", "context": "\#(phrases[number % phrases.count])?", "response_a": "\#(responses[0])", "#
        + #""response_b": "\#(responses[1])", "subset": "s"}"#
    }
  }
}
