import Foundation
import Screens
import Study
import Terminal
import Testing

/// Sentences name the keys that are in force.
struct KeyNameTests {
  /// Every key that can be moved, on one that nothing else has.
  private static func moved() throws -> KeyMap {
    try KeyMap(
      text: """
        undo = o
        unsure = ;
        comment = ,
        later = .
        cannot-judge = -
        guidelines = +
        differences = !
        zoom = *
        back = <
        forward = >
        list = %
        text-form = $
        """)
  }

  private static func settings(_ change: (inout StudySettings) -> Void = { _ in }) throws -> StudySettings {
    var settings = StudySettings.sample
    settings.keys = try moved()
    settings.showsDifferences = true
    change(&settings)
    return settings
  }

  @Test func `what is said after a key names the keys of the map`() throws {
    let pair = [Kitchen.pair(1, b: Kitchen.tray + " More."), Kitchen.pair(2)]
    let rows: [(works: [ServedWork], keys: String, says: String)] = [
      (Kitchen.singles(3), ";", "Marked as unsure; ; takes the mark away."),
      (Kitchen.singles(3), ".", "o brings it back."),
      (Kitchen.singles(1), ".", "- puts it aside."), (Kitchen.singles(3), "- 1", "o brings it back."),
      (Kitchen.singles(3), "4 <", "< > go on, Esc back to work."),
      (Kitchen.singles(3), "4 < .", "label takes its place, - says that you cannot"),
      (Kitchen.singles(3), ">", "< goes back to what you gave before."), (Kitchen.singles(3), "$", "$ shows it as"),
      (Kitchen.singles(3), ", z esc", "Not saved. , shows what you wrote again."),
      (pair, "!", "! takes the marks away."),
      (Kitchen.singles(1), "4", "o take back the last"), (Kitchen.singles(1), "4 o", "Taken back: 4."),
      (Kitchen.singles(1), "4 <", "given: 1 of 1"), (Kitchen.singles(2), "4 %", "What you gave"),
      (Kitchen.singles(2), "4 % %", "2 of 2"),
      (Kitchen.singles(1), "4 ,", "A word to the authors"),
    ]
    for row in rows {
      check(row.works, keys: row.keys, shows: [row.says], settings: try Self.settings { $0.textForm = .raw })
    }
    var unread = ScriptedAnnotator(
      [Kitchen.single(1, text: Kitchen.long(20)), Kitchen.single(2)], settings: try Self.settings())
    unread.press("4", every: 60_000)
    #expect(unread.text.contains("before all of it was shown. o takes it back."))
  }

  @Test func `practice names them too`() throws {
    var annotator = ScriptedAnnotator(
      Kitchen.singles(2), settings: try Self.settings(), stages: (0..<3).map { .practice(index: $0, .single) },
      practice: Array(repeating: Kitchen.practice, count: 3))
    #expect(annotator.text.contains("then o takes it back"))
    annotator.press("3", every: 60_000)
    #expect(annotator.text.contains("o take it back"))
    annotator.press("o 3 enter", every: 60_000)
    #expect(annotator.text.contains("; says that you are unsure, , writes a comment"))
  }

  @Test func `every name that a sentence has is the key of the table in force`() throws {
    for map in [
      KeyMap(), .hands, try Self.moved(), try KeyMap.hands.changed(by: KeyMap(text: "undo = w\nlater = r\n")),
    ] {
      let sections = KeyReference.sections(map)
      for name in KeyMap.Name.allCases where !KeyMap.Name.labels.contains(name) {
        let key = map.key(name)
        let lines = sections[1].lines.filter { $0.name.split(separator: " ").contains(Substring(key)) }
        #expect(lines.count == 1, "\(name.rawValue) \(key)")
      }
    }
  }

  /// `u takes it back`, in a sentence of the source.
  @Test func `no sentence has a key's letter of its own`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Screens")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let sentence = try Regex(
      #"[ ."(:;,]([a-pr-zA-Z]|\[|\]|Ctrl-[A-Z]) (takes|puts|brings|shows|says|goes|opens|restores|marks|lists|hides|chooses|writes)\b"#
    )
    var count = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      count += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.contains("\"") {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//"), !code.contains("help:") else { continue }
        #expect(line.firstMatch(of: sentence) == nil, "\(file.lastPathComponent): \(line)")
      }
    }
    #expect(count > 100)
  }
}
