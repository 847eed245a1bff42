import Foundation
import Screens
import Testing

struct KeysCommandTests {
  @Test func `the keys of every screen are told as text, as tables and as data`() throws {
    let folder = try Folder()
    let text = try Program.succeed("keys", in: folder)
    let tables = try Program.succeed("keys", "--format", "markdown", in: folder)
    let data = try Program.succeed("keys", "--format", "json", in: folder)
    struct Screen: Decodable {
      struct Key: Decodable, Equatable { var keys, help: String }
      var title: String
      var keys: [Key]
    }
    let screens = try JSONDecoder().decode([Screen].self, from: Data(data.utf8))
    #expect(screens.map(\.title) == KeyReference.sections.map(\.title))
    for (screen, section) in zip(screens, KeyReference.sections) {
      #expect(screen.keys == section.lines.map { Screen.Key(keys: $0.name, help: $0.help) })
      #expect(text.contains("\(screen.title)\n") && tables.contains("### \(screen.title)\n"))
      for key in screen.keys { #expect(text.contains(key.help) && tables.contains(key.help), "\(key.help)") }
    }
  }
}
