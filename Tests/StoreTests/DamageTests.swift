import Foundation
import GRDB
import Study
import Testing

@testable import Store

/// Files that a disk or another program has damaged. What traps ends the tests; `DEMUR_DAMAGES=5000` for the long form, and
/// `Scripts/try-damage` for every command of the program.
@Suite struct DamageTests {
  private static let count = ProcessInfo.processInfo.environment["DEMUR_DAMAGES"].flatMap { Int($0) }

  @Test func `whatever page stands in another's place, a study is read or refused`() throws {
    let study = try worked()
    let whole = try Array(Data(contentsOf: URL(filePath: study.path)))
    let before = try study.labels()
    let path = study.folder + "/damaged.demur"
    var random = SeededGenerator(seed: Self.count == nil ? 3 : .random(in: 0 ... .max), "damage")
    for number in 0..<(Self.count ?? 9) {
      var bytes = whole
      let pages = bytes.count / 4096
      switch number % 3 {
      case 0:
        let to = Int.random(in: 0..<pages, using: &random) * 4096
        let from = Int.random(in: 0..<pages, using: &random) * 4096
        bytes.replaceSubrange(to..<to + 4096, with: whole[from..<from + 4096])
      case 1: bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
      default:
        for _ in 0..<8 { bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random) }
      }
      try use(bytes, at: path, before: before)
    }
  }

  /// Numbers that no arithmetic of a few of them may meet.
  private static let numbers: [Int64] = [.max, .min, -1, 1 << 53 + 1, 1 << 40]

  @Test func `whatever number stands in a column, a study is read or refused`() throws {
    let study = try worked()
    let before = try study.labels()
    let columns = try study.file.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT item.name, part.name FROM sqlite_schema AS item JOIN pragma_table_info(item.name) AS part
          WHERE item.type = 'table' AND part.type = 'INTEGER'
          """
      ).map { ("\($0[0] as String)", "\($0[1] as String)") }
    }
    #expect(columns.count > 30)
    let path = study.folder + "/damaged.demur"
    let all = columns.flatMap { column in Self.numbers.map { (column.0, column.1, $0) } }
    var random = SeededGenerator(seed: 4, "numbers")
    for (table, column, number) in Self.count == nil ? Array(all.shuffled(using: &random).prefix(9)) : all {
      try? FileManager.default.removeItem(atPath: path)
      _ = try study.file.backup(to: path)
      // Where only one row can have the number, the first gets it.
      try? TamperedFile.change(path, "UPDATE OR IGNORE \(table) SET \(column) = \(number)")
      try use(Array(Data(contentsOf: URL(filePath: path))), at: path, before: before)
    }
  }

  private func worked() throws -> TemporaryStudy {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    for value in 1...4 { try desk.actOnNext(.rate(value)) }
    try desk.act(.note("a remark"), on: try desk.next(.single)?.work.id)
    try study.desk("bob").actOnNext(.postpone)
    try study.file.withdraw("bob")
    return study
  }

  /// Does what commands do. Where `verify` finds nothing, the labels are those that were given.
  private func use(_ bytes: [UInt8], at path: String, before: [Label]) throws {
    let write = { try Data(bytes).write(to: URL(filePath: path)) }
    try write()
    var verdict: [Violation]?
    let acts: [(StudyFile) throws -> Void] = [
      { verdict = try $0.verify() },
      { file in _ = try file.annotators() },
      { file in try file.labels { _ in } },
      { file in try file.labels(details: false) { _ in } },
      { file in try file.instances { _ in } },
      { file in _ = try file.practice() },
      { file in _ = try file.plannedInstances() },
      { file in _ = try file.conflicts() },
      { file in
        let desk = try file.desk(for: "alice")
        for formulation in TaskFormulation.allCases {
          _ = try desk.progress(formulation)
          _ = try desk.undoable(formulation)
          _ = try desk.timesToLastLabel(formulation)
          try desk.actOnNext(formulation == .single ? .rate(3) : .prefer(.none), formulation)
        }
      },
      { file in try file.withdraw("alice") },
      { file in _ = try file.addAnnotators(["dot"]) },
      { file in try file.addInstances { try $0(TemporaryStudy.instance(100)) } },
      { file in try file.pack("alice", to: path + ".packed") },
    ]
    for act in acts {
      try write()
      do {
        let file = try StudyFile.open(path)
        defer { try? file.close() }
        try act(file)
      } catch is StoreError {
        // Refused in words.
      }
      try? FileManager.default.removeItem(atPath: path + ".packed")
    }
    guard verdict == [] else { return }
    try write()
    #expect(try StudyFile.open(path).labelsInOrder() == before, "verify found nothing")
  }
}

extension StudyFile {
  fileprivate func labelsInOrder() throws -> [Label] {
    var found: [Label] = []
    try labels { found.append($0.label) }
    return found
  }
}

extension TemporaryStudy {
  fileprivate func labels() throws -> [Label] { try file.labelsInOrder() }
}
