import ArgumentParser
import Foundation
import Screens

/// The keys of every screen, from the tables that the screens themselves go by.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "keys", abstract: "The keys of every screen.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
  }

  @Option(help: "How they are written.")
  var format = Format.text

  func run() throws {
    switch format {
    case .text: Output.data(KeyReference.text())
    case .markdown: Output.data(KeyReference.markdown())
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Output.data(String(decoding: try encoder.encode(KeyReference.sections.map(Screen.init)), as: UTF8.self) + "\n")
    }
  }

  private struct Screen: Encodable {
    struct Key: Encodable {
      var keys: String
      var help: String
    }

    var title: String
    var keys: [Key]

    init(_ section: KeyReference.Section) {
      title = section.title
      keys = section.lines.map { Key(keys: $0.name, help: $0.help) }
    }
  }
}
