import Foundation
import Screens
import Store
import Study
import Synchronization
import Terminal
import Testing

@testable import Sessions

/// What a screen does while another program has the file.
@Suite struct WaitingTests {
  private static func annotator(_ study: FaultyStudy) throws -> RunningScreen<StationWatch> {
    let watch = try StationWatch(AnnotatorSession(study.file, annotator: "ann", isLocked: false))
    let size = Size(columns: 80, rows: 24)
    let running = RunningScreen(
      watch, AnnotateScreen(watch.setting, station: watch.current, size: size, now: FaultyStudy.noon))
    try running.wait(for: "Rate the response")
    return running
  }

  private static func author(_ study: FaultyStudy) throws -> RunningScreen<ReviewSession> {
    let session = try ReviewSession(study.file, ReviewPerspective(author: "eve"))
    let list = ReviewList(session.table, filter: ReviewFilter(.any), order: .ambiguity)
    let running = RunningScreen(
      session, ReviewScreen(session.setting, list: list, size: Size(columns: 80, rows: 24)))
    try running.wait(for: "4 of 4")
    return running
  }

  private static func labels(_ study: FaultyStudy) throws -> Int {
    try study.author.desk(for: "ann").progress(.single).labelled
  }

  @Test func `the screen says that it waits, takes no label, follows the window, and goes on by itself`() throws {
    let study = try FaultyStudy()
    let running = try Self.annotator(study)
    try study.lock()
    running.type("4")
    try running.wait(for: "Waiting for the study's file", "q leaves")
    running.type("3")
    try running.wait(for: "3 was not taken")
    running.terminal.send(.resized(Size(columns: 60, rows: 20)))
    let narrow = try running.wait(for: "3 not taken: waiting. Esc gives up, q leaves.")
    #expect(narrow.split(separator: "\n", omittingEmptySubsequences: false).count == 20)
    running.terminal.send(.resized(Size(columns: 39, rows: 9)))
    try running.wait(for: "Too small")
    running.terminal.send(.resized(Size(columns: 80, rows: 24)))
    try running.wait(for: "3 was not taken")
    try study.release()
    let shown = try running.wait(for: "Saved: 4", "2 of 8")
    #expect(!shown.contains("Waiting"))
    #expect(try Self.labels(study) == 1)
    running.type("q")
    try running.wait(for: "good place to stop")
    running.type("q")
    #expect(try running.end().end == RunEnd())
  }

  @Test(arguments: [("q", 0), ("Ctrl-C", 0), ("TERM", 143), ("HUP", 129), ("hung up", 129)])
  func `it can be left, and what was not saved is said`(how: String, code: Int32) throws {
    let study = try FaultyStudy()
    let running = try Self.annotator(study)
    running.type("2")
    try running.wait(for: "Saved: 2")
    try study.lock()
    running.type("4")
    try running.wait(for: "Waiting for the study's file")
    switch how {
    case "q": running.type("q")
    case "Ctrl-C": running.press(.control("c"))
    case "TERM": running.terminal.send(.signalled(.terminate))
    case "HUP": running.terminal.send(.signalled(.hangUp))
    default: running.terminal.send(.hungUp)
    }
    let (end, screen) = try running.end()
    #expect(end.code == code && !end.isStuck)
    #expect(end.farewell?.description.contains("was not saved") == true)
    #expect(screen.farewell().contains { $0.description.contains("All but the last is saved") })
    try study.release()
    #expect(try Self.labels(study) == 1)
  }

  @Test func `waiting can be given up, and the same key works again`() throws {
    let study = try FaultyStudy()
    let running = try Self.annotator(study)
    try study.lock()
    running.type("4")
    try running.wait(for: "Waiting for the study's file")
    running.press(.escape)
    try running.wait(for: "Not saved", "keeps it locked")
    running.press(.escape)
    #expect(try Self.isUnlabelled(study))
    running.type("4")
    try running.wait(for: "Waiting for the study's file")
    try study.release()
    try running.wait(for: "Saved: 4")
    #expect(try Self.labels(study) == 1)
    running.type("qq")
    _ = try running.end()
  }

  private static func isUnlabelled(_ study: FaultyStudy) throws -> Bool {
    try study.release()
    defer { try? study.lock() }
    return try labels(study) == 0
  }

