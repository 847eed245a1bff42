import FoundationEssentials
import GRDB
import Study
import Synchronization
import Testing

@testable import Store

/// Decisions that were made elsewhere.
@Suite struct DecisionImportTests {
  private static func decisions(_ count: Int) -> [(instance: InstanceKey, decision: Decision)] {
    (0..<count).map { index in
      let ruling = Ruling(causes: [], outcome: index.isMultiple(of: 2) ? .keep : .drop, note: "note \(index)")
      return (
        InstanceKey("h-\(index % 3)"),
        Decision(id: .fresh(), author: "author \(index)", ruling: ruling, at: TemporaryStudy.noon, isBlind: false)
      )
    }
  }

  /// How often decisions, the code book and the settings are asked for while so many decisions come.
  private static func looks(_ count: Int) throws -> Int {
    let study = try TemporaryStudy()
    let looks = Mutex(0)
    try study.file.write { db in
      db.trace { event in
        let text = "\(event)"
        if ["'decision'", "'codebook'", "'settings'"].contains(where: text.contains), text.hasPrefix("SELECT") {
          looks.withLock { $0 += 1 }
        }
      }
    }
    let imported = try study.file.importDecisions(decisions(count)) { _, error in error }
    try study.file.write { $0.trace(options: []) }
    #expect(imported == count)
    #expect(try study.file.decisions().values.reduce(0) { $0 + $1.all.count } == count)
    #expect(try study.file.verify() == [])
    return looks.withLock { $0 }
  }

  @Test func `what the file has is looked at once, however many decisions come`() throws {
    let few = try Self.looks(3)
    #expect(few > 0)
    #expect(try Self.looks(60) == few)
  }

  @Test func `what was decided here is known, and an author's later decision in the same file stands`() throws {
    let study = try TemporaryStudy()
    let key = InstanceKey("h-0")
    try study.file.decide(Ruling(outcome: .keep), on: key, by: "ann", at: TemporaryStudy.noon)
    func decision(_ outcome: DecisionOutcome, _ seconds: Double) -> (instance: InstanceKey, decision: Decision) {
      (
        key,
        Decision(
          id: .fresh(), author: "ann", ruling: Ruling(outcome: outcome), at: TemporaryStudy.noon + seconds,
          isBlind: false)
      )
    }
    let all = [decision(.keep, 1), decision(.drop, 2), decision(.drop, 3), decision(.keep, 4)]
    #expect(try study.file.importDecisions(all) { _, error in error } == 2)
    let standing = try study.file.decisions()[key]
    #expect(standing?.outcome == .keep && standing?.all.map(\.at) == [TemporaryStudy.noon + 4])
    #expect(try study.file.verify() == [])
  }
}
