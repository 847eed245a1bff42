import Foundation
import Study
import Terminal
import Testing

@testable import Screens
@testable import Sessions

/// What is said to whoever leaves after a fault of the disk.
@Suite struct FarewellTests {
  private static let rows: [(fault: FaultyStudy.Fault, isReadableAgain: Bool, said: String)] = [
    (.ioAtCommit, false, "All but the last is saved"), (.syncAtCommit, false, "All but the last is saved"),
    (.syncAfterCommit, false, "All of it is saved"), (.unreadableAtCommit, true, "All but the last is saved"),
    (.unreadableAfterCommit, true, "All of it is saved"), (.unreadableAtCommit, false, "whether the last is"),
    (.unreadableAfterCommit, false, "whether the last is"),
  ]

  @Test(arguments: rows)
  func `what is said of the last label is what the file tells`(
    row: (fault: FaultyStudy.Fault, isReadableAgain: Bool, said: String)
  ) throws {
    let study = try FaultyStudy()
    let watch = try StationWatch(AnnotatorSession(study.file, annotator: "ann", isLocked: false))
    var screen = AnnotateScreen(watch.setting, station: watch.current, size: Size(columns: 80, rows: 24), now: .now)
    var plain = PlainAnnotate(watch.setting, station: watch.current, now: .now)
    let work = watch.current.served?.work.id
    try study.begin(row.fault)
    let answer = watch.answer(to: .record(.label(.rating(.three), .plain), on: work))
    _ = screen.update(.answer(answer))
    _ = plain.take(answer)
    if row.isReadableAgain { try study.end(row.fault) }
    let end = ScreenRun.settled(RunEnd(), &screen, watch)
    #expect(Self.says(row.said, screen.farewell()), "\(screen.farewell())")
    // What is settled is told.
    #expect((end.farewell != nil) == row.isReadableAgain)
    if let told = end.farewell { #expect(told.description.contains("What was in doubt is known now")) }
    if row.isReadableAgain {
      let settled = AnnotateAnswer.warned(
        row.fault == .unreadableAtCommit ? DiskFault.wasNotSaved : DiskFault.wasSaved,
        row.fault == .unreadableAtCommit ? nil : screen.station)
      #expect(plain.settle(settled).count == 1)
    }
    #expect(Self.says(row.said, plain.farewell), "\(plain.farewell)")
  }

  @Test func `what is said at leaving changes with what the file tells meanwhile`() throws {
    let study = try FaultyStudy()
    let watch = try StationWatch(AnnotatorSession(study.file, annotator: "ann", isLocked: false))
    var screen = AnnotateScreen(watch.setting, station: watch.current, size: Size(columns: 80, rows: 24), now: .now)
    _ = screen.update(.answer(.inDoubt(DiskFault.unknown)))
    screen.show(screen.leavingPage)
    #expect(screen.view(in: screen.size).text.contains("whether the last is"))
    _ = screen.update(.answer(.warned(DiskFault.wasNotSaved, nil)))
    #expect(screen.view(in: screen.size).text.contains("All but the last is saved"))
  }

  private static func says(_ text: String, _ lines: [SafeText]) -> Bool {
    lines.contains { $0.description.contains(text) }
  }
}
