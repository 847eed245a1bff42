import Foundation
import Screens
import Store
import Study
import Terminal
import Testing

@testable import Sessions

/// How often what is typed reaches the disk, and that no end of a screen loses it.
@Suite struct UnsavedTextKeeperTests {
  private static func texts(_ words: String...) -> [UnsavedText] { words.map { UnsavedText(.authors, $0) } }

  private static func onDisk(_ study: SessionStudy) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: study.folder).filter { $0.hasPrefix(".demur-unsaved-") }.map {
      try String(contentsOfFile: "\(study.folder)/\($0)", encoding: .utf8)
    }
  }

  /// What a keeper does as texts change, each at its time: what is on the disk then, and what waits for later.
  @Test func `the first letter is kept at once, others within a tenth of a second, and what is saved goes at once`()
    throws
  {
    let study = try SessionStudy()
    var keeper = UnsavedTextKeeper(try UnsavedTextFile(study.file, of: .author(name: "eve")))
    let steps: [(at: Milliseconds, texts: [UnsavedText], holds: String?, dueAt: Milliseconds?)] = [
      (0, [], nil, nil), (5_000, Self.texts("o"), "\"o\"", nil), (5_020, Self.texts("on"), "\"o\"", 5_100),
      (5_090, Self.texts("one"), "\"o\"", 5_140), (5_140, Self.texts("one"), "\"one\"", nil),
      (9_000, Self.texts("one"), "\"one\"", nil), (9_100, Self.texts("one, two"), "\"one, two\"", nil),
      (9_120, [], nil, nil), (9_130, Self.texts("x"), nil, 9_200), (9_200, Self.texts("x"), "\"x\"", nil),
    ]
    for step in steps {
      keeper.follow(step.texts, at: step.at)
      #expect(keeper.dueAt == step.dueAt, "\(step)")
      // What is under way comes first; nothing is begun by waiting for it.
      keeper.wait(for: 2_000)
      let held = try Self.onDisk(study)
      #expect(held.count == (step.holds == nil ? 0 : 1), "\(step)")
      if let holds = step.holds { #expect(held.first?.contains(holds) == true, "\(step): \(held)") }
    }
    keeper.finish(Self.texts("the end"), within: 2_000)
    #expect(try Self.onDisk(study).first?.contains("the end") == true)
  }

  @Test func `what cannot be kept is told at the end as it was typed, and nothing is said to be kept`() throws {
    let study = try SessionStudy()
    var keeper = UnsavedTextKeeper(try UnsavedTextFile(study.file, of: .author(name: "eve")))
    let typed = Self.texts("one\ntwo\u{1B}[2J")
    keeper.finish(typed, within: 2_000)
    #expect(keeper.farewell(to: []) == [])
    #expect(keeper.farewell(to: typed) == ["What you were writing is kept: the next start shows it."])
    // Another file takes the study's place, and what was kept of the old one stays as it was.
    try FileManager.default.moveItem(atPath: study.file.path, toPath: "\(study.folder)/away")
    let more = Self.texts("one\ntwo\u{1B}[2J three")
    keeper.finish(more, within: 2_000)
    let told = keeper.farewell(to: more)
    #expect(told.first == "What you were writing could not be kept beside the study. Copy it from here:")
    #expect(told.dropFirst() == ["  one", "  two‹U+001B›[2J three"])
    // What failed is tried again.
    try FileManager.default.moveItem(atPath: "\(study.folder)/away", toPath: study.file.path)
    keeper.finish(more, within: 2_000)
    #expect(keeper.farewell(to: more).count == 1)
    #expect(try Self.onDisk(study).first?.contains("three") == true)
  }

  @Test(arguments: [TerminalEvent.signalled(.hangUp), .signalled(.terminate), .hungUp])
  func `what is being typed when the program ends is on the screen at the next start`(end: TerminalEvent) throws {
    let study = try SessionStudy()
    let size = Size(columns: 80, rows: 24)
    let run = try ScreenRun(study.session())
    // After the frame that they answer.
    let time = monotonicNow() + 60_000
    let keys = "cWhy 漢字?".map { TerminalEvent.key(.character($0), at: time) }
    let first = ScriptedTerminal(size: size, events: keys + [end])
    let result = try run.show(on: first, .inPlace, unsaved: StationWatch(study.session()).unsaved)
    #expect(result.end.code != 0)
    let second = ScriptedTerminal(size: size, events: [.key(.enter, at: time), .key(.character("q"), at: time)])
    _ = try run.show(on: second, .inPlace, unsaved: StationWatch(study.session()).unsaved)
    #expect(second.frames.contains { $0.text.contains("Why 漢字?") && $0.text.contains("You were writing this") })
    #expect(second.frames.contains { $0.text.contains("Comment saved.") })
    #expect(try Self.onDisk(study) == [])
  }
}
