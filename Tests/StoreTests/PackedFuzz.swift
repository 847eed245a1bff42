import Foundation
import Fuzzing
import GRDB
import Study

@testable import Store

/// Packed files that come home from anywhere. The first byte of an input says what was done to one.
struct PackedFuzz: FuzzTarget {
  private enum Change: UInt8 {
    /// Bits flipped: three bytes of place, one of bits.
    case bits = 0x62
    /// The file begins with these bytes.
    case start = 0x73
    /// An act says something else, and the chain was made to fit: the act's number, what of it, the content.
    case act = 0x61
    /// A row has another value: the column's number, the row's, the kind, the content.
    case value = 0x76
  }

  static let name = "packed"
  private let study: TemporaryStudy
  private let whole: [UInt8]
  private let home: [UInt8]
  private let head: String
  private let columns: [(table: String, column: String)]
  private let payloads: [String]

  init() throws {
    study = try TemporaryStudy(instances: 2)
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    let answer = Rating(rawValue: 3).map(Label.rating) ?? .preference(.none)
    try laptop.desk.act(.practice(index: 0, label: answer))
    try laptop.desk.actOnNext(.rate(2))
    try laptop.desk.act(.note("a remark"), on: laptop.desk.next(.single)?.work.id)
    let next = try laptop.desk.next(.single)?.work.id
    try laptop.desk.act(.takeBack(of: laptop.desk.act(.rate(4), on: next)), on: next)
    try laptop.desk.actOnNext(.exclude(.knowledge, note: "why"))
    try laptop.file.close()
    whole = try Array(Data(contentsOf: URL(filePath: laptop.path)))
    let home = study.folder + "/home.demur"
    _ = try study.file.backup(to: home)
    self.home = try Array(Data(contentsOf: URL(filePath: home)))
    head = try study.file.head()
    let queue = try DatabaseQueue(path: laptop.path)
    defer { try? queue.close() }
    (columns, payloads) = try queue.read { db in
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      let columns = try tables.flatMap { table in
        try db.columns(in: table).map { (table: table, column: $0.name) }
      }
      return (columns, try String.fetchAll(db, sql: "SELECT payload FROM event WHERE payload IS NOT NULL"))
    }
  }

  var seeds: [[UInt8]] {
    var seeds: [[UInt8]] = [
      [Change.bits.rawValue, 0, 1, 0, 4, 24, 0, 0, 255], [Change.start.rawValue] + Array(whole.prefix(120)),
    ]
    for (number, payload) in payloads.enumerated() {
      for part in [0, 1] as [UInt8] { seeds.append([Change.act.rawValue, UInt8(number), part] + Array(payload.utf8)) }
    }
    for number in columns.indices {
      for (kind, text) in ["1", "NaN", "{}", ""].enumerated() {
        seeds.append([Change.value.rawValue, UInt8(number % 256), 0, UInt8(kind)] + Array(text.utf8))
      }
    }
    return seeds
  }

  func take(_ bytes: [UInt8]) throws -> Bool {
    let (changed, home) = (study.folder + "/changed.demur", study.folder + "/home.demur")
    for path in [changed, home] { try? FileManager.default.removeItem(atPath: path + "-journal") }
    guard try change(changed, bytes) else { return true }
    try Data(self.home).write(to: URL(filePath: home))
    try? use(changed)
    let file = try StudyFile.open(home)
    defer { try? file.close() }
    do {
      try file.merge([changed])
    } catch is StoreError {
      return try file.head() == head && file.verify() == []
    }
    // What it took is sound, and all of it can be read.
    try file.labels(Set(Occasion.allCases)) { _ in }
    try file.labelHistory { _ in }
    _ = try file.conflicts()
    return try file.verify() == []
  }

  /// As its owner would. What is refused is refused; it may not trap.
  private func use(_ path: String) throws {
    let file = try StudyFile.open(path)
    defer { try? file.close() }
    _ = try? file.verify()
    let desk = try file.desk(for: "alice")
    for formulation in TaskFormulation.allCases {
      _ = try? desk.next(formulation)
      _ = try? desk.undoable(formulation)
      _ = try? desk.redoable(formulation)
    }
    try file.labelHistory { _ in }
  }

  /// - Returns: false where there is nothing to try.
  private func change(_ path: String, _ bytes: [UInt8]) throws -> Bool {
    guard let change = bytes.first.flatMap(Change.init(rawValue:)) else { return false }
    var rest = Array(bytes.dropFirst())
    if change == .start {
      try Data(rest + whole.dropFirst(rest.count)).write(to: URL(filePath: path))
      return true
    }
    guard rest.count >= 3 else { return false }
    var file = whole
    if change == .bits {
      while rest.count >= 4 {
        file[(Int(rest[0]) | Int(rest[1]) << 8 | Int(rest[2]) << 16) % file.count] ^= rest[3]
        rest.removeFirst(4)
      }
    }
    try Data(file).write(to: URL(filePath: path))
    let content = String(decoding: rest.dropFirst(2), as: UTF8.self)
    do {
      switch change {
      case .act: try forge(path, rest[0], rest[1], content)
      case .value: try set(path, rest)
      case .bits, .start: break
      }
    } catch is DatabaseError {
      // What the schema refuses is in no file.
      return false
    }
    return true
  }

  private func forge(_ path: String, _ act: UInt8, _ part: UInt8, _ content: String) throws {
    var number = -1
    try Forger.rewrite(path) { event in
      guard event.payload != nil else { return }
      number += 1
      guard number == Int(act) % max(1, payloads.count) else { return }
      if part % 2 == 0 { event.payload = content } else { event.columns.rating = Int(content) }
    }
  }

  private func set(_ path: String, _ input: [UInt8]) throws {
    let place = columns[Int(input[0]) % columns.count]
    let text = "CAST(x'\(Fingerprint.hex(Data(input.dropFirst(3))))' AS TEXT)"
    let value =
      switch input[2] % 5 {
      case 0: "CAST(\(text) AS INTEGER)"
      case 1: "CAST(\(text) AS REAL)"
      case 2: text
      case 3: "CAST(\(text) AS BLOB)"
      default: "NULL"
      }
    try TamperedFile.change(
      path,
      """
      UPDATE "\(place.table)" SET "\(place.column)" = \(value) WHERE rowid IN
        (SELECT rowid FROM "\(place.table)" LIMIT 1 OFFSET \(input[1] % 8))
      """)
  }
}
