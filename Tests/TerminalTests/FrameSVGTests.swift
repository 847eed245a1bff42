import Foundation
import Terminal
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct FrameSVGTests {
  /// What a viewer would find: the texts with their places, in order.
  private final class Reader: NSObject, XMLParserDelegate {
    var texts: [(x: Int, y: Int, length: Int, text: String)] = []
    var rectangles = 0
    private var isText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      isText = name == "text"
      if name == "rect" { rectangles += 1 }
      guard isText else { return }
      let numbers = ["x", "y", "textLength"].map { attributes[$0].flatMap { Int($0) } ?? -1 }
      texts.append((numbers[0], numbers[1], numbers[2], ""))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isText, !texts.isEmpty { texts[texts.count - 1].text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      isText = false
    }
  }

  private func read(_ svg: String) throws -> Reader {
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(svg)")
    return reader
  }

  private var frame: Frame {
    var frame = Frame(size: Size(columns: 30, rows: 3))
    frame.put("a < b & \"c\"", row: 0, column: 2, style: .bold)
    frame.put("漢字 x", row: 1, column: 0)
    frame.put("chosen", row: 2, column: 4, style: .reverse)
    frame.put("warn", row: 2, column: 10, style: .warning)
    frame.cursor = Position(row: 2, column: 4)
    return frame
  }

  @Test func `a picture is well-formed and has the text where the cells are`() throws {
    let found = try read(frame.svg()).texts
    #expect(
      found.map(\.text) == ["a < b & \"c\"", "漢", "字", "x", "chosen", "warn"])
    let left = found[1].x
    let column = found[1].length / 2
    #expect(found[2].x == left + 2 * column)
    #expect(found[3].x == left + 5 * column)
    #expect(found[0].x == left + 2 * column)
    #expect(found[4].x == left + 4 * column)
    #expect(found[4].length == 6 * column)
    #expect(Set(found.map(\.y)).count == 3)
    #expect(found[0].y < found[1].y)
  }

  @Test func `light and dark differ in colours alone, and the cursor is shown when asked`() throws {
    let light = frame.svg(palette: .light)
    let dark = frame.svg(palette: .dark)
    #expect(light != dark)
    #expect(try read(light).texts.map(\.text) == read(dark).texts.map(\.text))
    #expect(try read(light).rectangles == 2)
    #expect(try read(frame.svg(showsCursor: true)).rectangles == 3)
    #expect(frame.svg(title: "a < b").contains("<title>a &lt; b</title>"))
  }

  @Test func `hostile text makes a well-formed picture`() throws {
    var frame = Frame(size: Size(columns: 60, rows: 300))
    for row in 0..<300 {
      frame.put(SafeText(bytes: HostileTextTests.hostileBytes(seed: UInt64(row))), row: row, column: 0)
    }
    _ = try read(frame.svg())
  }
}
