import Basics
import Foundation
import Study
import Testing

@testable import Interchange

/// Records of each shape with something wrong in them: a message with file and line, or what the rest of it says.
struct HostileShapeTests {
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

  /// A good record, and one with a fault on the line behind it.
  private static func check(_ good: String, _ bad: [UInt8], _ shape: String, mustFail: Bool = false) {
    do {
      try read(Array(good.utf8) + [0x0A] + bad + [0x0A], shape: shape)
      #expect(!mustFail, "\(shape): nothing was said of \(String(decoding: bad.prefix(200), as: UTF8.self))")
    } catch let error as InterchangeError {
      switch error {
      case .line(let path, let line, _): #expect(line == 2 && path.hasSuffix("file.jsonl"), "\(shape): \(error)")
      case .file(_, .incomplete): break
      case .file: Issue.record("\(shape): \(error)")
      }
    } catch {
      Issue.record("\(shape): \(error)")
    }
  }

  @Test(arguments: DataShapeTests.records.indices)
  func `keys that are missing or of another kind are told with their line`(index: Int) throws {
    let (shape, record) = DataShapeTests.records[index]
    // One object as a whole has nothing on a second line.
    guard shape != "llm-comparator", case .object(let members)? = JSONValue(Data(record.utf8)) else { return }
    for key in members.keys {
      var without = members
      without[key] = nil
      Self.check(record, Array(JSONValue.object(without).data), shape)
      for value in Self.strange {
        var strange = without
        strange[key] = JSONValue(Data(value.utf8))
        Self.check(record, Array(JSONValue.object(strange).data), shape)
      }
    }
  }

  @Test(arguments: DataShapeTests.records.indices)
  func `what is nested too deep, torn, or no text is told with its line`(index: Int) throws {
    let (shape, record) = DataShapeTests.records[index]
    guard shape != "llm-comparator" else { return }
    let bytes = Array(record.utf8)
    let deep = String(record.dropLast()) + ", \"deep\": "
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let nested = String(repeating: open, count: 10_000) + "1" + String(repeating: close, count: 10_000)
      Self.check(record, Array((deep + nested + "}").utf8), shape, mustFail: true)
      Self.check(record, Array((deep + String(repeating: open, count: 10_000)).utf8), shape, mustFail: true)
    }
    Self.check(record, Array(bytes.dropLast(2)), shape, mustFail: true)
    Self.check(record, Array(bytes.prefix(bytes.count / 2)), shape, mustFail: true)
    Self.check(record, [0x7B, 0x00, 0x7D], shape, mustFail: true)
    Self.check(record, Array("{\"x\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8), shape, mustFail: true)
    Self.check(record, Array("[1, 2]".utf8), shape, mustFail: true)
    Self.check(record, Array("\u{1}\u{2}".utf8), shape, mustFail: true)
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["DEMUR_LONG_LINES"] != nil),
    arguments: DataShapeTests.records.indices)
  func `a line of 16 MB is read or told, and no more memory is asked for`(index: Int) throws {
    let (shape, record) = DataShapeTests.records[index]
    guard shape != "llm-comparator" else { return }
    let long = record.dropLast() + ", \"long\": \"" + String(repeating: "x", count: 16 << 20) + "\"}"
    Self.check(record, Array(long.utf8), shape)
    Self.check(record, Array(repeating: UInt8(ascii: "{"), count: 16 << 20), shape, mustFail: true)
  }
}
