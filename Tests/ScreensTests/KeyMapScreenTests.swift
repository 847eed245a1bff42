import Screens
import Study
import Terminal
import Testing

/// The screens with the keys of new studies, and with others.
struct KeyMapScreenTests {
  private static func settings(_ map: KeyMap) -> StudySettings {
    var settings = StudySettings.sample
    settings.keys = map
    settings.showsDifferences = true
    return settings
  }

  @Test func `pairs are labelled by d f g h j, and by the keys of old`() {
    let hands = Self.settings(.hands)
    check(Kitchen.pairs(6), keys: "d f g h j n", labels: "A2 A1 N B1 B2 N", settings: hands)
    check(Kitchen.pairs(6), keys: "w e r t y", labels: "A2 A1 N B1 B2", settings: hands)
    check(Kitchen.pairs(6), keys: "a 2 b 1", labels: "A2 B1", settings: hands)
    check(
      Kitchen.pairs(2), keys: "", shows: ["d A much", "j B much", "d f g h j or a b n, then 1 2"], hides: ["w A much"],
      settings: hands)
    check(Kitchen.pairs(2), keys: "enter", shows: ["Nothing is marked: d f g h j compare."], settings: hands)
  }

  @Test func `what those keys meant is on others, and in SINGLE on both`() {
    let hands = Self.settings(.hands)
    for works in [Kitchen.pairs(3), Kitchen.singles(3)] {
      check(works, keys: "p", shows: ["Marked as unsure"], settings: hands)
      check(works, keys: "i", shows: ["Guidelines"], settings: hands)
    }
    check([Kitchen.pair(1, b: Kitchen.tray)], keys: "v", shows: ["the same, word for word"], settings: hands)
    check(Kitchen.singles(3), keys: "f", shows: ["Marked as unsure"], settings: hands)
    check(Kitchen.singles(3), keys: "g", shows: ["Guidelines"], settings: hands)
    check(Kitchen.singles(3), keys: "j", labels: "", settings: hands)
    check(Kitchen.pairs(3), keys: "?", shows: ["d f g h j", "k down up"], hides: ["j k down"], settings: hands)
  }

  @Test func `a study of old keeps its keys`() {
    check(Kitchen.pairs(3), keys: "f", shows: ["Marked as unsure"], labels: "")
    check(Kitchen.pairs(3), keys: "j g", shows: ["Guidelines"], labels: "")
    check(Kitchen.pairs(3), keys: "h", shows: ["h does nothing here"], labels: "")
  }

  @Test func `every key that is named is one that works, whatever the map`() throws {
    let own = try KeyMap.hands.changed(by: KeyMap(text: "undo = o\nlater = l\nback = ,\nforward = .\nzoom = ;\n"))
    for map in [KeyMap(), .hands, own] {
      let names = KeyReference.sections(map).prefix(2).map { section in section.lines.map(\.name) }
      for (name, key) in map.keys where !KeyMap.Name.labels.contains(name) {
        #expect(
          names.allSatisfy {
            $0.contains { $0.split(separator: " ").contains(Substring(String(key))) } || name == .differences
          })
      }
    }
    let settings = Self.settings(own)
    check(Kitchen.singles(4), keys: "4 ,", shows: ["given: 1 of 1"], settings: settings)
    check(Kitchen.singles(4), keys: "4 o", shows: ["Taken back: 4."], settings: settings)
    check(Kitchen.singles(4), keys: "4", shows: ["o undo"], hides: ["u undo"], settings: settings)
    check(Kitchen.singles(4), keys: "l", shows: ["Put off"], settings: settings)
    check(Kitchen.singles(4), keys: "4 u", shows: ["Taken back: 4."], settings: settings)
  }

  @Test func `a label key that is held down labels once`() throws {
    var annotator = ScriptedAnnotator(Kitchen.pairs(9), settings: Self.settings(.hands))
    try annotator.play([(key: .character("j"), after: 2_000)] + (0..<20).map { _ in (key: .character("j"), after: 33) })
    #expect(annotator.labelNames == "B2")
  }
}