  @Test func `keys that came before it was said were meant for something else`() throws {
    let study = try FaultyStudy()
    let running = try Self.annotator(study)
    try study.lock()
    running.type("45qq")
    try running.wait(for: "q was not taken")
    try study.release()
    // Who looked up only then is told as well, until the next key.
    try running.wait(for: "Saved: 4", "3 keys, q the last, were not taken: the study's file was waited for.")
    #expect(try Self.labels(study) == 1)
    running.type("q")
    #expect(try !running.wait(for: "good place to stop").contains("waited for"))
    running.type("q")
    #expect(try running.end().end == RunEnd())
  }

  @Test func `a comment that is being saved stays, and one that is being typed goes on`() throws {
    let study = try FaultyStudy()
    let running = try Self.annotator(study)
    running.type("c")
    try running.wait(for: "Comment on this one")
    running.type("so far")
    try study.lock()
    // The file is looked at, which waits; the hand goes on.
    try running.wait(for: "Go on meanwhile", "so far")
    running.type(" and on")
    try running.wait(for: "so far and on", "Go on meanwhile")
    running.press(.enter)
    try running.wait(for: "so far and on", "Esc gives up")
    running.type("xy")
    try running.wait(for: "y was not taken", "so far and on")
    try study.release()
    try running.wait(for: "Comment saved.")
    #expect(try study.author.desk(for: "ann").next(.single)?.note == "so far and on")
    running.type("qq")
    _ = try running.end()
  }

  @Test func `a stop waits until nothing is under way that holds the file`() throws {
    let study = try FaultyStudy()
    let running = try Self.annotator(study)
    try study.lock()
    running.type("4")
    try running.wait(for: "Waiting for the study's file")
    running.terminal.send(.signalled(.stop))
    running.type("j")
    try running.wait(for: "j was not taken")
    #expect(running.terminal.suspensions == 0)
    try study.release()
    try running.wait(for: "Saved: 4")
    running.type("q")
    try running.wait(for: "good place to stop")
    #expect(running.terminal.suspensions == 1)
    running.type("q")
    _ = try running.end()
  }

  @Test func `the review keeps a note and a decision over a lock`() throws {
    let study = try ReviewFaultTests.labelled()
    let running = try Self.author(study)
    running.press(.enter)
    try running.wait(for: "Why?")
    running.type("c")
    try running.wait(for: "Note on your decision")
    running.type("a long")
    try study.lock()
    try running.wait(for: "Go on meanwhile")
    running.type(" note")
    try running.wait(for: "a long note")
    running.press(.enter)
    try running.wait(for: "a long note", "Esc gives up")
    running.press(.escape)
    try running.wait(for: "Not saved", "a long note")
    running.press(.enter)
    try running.wait(for: "a long note", "Esc gives up")
    try study.release()
    try running.wait(for: "Note saved.")
    try study.lock()
    running.type("yx")
    try running.wait(for: "x was not taken")
    try study.release()
    try running.wait(for: "Saved: keep.")
    #expect(try study.author.decisions().values.map(\.outcome) == [.keep])
    try study.lock()
    running.type("x")
    try running.wait(for: "Waiting for the study's file")
    running.type("q")
    let end = try running.end().end
    #expect(end.farewell?.description.contains("last decision was not saved") == true)
    try study.release()
    #expect(try study.author.decisions().values.map(\.outcome) == [.keep])
  }

  /// Each key's effect is read off the screen, and off the file at the end.
  @Test func `locks at any moment end no screen, and what is said to be saved is`() throws {
    let study = try FaultyStudy(instances: Self.rounds / 2 + 1)
    let all = try study.author.desk(for: "ann").progress(.single).total
    let running = try Self.annotator(study)
    var random = SeededGenerator(seed: 11, "locks")
    let isOver = Mutex(false)
    let locker = Thread {
      while !isOver.withLock({ $0 }) {
        try? study.lock()
        usleep(UInt32.random(in: 1_000...60_000))
        try? study.release()
        usleep(UInt32.random(in: 1_000...60_000))
      }
    }
    locker.start()
    var saved = 0
    for _ in 0..<Self.rounds {
      let rating = Int.random(in: 1...5, using: &random)
      running.press(.character(Character("\(rating)")))
      saved += 1
      try running.wait(for: "Saved: \(rating)", "\(saved + 1) of \(all)")
    }
    isOver.withLock { $0 = true }
    running.type("qq")
    _ = try running.end()
    try study.release()
    #expect(try Self.labels(study) == saved)
    #expect(try study.author.verify() == [])
  }

  private static let rounds = ProcessInfo.processInfo.environment["DEMUR_LOCKS"].flatMap { Int($0) } ?? 20
}
