import Foundation
import Testing

/// The arrows between the modules run one way; what a module may import is written here.
struct HouseTests {
  private static let sources = URL(filePath: #filePath).appending(path: "../../../Sources").standardizedFileURL

  private static let allowed: [String: Set<String>] = [
    "Agreement": [], "Basics": ["CNettle", "CProcess"], "Study": ["Agreement", "Basics"],
    "Interchange": ["Basics", "Study", "CZlib"],
    "Store": ["Study", "GRDB", "GRDBSQLite", "Basics", "CPlatform", "CProcess", "CStore"],
    "ModelAnnotators": ["Study", "Basics", "CHTTP"],
    "Terminal": ["CNcurses", "CTerminal"], "Markdown": ["CMarkGFM", "Terminal"],
    "Screens": ["Basics", "Study", "Terminal", "Markdown"], "Renderings": ["Basics", "Study", "Agreement"],
    "Sessions": ["Basics", "Study", "Store", "Interchange", "Terminal", "Screens", "Renderings"],
    "demur": [
      "Sessions", "Agreement", "Study", "Interchange", "ModelAnnotators", "Store", "Terminal", "Screens", "Renderings",
      "Datasets",
      "ArgumentParser", "Basics", "CPlatform", "CProcess", "Guides",
    ],
  ]
  private static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Dispatch", "Synchronization",
  ]

  @Test(arguments: allowed.keys.sorted())
  func `a module imports what it may and nothing else`(module: String) throws {
    let files = try Self.files(in: module)
    #expect(!files.isEmpty)
    for file in files {
      let may = (Self.allowed[module] ?? []).union(Self.system)
      #expect(try Self.imports(of: file).isSubset(of: may), "\(file.lastPathComponent)")
    }
  }

  @Test func `one file imports ncurses`() throws {
    let files = try Self.files(in: "Terminal").filter { try Self.imports(of: $0).contains("CNcurses") }
    #expect(files.count == 1)
  }

  @Test func `no file is longer than 400 lines`() throws {
    for module in Self.allowed.keys {
      for file in try Self.files(in: module) {
        let lines = try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 401, "\(file.lastPathComponent)")
      }
    }
  }

  @Test func `numbers and JSON texts are written in one place each`() throws {
    // Who rounds for people, or escapes by hand, goes past `NumberText` and `JSONText`.
    let ways = [
      "String(format:", ".rounded() / 10)", ".rounded() / 100)", ".rounded() / 1000)", "\\u00\"",
      "func counted(_ count: Int",
    ]
    for module in Self.allowed.keys where module != "Basics" {
      for file in try Self.files(in: module) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for way in ways {
          // Values in JSON, which stay numbers.
          let isValue = text.contains("func rounded(")
          #expect(isValue || !text.contains(way), "\(file.lastPathComponent): \(way)")
        }
      }
    }
  }

  private static func files(in module: String) throws -> [URL] {
    let folder = sources.appending(path: module)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
    return names.filter { $0.hasSuffix(".swift") }.map { folder.appending(path: $0) }
  }

  private static func imports(of file: URL) throws -> Set<String> {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.compactMap { line in
        let words = line.split(separator: " ")
        // `import`, alone or after an attribute.
        guard let place = words.firstIndex(of: "import"), place == 0 || place == 1 && line.first == "@" else {
          return nil
        }
        return words.last.map { String($0.split(separator: ".")[0]) }
      })
  }
}
