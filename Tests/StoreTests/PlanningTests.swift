import GRDB
import Testing

@testable import Store

@Suite struct PlanningTests {
  /// With 169,000 instances that were given out, going through all work for each would take an hour.
  @Test func `an instance's work is looked up, and nobody goes through the work of others`() throws {
    let study = try TemporaryStudy()
    let plan = try study.file.read { db in
      let sql = try StudyFile.plannedWork(without: CheckRows(db))
      return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: [1, 9]).map { row in
        try row[name: "detail"] as String
      }
    }
    #expect(!plan.isEmpty)
    #expect(
      !plan.contains { $0.contains("MATERIALIZE") || $0.hasPrefix("SCAN") && !$0.contains("annotator") }, "\(plan)")
  }

  @Test func `who has an instance is read over the ends of slices`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: ["alice", "bob"])
    try study.file.addInstances { add in for index in 0..<4_003 { try add(TemporaryStudy.instance(index)) } }
    let people = try study.file.annotators().map(\.annotator)
    try study.file.addWork(people.enumerated().flatMap { TemporaryStudy.work(for: $1, slot: $0, instances: 2) })
    let planned = try study.file.plannedInstances()
    #expect(planned.count == 4_003 && planned.map(\.key.text) == (0..<4_003).map { "h-\($0)" })
    #expect(planned.prefix(2).allSatisfy { $0.assigned == people.map(\.id) && $0.nextSlot == 2 })
    #expect(planned.dropFirst(2).allSatisfy { $0.assigned.isEmpty && $0.nextSlot == 0 })
  }
}
