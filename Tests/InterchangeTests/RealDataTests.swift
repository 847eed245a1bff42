import Foundation
import Study
import Testing

@testable import Interchange

/// The two test splits of HH-RLHF, read from beside the project, of which they are no part. No text of theirs is named.
@Suite(.enabled(if: RealData.isThere, "the real data are not beside the project; DEMUR_DATA names their folder"))
struct RealDataTests {
  struct Split: CustomTestStringConvertible {
    var name: String
    var lines: Int
    var differsEarly: [Int]
    var empty: [Int]
    var identical: Int

    var testDescription: String { name }
    var file: String { "hh-rlhf-\(name)-base-test.jsonl.gz" }
  }

  static let splits = [
    Split(
      name: "helpful", lines: 2354, differsEarly: [169, 355, 568, 744, 961, 1012, 1167, 1308, 1451],
      empty: [121, 741, 1215, 2064], identical: 2),
    Split(
      name: "harmless", lines: 2312, differsEarly: [1255, 1689, 1951, 1953, 2037], empty: [87, 517, 926, 1104],
      identical: 0),
  ]

  private func read(_ split: Split, path: String, seed: UInt64 = 1) throws -> [ImportedInstance] {
    var result: [ImportedInstance] = []
    try InstanceFile(path: path, subset: split.name, seed: seed).forEach { result.append($0) }
    return result
  }

  @Test(arguments: splits)
  func `the real files are read whole, with their oddities`(split: Split) throws {
    let path = RealData.path(split.file)
    let all = try read(split, path: path)
    #expect(all.count == split.lines)
    #expect(all.map(\.line) == Array(1...split.lines))
    #expect(all.last?.instance.key.text == "\(split.name)-\(split.lines)")
    #expect(all.filter { $0.oddities.contains(.differsEarly) }.map(\.line) == split.differsEarly)
    #expect(all.filter { $0.oddities.contains(.emptyResponse) }.map(\.line) == split.empty)
    #expect(all.filter { $0.oddities.contains(.identicalResponses) }.count == split.identical)
    #expect(all.allSatisfy { $0.instance.context.first?.role == .user })
    var summary = ImportSummary()
    for imported in all { try summary.note(imported) }
    #expect(summary.subsets[split.name]?.duplicates.total == 0)
  }

  /// The transcripts put together again are those of the file, read by another reader.
  @Test(arguments: splits)
  func `no byte of the real files is lost`(split: Split) throws {
    let path = RealData.path(split.file)
    struct Line: Decodable {
      var chosen: String
      var rejected: String
    }
    let reader = try LineReader(path: path)
    for imported in try read(split, path: path) {
      let line = try #require(try reader.next())
      let transcripts = try JSONDecoder().decode(Line.self, from: Data(line))
      let instance = imported.instance
      let context = instance.context.map { "\n\n\($0.role == .user ? "Human" : "Assistant"):\($0.content)" }.joined()
      let source = try #require(instance.sourcePreference)
      let (chosen, rejected) = (instance.response(source), instance.response(source.other))
      #expect("\(context)\n\nAssistant:\(chosen)".utf8.elementsEqual(transcripts.chosen.utf8), "line \(imported.line)")
      #expect(
        "\(context)\n\nAssistant:\(rejected)".utf8.elementsEqual(transcripts.rejected.utf8), "line \(imported.line)")
    }
  }

  @Test(arguments: splits)
  func `the coin is fair, follows the seed and is the instance's own`(split: Split) throws {
    let path = RealData.path(split.file)
    let one = try read(split, path: path).map(\.instance.sourcePreference)
    #expect(try read(split, path: path).map(\.instance.sourcePreference) == one)
    let other = try read(split, path: path, seed: 2).map(\.instance.sourcePreference)
    let half = split.lines / 2
    // The standard deviation of a fair coin is 24 here.
    #expect(abs(one.filter { $0 == .a }.count - half) < 120)
    #expect(abs(zip(one, other).filter { $0 == $1 }.count - half) < 120)
  }

  @Test(arguments: splits)
  func `the real instances come back from JSONL and CSV as they were`(split: Split) throws {
    let path = RealData.path(split.file)
    let instances = try read(split, path: path).map(\.instance)
    let lines = instances.map { InstanceExport.row($0).jsonLine }.joined()
    let records =
      InstanceExport.row(instances[0]).csvHeader + instances.map { InstanceExport.row($0).csvRecord }.joined()
    for bytes in [Array(lines), Array(records.utf8)] {
      let again = try withFile(bytes) { path in
        var result: [Instance] = []
        try InstanceFile(path: path, subset: nil, seed: 9).forEach { result.append($0.instance) }
        return result
      }
      // Every byte: equal strings could differ in how accents are composed.
      #expect(again.map { InstanceExport.row($0).jsonLine } == instances.map { InstanceExport.row($0).jsonLine })
    }
  }

  @Test func `the paper's draw is 360 of each side, none of them empty`() throws {
    var draw = EvenDraw(of: 720, seed: 1)
    for split in Self.splits {
      let path = RealData.path(split.file)
      var summary = ImportSummary()
      for imported in try read(split, path: path) where try summary.note(imported) { draw.offer(imported.instance) }
    }
    let drawn = try draw.drawn()
    #expect(drawn.filter { $0.subset == "helpful" }.count == 360)
    #expect(drawn.filter { $0.subset == "harmless" }.count == 360)
    #expect(drawn.allSatisfy { !$0.responseA.isBlank && !$0.responseB.isBlank })
    #expect(Set(drawn.map(\.key)).count == 720)
  }
}

enum RealData {
  private static let folder: String =
    ProcessInfo.processInfo.environment["DEMUR_DATA"]
    ?? URL(filePath: #filePath).appending(path: "../../../../shared/data").standardizedFileURL.path(
      percentEncoded: false)

  static let isThere = ["helpful", "harmless"].allSatisfy {
    FileManager.default.fileExists(atPath: path("hh-rlhf-\($0)-base-test.jsonl.gz"))
  }

  static func path(_ name: String) -> String { folder + "/" + name }
}
