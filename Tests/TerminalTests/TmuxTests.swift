import Foundation
import Terminal
import Testing

/// What a terminal that somebody else wrote makes of a frame.
@Suite(.serialized, .enabled(if: Tmux.isInstalled)) struct TmuxTests {
  @Test(
    arguments: [
      ("ASCII and | bars", "ASCII and | bars"),
      ("漢字かな 한국어 Ünïcode|", "漢字かな 한국어 Ünïcode|"),
      ("e\u{301}e\u{302}|ก็|", "e\u{301}e\u{302}|ก็|"),
      ("👩‍💻|👍🏽|😀|🇩🇪|❤\u{FE0F}|1\u{FE0F}\u{20E3}|", "👩|👍|😀|DE|❤ |1\u{20E3} |"),
      ("a\u{202E}b\rc\u{8}|", "a‹U+202E›b‹U+000D›c‹U+0008›|"),
      ("שלום|سلام|", "שלום|سلام|"),
    ])
  func `the screen shows what the frame says, cell by cell`(_ text: String, _ shown: String) throws {
    let tmux = try Tmux(text, size: Size(columns: 80, rows: 24))
    let lines = try #require(tmux.waits { $0.last == "q quit" })
    #expect(lines[0] == "terminal-probe      warning")
    #expect(lines[8].unicodeScalars.elementsEqual(("  " + shown).unicodeScalars), "\(lines[8])")
  }

  @Test func `scrolling and resizing leave nothing behind`() throws {
    let tmux = try Tmux("漢字 👩‍💻 text", size: Size(columns: 60, rows: 20))
    #expect(tmux.waits { $0.last == "q quit" } != nil)
    for key in ["漢", "e", "😀", "f", "g", "漢", "h", "😀"] { tmux.type(key) }
    #expect(tmux.waits { $0.contains(#"  key character("h")"#) && $0[6] == #"  key character("😀")"# } != nil)
    tmux.resize(to: Size(columns: 30, rows: 12))
    let small = try #require(tmux.waits { $0.count == 12 && $0.last == "q quit" && $0[6].contains("resized") })
    #expect(small[8] == "  漢字 👩 text")
    tmux.resize(to: Size(columns: 90, rows: 25))
    let large = try #require(tmux.waits { $0.count == 25 && $0.last == "q quit" && $0[6].contains("resized 90") })
    #expect(large[9...23].allSatisfy { $0.isEmpty })
    #expect(large[8] == "  漢字 👩 text")
  }
}

/// A probe within a tmux server of its own, which ends with it.
final class Tmux {
  private let socket = FileManager.default.temporaryDirectory.appendingPathComponent("demur-\(UUID().uuidString)").path

  static let isInstalled = (try? run(["-V"])) != nil

  init(_ text: String, size: Size) throws {
    let quoted = "'" + text.replacing("'", with: #"'\''"#) + "'"
    try command(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)",
      "\(Probe.executable) /dev/null \(quoted)", ";", "set", "-g", "status", "off")
    resize(to: size)
  }

  /// The session, with which the server ends: `kill-server` is a signal, and the test runner's threads block those.
  deinit {
    _ = try? command("kill-session")
    try? FileManager.default.removeItem(atPath: socket)
  }

  func type(_ key: String) { _ = try? command("send-keys", "-l", key) }

  func resize(to size: Size) {
    _ = try? command("resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)")
  }

  /// The screen's lines without trailing blanks, once they are as wanted; `nil` and an issue after ten seconds.
  func waits(until isDone: ([String]) -> Bool) -> [String]? {
    var last: [String] = []
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
      let screen = (try? command("capture-pane", "-p")) ?? ""
      let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { String($0).replacing(#/ +$/#, with: "") }
      if !lines.isEmpty, isDone(lines) { return lines }
      last = lines
      usleep(20_000)
    }
    Issue.record("the screen stayed \(last)")
    return nil
  }

  @discardableResult
  private func command(_ arguments: String...) throws -> String { try Self.run(["-S", socket, "-u"] + arguments) }

  /// With popen, not Foundation's `Process`: that waits for the server too, which holds its descriptors.
  @discardableResult
  private static func run(_ arguments: [String]) throws -> String {
    let words = ["env", "LC_ALL=C.UTF-8", "tmux"] + arguments
    let quoted = words.map { "'" + $0.replacing("'", with: #"'\''"#) + "'" }.joined(separator: " ")
    guard let pipe = popen("exec \(quoted) 2>/dev/null", "r") else { throw CocoaError(.fileReadUnknown) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    guard pclose(pipe) == 0 else { throw CocoaError(.fileReadUnknown) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
