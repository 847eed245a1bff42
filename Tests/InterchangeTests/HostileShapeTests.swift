import Basics
import Foundation
import Store
import Study
import Testing

@testable import Interchange

/// Records of each shape with something wrong in them: a message with file and line, or what the rest of it says.
struct HostileShapeTests {
  /// A file of a shape, into which something is put behind good records.
  private struct Sample {
    var shape: String
    /// Lines of good records, the last of which is changed for bad ones.
    var lines: [String]
    /// Whether all records are examples of one object.
    var isOneObject: Bool

    var record: String { lines[lines.count - 1] }

    func file(with bad: [UInt8]) -> [UInt8] {
      let good = Array(lines.joined(separator: isOneObject ? ",\n" : "\n").utf8)
      guard isOneObject else { return good + [0x0A] + bad + [0x0A] }
      return Array("{\"metadata\": {}, \"models\": [], \"examples\": [".utf8) + good + Array(",\n".utf8) + bad
        + Array("]}\n".utf8)
    }

    /// Where the bad record begins, or the object that it is in.
    var line: Int { isOneObject ? 1 : lines.count + 1 }
  }

  /// One a record of the other tests, and ratings, whose pairs are two records.
  private static let samples: [Sample] =
    (DataShapeTests.records + DataShapeTests.variants).map { shape, record in
      guard let example = JSONValue(Data(record.utf8)).flatMap(ShapePairs.examples)?.values.first else {
        return Sample(shape: shape, lines: record.split(separator: "\n").map(String.init), isOneObject: false)
      }
      return Sample(shape: shape, lines: [example.description], isOneObject: true)
    } + [
      Sample(
        shape: "helpsteer2",
        lines: ["G", "B"].map { #"{"prompt": "Q", "response": "\#($0)", "helpfulness": 3, "correctness": 1}"# },
        isOneObject: false)
    ]

  @Test func `every shape that is listed is tried`() {
    #expect(Set(Self.samples.map(\.shape)) == Set(DataShapes.all.map { $0.name }))
  }

  /// Values that no key expects all of.
  private static let strange = [
    "7", "true", "null", "\"x\"", "[]", "{}", "[7]", "[{}]", "{\"a\": 1}", "-1e308", "9e18", "\"a\\u0000b\"",
    "[[[[]]]]",
  ]

  private static func read(_ bytes: [UInt8], shape: String) throws {
    try withFile(bytes, named: "file.jsonl") { path in
      guard
        var file = try ShapeFile(
          path: path, shape: DataShapes.named(shape), subset: nil, options: ShapeOptions(seed: 1))
      else { return }
      try file.forEach { _ in }
    }
  }

  /// Good records, and one with a fault on the line behind them.
  private static func check(_ sample: Sample, _ bad: [UInt8], mustFail: Bool = false) {
    let shape = sample.shape
    do {
      try read(sample.file(with: bad), shape: shape)
      #expect(!mustFail, "\(shape): nothing was said of \(String(decoding: bad.prefix(200), as: UTF8.self))")
    } catch let error as InterchangeError {
      switch error {
      case .line(let path, let line, let fault):
        #expect(line == sample.line && path.hasSuffix("file.jsonl"), "\(shape): \(error)")
        // What is no JSON at all is the whole object's fault.
        if sample.isOneObject, case .notJSON = fault { return }
        #expect(!sample.isOneObject || isOfExample(fault), "\(shape): \(error)")
      case .file(_, .incomplete): break
      case .file: Issue.record("\(shape): \(error)")
      }
    } catch {
      Issue.record("\(shape): \(error)")
    }
  }

  private static func isOfExample(_ fault: LineFault) -> Bool {
    switch fault {
    case .within("examples.1", _), .nul, .notUTF8: true
    // Texts are looked through when all examples are pairs.
    case .wrongKind("a text", _): true
    default: false
    }
  }

  /// Further forms of a shape are tried in part; in full with the long lines.
  private static func isInFull(_ index: Int) -> Bool {
    index < DataShapeTests.records.count || ProcessInfo.processInfo.environment["DEMUR_LONG_LINES"] != nil
  }

  @Test(arguments: samples.indices)
  func `keys that are missing or of another kind are told with their line`(index: Int) throws {
    let sample = Self.samples[index]
    guard case .object(let members)? = JSONValue(Data(sample.record.utf8)) else {
      Issue.record("\(sample.shape): the example is no object")
      return
    }
    for (number, key) in members.keys.sorted().enumerated() {
      var without = members
      without[key] = nil
      Self.check(sample, Array(JSONValue.object(without).data))
      for (place, value) in Self.strange.enumerated() where Self.isInFull(index) || (place + number + index) % 4 == 0 {
        var strange = without
        strange[key] = JSONValue(Data(value.utf8))
        Self.check(sample, Array(JSONValue.object(strange).data))
      }
    }
  }

  @Test(arguments: samples.indices)
  func `what is nested too deep, torn, or no text is told with its line`(index: Int) throws {
    let sample = Self.samples[index]
    let bytes = Array(sample.record.utf8)
    let deep = String(sample.record.dropLast()) + ", \"deep\": "
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let nested = String(repeating: open, count: 10_000) + "1" + String(repeating: close, count: 10_000)
      Self.check(sample, Array((deep + nested + "}").utf8), mustFail: true)
      guard Self.isInFull(index) else { break }
      Self.check(sample, Array((deep + String(repeating: open, count: 10_000)).utf8), mustFail: true)
    }
    Self.check(sample, Array(bytes.dropLast(2)), mustFail: true)
    Self.check(sample, Array(bytes.prefix(bytes.count / 2)), mustFail: true)
    Self.check(sample, [0x7B, 0x00, 0x7D], mustFail: true)
    Self.check(sample, Array("{\"x\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8), mustFail: true)
    Self.check(sample, Array("[1, 2]".utf8), mustFail: true)
    Self.check(sample, Array("\u{1}\u{2}".utf8), mustFail: true)
  }

  @Test func `nothing of a file is kept of which one record cannot be taken`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "demur-hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = try StudyFile.create(
      at: folder.path(percentEncoded: false) + "/s.demur", settings: StudySettings(title: "s", seed: 1), practice: [],
      at: Date())
    for sample in Self.samples {
      try withFile(sample.file(with: Array("{\"x\": 1}".utf8)), named: "file.jsonl") { path in
        var file = try #require(
          try ShapeFile(
            path: path, shape: DataShapes.named(sample.shape), subset: nil, options: ShapeOptions(seed: 1)))
        #expect(throws: InterchangeError.self, "\(sample.shape)") {
          try study.addInstances { add in try file.forEach { if let one = $0.imported { try add(one.instance) } } }
        }
      }
    }
    #expect(try study.instanceCount().isEmpty && study.verify() == [])
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["DEMUR_LONG_LINES"] != nil),
    arguments: samples.indices)
  func `a line of 16 MB is read or told, and no more memory is asked for`(index: Int) throws {
    let sample = Self.samples[index]
    let long = sample.record.dropLast() + ", \"long\": \"" + String(repeating: "x", count: 16 << 20) + "\"}"
    Self.check(sample, Array(long.utf8))
    Self.check(sample, Array(repeating: UInt8(ascii: "{"), count: 16 << 20), mustFail: true)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["DEMUR_LONG_LINES"] != nil))
  func `an array may be one line that is longer than any record may be`() throws {
    let record = #"{"prompt": "q", "chosen": "\#(String(repeating: "x", count: 1 << 20))", "rejected": "b"}"#
    let text = "[" + Array(repeating: record, count: 20).joined(separator: ", ") + "]"
    try withFile(text, named: "file.json") { path in
      #expect(try LabelFile.form(of: path) == nil && !DecisionFile.holdsDecisions(path) && !AnswerFile.isOne(path))
      guard
        case .shaped(var file) = try InstanceSource(path: path, shape: nil, subset: nil, options: ShapeOptions(seed: 1))
      else {
        Issue.record("not recognised")
        return
      }
      var count = 0
      try file.forEach { _ in count += 1 }
      #expect(count == 20)
    }
  }
}
