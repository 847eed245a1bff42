import Screens
import Study
import Terminal
import Testing

struct KeyTableTests {
  @Test func `every key that the help names does something on its screen`() {
    for works in [Kitchen.singles(3), Kitchen.pairs(3)] {
      var annotator = ScriptedAnnotator(works, size: Size(columns: 100, rows: 60))
      annotator.press("?")
      let help = annotator.text
      for key in ["1", "j", "u", "f", "c", "s", "x", "g", "?", "q", "/", "tab", "left", "enter", "esc", "home", "^r"] {
        annotator = ScriptedAnnotator(works)
        annotator.press(key, every: 60_000)
        #expect(!annotator.text.contains("? shows all keys"), "\(key)")
      }
      #expect(help.contains("take back the last label"))
    }
  }

  @Test func `the difference key is there only if the study enables it`() {
    var settings = StudySettings.sample
    check(Kitchen.pairs(2), keys: "d", shows: ["d does nothing here"], settings: settings)
    check(Kitchen.pairs(2), keys: "? end", hides: ["differs"], size: Size(columns: 80, rows: 60), settings: settings)
    settings.showsDifferences = true
    check(Kitchen.pairs(2), keys: "? end", shows: ["differs"], size: Size(columns: 80, rows: 60), settings: settings)
    check(Kitchen.singles(2), keys: "d", shows: ["d does nothing here"], settings: settings)
  }

  @Test func `the reference has every screen, each key name in code`() {
    let text = KeyReference.markdown()
    for part in [
      "### Rating one response", "### Comparing two responses", "### The start of the demo",
      "| `d` `f` `g` `h` `j` |", "| `Ctrl-R` | restore what was taken back |", "| `1-5` | rate the response;",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(lines.count == KeyReference.sections.reduce(0) { $0 + $1.lines.count })
    #expect(lines.allSatisfy { $0.split(separator: "|").count == 2 })
  }

  @Test func `what the tables call a key is a name for it wherever keys are named`() {
    var ranges: Set<String> = []
    for section in KeyReference.sections {
      for name in section.lines.flatMap({ $0.name.split(separator: " ") }) where Key(name: name) == nil {
        ranges.insert(String(name))
      }
    }
    #expect(ranges == ["1-5", "1-9", "1-3", "a-z", "0-9"])
  }

  @Test func `no capital letter and no digit above five is named as a label key`() {
    for section in KeyReference.sections {
      for line in section.lines {
        let keys = line.name.split(separator: " ").filter { $0.count == 1 }
        // L lists what was given, and labels nothing.
        #expect(keys.allSatisfy { !$0.contains { $0.isUppercase && $0 != "L" } })
      }
    }
  }

  @Test func `hints fit on one line and always end in help and leaving`() {
    for columns in 40...200 {
      let size = Size(columns: columns, rows: 24)
      for works in [Kitchen.singles(2), Kitchen.pairs(2)] {
        let row = ScriptedAnnotator(works, size: size).frame.text(row: 23)
        #expect(row.hasSuffix("q leave"), "\(columns) \(row)")
        #expect(row.contains(columns < 60 ? "? keys" : "? all keys"), "\(columns) \(row)")
        #expect(row.contains("1-5 rate") || row.contains("w-y"))
      }
    }
  }

  @Test func `what is said of a label fits on one line of eighty columns`() {
    let long = Kitchen.long(9)
    for (works, key) in [
      ([Kitchen.pair(1), Kitchen.pair(2)], "t"), ([Kitchen.pair(1, a: long), Kitchen.pair(2)], "e"),
    ] {
      for pause in [1000, 60_000] {
        var annotator = ScriptedAnnotator(works)
        annotator.press(key, every: pause)
        #expect(annotator.notice.count <= 78 && annotator.noticeRows.count == 1)
        annotator.press("u")
        #expect(annotator.notice.count <= 78 && annotator.noticeRows.count == 1)
        annotator.press(.character("t"), after: 10)
        #expect(annotator.notice.count <= 78 && annotator.noticeRows.count == 1)
      }
    }
  }
}
