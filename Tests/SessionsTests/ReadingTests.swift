import Foundation
import Screens
import Store
import Study
import Terminal
import Testing

@testable import Sessions

/// What was read of work belongs to the annotator and the work, over undo, redo, leaving and coming back.
struct ReadingTests {
  private static let long = (1...60).map { "Line \($0) of a long response." }.joined(separator: "\n")

  private func labels(_ study: SessionStudy) throws -> [Circumstances] {
    var found: [(at: Int, Circumstances)] = []
    try study.file.labels { row in
      if let seen = row.details?.circumstances { found.append((row.work.position, seen)) }
    }
    return found.sorted { $0.at < $1.at }.map(\.1)
  }

  @Test func `a slip that is mended at once is as well read as it was`() throws {
    let study = try SessionStudy { _ in Self.long }
    var annotator = try SessionAnnotator(study.session())
    for _ in 0..<20 { annotator.press(" ", after: 1000) }
    annotator.press("3", after: 2000)
    annotator.press("u", after: 300)
    annotator.press("2", after: 600)
    let label = try #require(try labels(study).first)
    #expect(label.activeSeconds == 22.6 && label.secondsSinceLabel == 0.6)
    #expect(label.unread == [] && !label.wasFast && label.isContextUnread == false)
  }

  @Test func `leaving in the middle and coming back goes on, on another day too`() throws {
    let study = try SessionStudy { _ in Self.long }
    var first = try SessionAnnotator(study.session())
    for _ in 0..<20 { first.press(" ", after: 1000) }
    first.press("q", after: 500)
    first.press("q", after: 5000)
    #expect(first.hasLeft)
    var second = try SessionAnnotator(study.session())
    second.press("4", after: 1500)
    let label = try #require(try labels(study).first)
    #expect(label.activeSeconds == 22 && label.secondsSinceLabel == 22 && label.unread == [] && !label.wasFast)
    // Taken back in the one session, given in the next.
    second.press("u", after: 400)
    second.press("q", after: 3000)
    second.press("q", after: 400)
    var third = try SessionAnnotator(study.session())
    third.press("1", after: 2000)
    let again = try #require(try labels(study).first)
    #expect(again.activeSeconds == 27 && again.secondsSinceLabel == 5 && again.unread == [])
    #expect(try study.file.verify() == [])
  }

  @Test func `redo keeps what was read in between`() throws {
    let study = try SessionStudy { _ in Self.long }
    var annotator = try SessionAnnotator(study.session())
    annotator.press("3", after: 1000)
    #expect(try labels(study).first?.missedSomething == true)
    annotator.press("u", after: 500)
    for _ in 0..<20 { annotator.press(" ", after: 1000) }
    annotator.press(.control("r"), after: 1000)
    let label = try #require(try labels(study).first)
    #expect(label.activeSeconds == 22 && label.secondsSinceLabel == 1)
    #expect(label.unread == [] && !label.wasFast && !label.missedSomething)
  }

  @Test func `status counts what was read in all`() throws {
    let study = try SessionStudy { _ in Self.long }
    var annotator = try SessionAnnotator(study.session())
    for _ in 0..<20 { annotator.press(" ", after: 2000) }
    for _ in 0..<2 {
      annotator.press("3", after: 300)
      annotator.press("u", after: 300)
    }
    annotator.press("2", after: 300)
    let pace = try #require(try StatusReader.read(study.file).annotators.first?.pace[.single])
    #expect(pace.labels == 1 && pace.fast == 0 && pace.unread == 0)
    #expect(try #require(pace.median) > 20)
  }
}
