import ArgumentParser
import Foundation
import Screens
import Study

/// The keys of every screen, from the tables that the screens themselves go by.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "keys", abstract: "The keys of every screen.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
  }

  @Option(help: "How they are written.")
  var format = Format.text

  @OptionGroup var json: JSONOption

  @Option(help: ArgumentHelp("With the keys of a file, which is checked.", valueName: "file"))
  var map: String?

  @Flag(help: "What can be put on other keys, and where it is, as a file has it.")
  var names = false

  func run() throws {
    let keys = try map.map { try Self.read($0, on: .hands) } ?? .hands
    if names { return json.isWanted ? Output.json(Self.tree(keys)) : Output.data(Self.listed(keys)) }
    let sections = KeyReference.sections(keys)
    switch json.isWanted ? .json : format {
    case .text: Output.data(KeyReference.text(sections))
    case .markdown: Output.data(KeyReference.markdown(sections))
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Output.data(String(decoding: try encoder.encode(sections.map(Screen.init)), as: UTF8.self) + "\n")
    }
  }

  /// Reads a file of keys.
  ///
  /// - Parameters:
  ///   - base: what holds where the file says nothing, with which it must not conflict.
  ///   - isWhole: whether the result is all keys, rather than those of the file.
  static func read(_ path: String, on base: KeyMap, isWhole: Bool = true) throws -> KeyMap {
    do {
      let own = try KeyMap(text: try TextFile.read(path))
      let all = try base.changed(by: own)
      return isWhole ? all : own
    } catch let error as KeyMapError {
      throw Failure.file(path, "\(error)")
    }
  }

  private static func listed(_ keys: KeyMap) -> String {
    "# Leave out what stays as it is.\n"
      + KeyMap.Name.allCases.map { "\($0.rawValue) = \(key($0, in: keys))\n" }.joined()
  }

  private static func tree(_ keys: KeyMap) -> FigureTree {
    .group(KeyMap.Name.allCases.map { .init($0.rawValue, .text(key($0, in: keys))) })
  }

  private static func key(_ name: KeyMap.Name, in keys: KeyMap) -> String {
    (keys[name] ?? KeyMap.standard[name]).map(String.init) ?? ""
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
