import Foundation
import Guides
import Testing

@testable import demur

/// The guides, as they are read and printed.
struct GuideTests {
  @Test func `each guide is listed by its title, and printed whole where it is piped`() throws {
    let folder = try Folder()
    let list = try Program.succeed("guide", in: folder)
    for guide in Guides.all {
      #expect(guide.text.hasPrefix("# \(guide.title)\n") && !guide.title.isEmpty)
      #expect(list.contains(guide.topic) && list.contains(guide.title))
    }
    #expect(try Program.succeed("guide", "operators", in: folder) == Guides.all.first { $0.topic == "operators" }?.text)
    #expect(try Program.succeed("help", "models", in: folder) == Guides.all.first { $0.topic == "models" }?.text)
  }

  @Test(arguments: [
    (["guide", "autors"], "`demur guide authors`"), (["help", "statistcs"], "`demur help statistics`"),
  ])
  func `a guide that there is not is told with what may have been meant`(words: [String], meant: String) throws {
    let outcome = try Program.run(words, in: try Folder())
    #expect(outcome.code == 2 && outcome.errors.contains(meant), "\(outcome.errors)")
  }

  @Test(arguments: Guides.all)
  func `every command in a guide is one that demur takes`(guide: Guides.Guide) throws {
    let blocks = guide.text.components(separatedBy: "```")
    for block in blocks.indices.filter({ $0 % 2 == 1 }).map({ blocks[$0] }) {
      // A line that ends in a backslash goes on.
      for line in block.replacing(/\\\n\s*/, with: "").split(separator: "\n") {
        for command in line.prefix(while: { $0 != "#" }).components(separatedBy: "&&") {
          // Some lines go on with what they are for, beyond two blanks.
          let words = command.components(separatedBy: "  ").first { !$0.isEmpty }.map(HelpTests.words)
          guard let words, words.first == "demur", !words.contains("…") else { continue }
          #expect(throws: Never.self, "\(command)") { try Demur.parseAsRoot(Array(words.dropFirst())) }
        }
      }
    }
  }

  @Test func `the lines that let annotators in are as the guide shows one`() throws {
    let guide = try #require(Guides.all.first { $0.topic == "operators" }?.text)
    let blocks = guide.components(separatedBy: "```\n")
    let script = try #require(blocks.first { $0.contains("for key in") })
    let line = try #require(blocks.first { $0.hasPrefix("restrict,pty") })
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.file("keys"), withIntermediateDirectories: false)
    for name in ["alice", "b02"] { try folder.write("ssh-ed25519 AAAA… \(name)\n", to: "keys/\(name).pub") }
    let home = folder.path
    try FileManager.default.createSymbolicLink(atPath: "\(home)/demur", withDestinationPath: Program.path)
    let outcome = try Program.run(
      executable: "/bin/sh", ["-c", "HOME='\(home)' PATH=\"\(home):$PATH\"; \(script)"], in: folder)
    #expect(outcome.code == 0, "\(outcome)")
    let shown = line.replacing("/usr/bin/demur", with: "\(home)/demur").replacing("/home/demur", with: home)
    let written = try String(contentsOfFile: "\(home)/.ssh/authorized_keys", encoding: .utf8)
    #expect(written == shown + shown.replacing("alice", with: "b02"))
  }

  @Test func `README and guides link to what there is`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let links = readme.matches(of: /\]\(([^):]+)\)/).map { String($0.1) }
    #expect(links.count >= 6)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: root.appending(path: link).path(percentEncoded: false)), "\(link)")
    }
    for guide in Guides.all { #expect(readme.contains("(Guides/\(guide.topic).md)")) }
  }

  @Test func `the pictures are as the program draws its screens, and each is shown where it is told what is on it`()
    throws
  {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    let script = root.appending(path: "Scripts/pictures").path(percentEncoded: false)
    let outcome = try Program.run(
      executable: script, ["--demur", Program.path, "--check"], in: try Folder())
    #expect(outcome.code == 0, "\(outcome.errors)")
    let pictures = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: ".pictures").path(percentEncoded: false))
    let texts =
      try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8) + Guides.all.map(\.text).joined()
    for picture in pictures { #expect(texts.contains(".pictures/\(picture)\""), "\(picture)") }
    for image in texts.matches(of: /<img src="[^"]*"([^>]*)>/) { #expect(image.1.contains(/alt="[^"]{20,}"/)) }
  }

  @Test(arguments: [
    ("1. **One**\n   more\n2. two", ["1. One more", "2. two"]),
    ("# Title\n\nOne\ntwo.\n\n- a\n  b\n- c", ["TITLE", "", "One two.", "", "- a b", "- c"]),
    ("One\n\n<picture>\n  <img src=\"x.svg\" alt=\"x\">\n</picture>\n\nTwo", ["One", "", "Two"]),
    ("Text\n```\ndemur demo   # try\n\nx\n```\nmore", ["Text", "    demur demo   # try", "", "    x", "more"]),
    (
      "| key | |\n|---|---|\n| `a` | first |\n| `bcd` | sec\\|ond |",
      ["  key    ", "  `a`    first", "  `bcd`  sec|ond"]
    ),
    ("## A\n### B\ntext\n\n\n\nend\n", ["A", "", "B", "text", "", "end"]), ("", []),
  ])
  func `a guide is laid out for a screen`(markdown: String, lines: [String]) {
    #expect(GuideText.lines(of: markdown) == lines)
  }
}

/// A guide in a real terminal.
@Suite(.serialized)
struct GuideScreenTests {
  @Test func `a guide opens as a page, scrolls to its end and is left`() throws {
    let terminal = try Tmux("\(Program.path) guide annotators", in: try Folder())
    try terminal.wait(for: "FOR ANNOTATORS")
    try terminal.press("End")
    try terminal.wait(for: "distressed them.")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
  }
}
