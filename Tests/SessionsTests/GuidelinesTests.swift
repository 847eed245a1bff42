import Foundation
import Screens
import Store
import Study
import Testing

@testable import Sessions

/// Guidelines that change while a screen is open.
@Suite struct GuidelinesTests {
  private static func open(_ first: String? = "Old ones.") throws -> (study: FaultyStudy, watch: StationWatch) {
    var settings = StudySettings.small
    settings.guidelines = first
    let study = try FaultyStudy(settings)
    let watch = try StationWatch(AnnotatorSession(study.file, annotator: "ann", isLocked: false))
    if first != nil {
      _ = watch.answer(to: .record(.guidelines(textHash: watch.setting.guidelinesHash), on: nil))
    }
    return (study, watch)
  }

  private static func change(_ study: FaultyStudy, _ text: String) throws {
    var settings = try study.author.settings
    settings.guidelines = text
    try study.author.change(settings: settings)
  }

  private static let judgements: [Act] = [
    .label(.rating(.three), .plain), .exclude(.knowledge, note: ""),
  ]

  @Test(arguments: ["Old ones.", nil], [(false, 0), (false, 1), (true, 0), (true, 1)])
  func `nothing is judged before the new ones were read`(first: String?, how: (isLooked: Bool, act: Int)) throws {
    let (isLooked, act) = how
    let (study, watch) = try Self.open(first)
    let served = try #require(try study.author.desk(for: "ann").next(.single))
    try Self.change(study, "New ones.")
    let before = try study.eventCount
    if isLooked {
      // The screen is told; it may stay where it is, since something is being written on it.
      guard case .changedElsewhere(let station)? = watch.look() else { throw Unexpected() }
      #expect(station.stage == .guidelines && station.setting?.guidelines == "New ones.")
      #expect(watch.look() == nil)
    }
    let answer = watch.answer(to: .record(Self.judgements[act], on: served.work.id))
    guard case .moved(.textsChanged, let station) = answer else { throw Unexpected() }
    #expect(station.stage == .guidelines && station.setting?.guidelines == "New ones.")
    #expect(try study.eventCount == before)
    let setting = try #require(station.setting)
    let read = watch.answer(to: .record(.guidelines(textHash: setting.guidelinesHash), on: nil))
    guard case .moved(.act, let next) = read else { throw Unexpected() }
    #expect(next.served?.work.id == served.work.id && next.setting == setting)
    guard case .moved(.act, _) = watch.answer(to: .record(Self.judgements[act], on: served.work.id)) else {
      throw Unexpected()
    }
    // A label carries the guidelines under which it was given.
    var hashes: Set<String?> = []
    try study.author.labels { hashes.insert($0.details?.guidelinesHash) }
    if act == 0 { #expect(hashes == [setting.guidelinesHash]) }
    #expect(try study.author.verify() == [])
  }

  @Test func `what is no judgement goes on, and shows them next`() throws {
    let (study, watch) = try Self.open()
    let served = try #require(try study.author.desk(for: "ann").next(.single))
    _ = watch.answer(to: .record(.label(.rating(.three), .plain), on: served.work.id))
    try Self.change(study, "New ones.")
    guard case .moved(.takenBack, let station) = watch.answer(to: .undo) else { throw Unexpected() }
    #expect(station.stage == .guidelines && station.setting?.guidelines == "New ones.")
  }

  @Test func `other rules reach the screen without a word`() throws {
    let (study, watch) = try Self.open()
    var settings = try study.author.settings
    settings.contact = "help@example.org"
    try study.author.change(settings: settings)
    guard case .rules(let setting)? = watch.look() else { throw Unexpected() }
    #expect(setting.contact == "help@example.org")
    let served = try #require(try study.author.desk(for: "ann").next(.single))
    guard case .moved(.act, _) = watch.answer(to: .record(Self.judgements[0], on: served.work.id)) else {
      throw Unexpected()
    }
  }

  private struct Unexpected: Error {}
}
