import Foundation
import Study
import Terminal
import Testing

/// What terminals that others wrote show of random frames is the frame, cell by cell. `Scripts/try-frames` is the long form.
@Suite(.serialized) struct EmulatorTests {
  @Test(.enabled(if: Tmux.isInstalled), arguments: ["xterm-256color", "screen-256color", "linux", "vt100"])
  func `tmux shows each frame of a random story`(_ type: String) throws {
    let frames = ProcessInfo.processInfo.environment["DEMUR_FRAMES"].flatMap { Int($0) } ?? 75
    for seed in 1...max(1, frames / 250) { try Story(type: type, seed: seed).run(steps: min(frames, 250)) }
  }

  @Test(.enabled(if: Self.hasPyte, "Scripts/test installs pyte from PyPI"))
  func `pyte shows each frame of a random story`() throws {
    let script = Self.root.appendingPathComponent("Scripts/try-frames").path
    let command = "PROBE='\(Probe.executable)' '\(script)' --terminal pyte --frames 75 2>&1"
    let pipe = try #require(popen(command, "r"))
    var bytes: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    let code = pclose(pipe)
    #expect(code == 0, "\(String(decoding: bytes, as: UTF8.self))")
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let hasPyte = FileManager.default.fileExists(atPath: root.appendingPathComponent(".build/emulators/done").path)
}

/// A probe in tmux that draws a story of frames.
private final class Story {
  private let tmux: Tmux
  private let type: String
  private let seed: Int
  private let folder: URL
  private var log: URL { folder.appendingPathComponent("log") }
  private var size = Size(columns: 80, rows: 24)
  private var done = 0
  private var generator: SeededGenerator

  /// Nothing narrower: tmux itself ends when a pane of one column is written to.
  private static let sizes = [(80, 24), (120, 40), (40, 10), (33, 7), (5, 3), (81, 25), (2, 3)].map(Size.init)

  init(type: String, seed: Int) throws {
    (self.type, self.seed) = (type, seed)
    generator = SeededGenerator(seed: UInt64(seed))
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("story-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let log = folder.appendingPathComponent("log").path
    tmux = try Tmux(arguments: [log, "--frames", "\(seed)"], type: type, size: size)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func run(steps: Int) throws {
    try #require(isDone("drawn 80x24"))
    try compare(after: "the first frame")
    for _ in 0..<steps { try step() }
  }

  private func step() throws {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0: try press("\u{C}", "redrawn")
    case 1: try press("w", "came back")
    case 2:
      // Somebody else wrote on the screen: Ctrl-L makes up for it.
      tmux.type("d")
      try #require(isDone("scribbled"))
      try press("\u{C}", "redrawn")
    case 3:
      guard let next = Self.sizes.randomElement(using: &generator), next != size else { return }
      size = next
      tmux.resize(to: next)
      try #require(isDone("drawn \(next.columns)x\(next.rows)"))
      try compare(after: "a resize")
    default: try press("n", "drawn \(size.columns)x\(size.rows)")
    }
  }

  private func press(_ key: String, _ line: String) throws {
    tmux.type(key)
    try #require(isDone(line))
    try compare(after: "\(key.debugDescription)")
  }

  /// Whether the log has the line as a new one within two minutes.
  private func isDone(_ what: String) -> Bool {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      let lines = ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").dropFirst(done)
      if let index = lines.firstIndex(where: { $0.split(separator: " ", maxSplits: 1).last ?? "" == what }) {
        done = index + 1
        return true
      }
      usleep(1_000)
    }
    Issue.record("\(what) was not done; \(type), seed \(seed), step \(done)")
    return false
  }

  private func compare(after what: String) throws {
    let text = try String(contentsOf: folder.appendingPathComponent("log.frame"), encoding: .utf8)
    let expected = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let wanted = Array(expected.prefix(size.rows))
    let isShown = { (lines: [String]) in
      lines.count == wanted.count
        && zip(lines, wanted).allSatisfy { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }
    }
    let end = ContinuousClock.now + .seconds(120)
    var lines = tmux.lines
    while !isShown(lines), ContinuousClock.now < end {
      usleep(5_000)
      lines = tmux.lines
    }
    let differences = zip(lines, wanted).enumerated().filter { $1.0 != $1.1 }.map { "\($0): \($1.1) | \($1.0)" }
    try #require(isShown(lines), "\(type), seed \(seed), step \(done), after \(what): \(differences)")
    let place = expected.last?.split(separator: " ").compactMap { Int($0) } ?? []
    // A vt100 cannot hide its cursor, which is then out of the way.
    let hidden = type == "vt100" ? Position(row: size.rows - 1, column: 0) : nil
    #expect(
      tmux.cursor == (place.count == 2 ? Position(row: place[0], column: place[1]) : hidden),
      "\(type), seed \(seed), step \(done)")
  }
}
