import Foundation
import Screens
import Study
import Terminal
import Testing

struct ReviewKeyTests {
  @Test func `every key that the help names does something on its screen`() {
    let list = [
      "enter", "right", "n", "p", "f", "o", "/", "r", "v", "t", "i", "g", "u", "^r", "space", "j", "home", "s", "esc",
      "?",
    ]
    let sources = [
      "enter", "right", "v", "t", "i", "g", "space", "backspace", "j", "k", "home", "end", "tab", "?", "esc",
    ]
    let page = [
      "1", "0", "y", "x", "a", "m", "b", "c", "u", "^r", "n", "p", "left", "h", "d", "tab", "v", "t", "i", "g", "/",
      "s", "l", "esc", "enter",
    ]
    for (before, keys) in [("", list), ("enter ", page), ("s ", sources)] {
      for key in keys {
        let author = check(keys: before + key)
        #expect(!author.text.contains("? shows all keys"), "\(before)\(key)")
      }
    }
  }

  @Test func `every key of the reference is in the help of its screen`() {
    for (before, title) in [
      ("", "Review: the list"), ("enter ", "Review: an instance"), ("s ", "Review: the sources of disagreement"),
    ] {
      let section = KeyReference.review.first { $0.title == title }
      let author = check(
        ScriptedAuthor(size: Size(columns: 80, rows: 90)), keys: before + "?",
        shows: section?.lines.map(\.name) ?? ["?"])
      #expect(author.text.contains("Keys"))
    }
  }

  @Test func `hints fit on one line and always end in help and leaving`() {
    for columns in Array(40...70) + [79, 80, 100, 119, 120, 160, 200] {
      let size = Size(columns: columns, rows: 24)
      for (keys, end) in [("", "q leave"), ("enter", "q list"), ("s", "Esc back")] {
        let row = check(ScriptedAuthor(size: size), keys: keys).frame.text(row: 23)
        #expect(row.hasSuffix(end), "\(columns) \(row)")
        #expect(row.contains(columns < 60 ? "? keys" : "? all keys"), "\(columns) \(row)")
      }
    }
  }

  @Test func `the guide's tables of the review's keys are those of the screens`() throws {
    let guide = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Guides/authors.md"), encoding: .utf8)
    let sections = KeyReference.review.prefix(3)
    // Pictures of the screens stand above their keys.
    let tables = guide.replacing(/<picture>\n(?:  .*\n)*<\/picture>\n\n/, with: "")
    #expect(tables.contains(KeyReference.markdown(Array(sections))), "\(KeyReference.markdown(Array(sections)))")
  }

  @Test func `capitals, unknown keys and pasted text do nothing`() {
    for before in ["", "enter"] {
      for key: Key in [.character("Y"), .character("%"), .pasted("yx12"), .function(3)] {
        var author = check(keys: before)
        author.press(key)
        #expect(author.store.rulings.isEmpty)
      }
    }
  }

  @Test func `q goes back one step, and leaves from the list`() {
    #expect(!check(keys: "enter q", shows: ["most ambiguous first"]).hasLeft)
    #expect(check(keys: "q").hasLeft)
    #expect(check(keys: "enter q q").hasLeft)
    #expect(!check(keys: "v q", shows: ["most ambiguous first"]).hasLeft)
  }
}
