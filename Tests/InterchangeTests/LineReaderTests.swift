import Foundation
import Testing

@testable import Interchange

struct LineReaderTests {
  private func lines(_ bytes: some Sequence<UInt8>, limit: Int = LineReader.defaultLimit) throws -> [String] {
    try withFile(bytes) { path in
      let reader = try LineReader(path: path, limit: limit)
      var lines: [String] = []
      while let line = try reader.next() {
        lines.append(String(decoding: line, as: UTF8.self))
        #expect(reader.number == lines.count)
      }
      return lines
    }
  }

  private func fault(_ bytes: some Sequence<UInt8>, limit: Int = LineReader.defaultLimit) throws -> String {
    do {
      return "no fault, but \(try lines(bytes, limit: limit))"
    } catch {
      return message(error)
    }
  }

  @Test(arguments: [
    ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("\n", [""]),
    ("a\n\nb", ["a", "", "b"]),
    ("a\rb\n", ["a\rb"]), ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]), ("\r\n\r\n", ["", ""]), ("a\r", ["a\r"]),
  ])
  func `lines end with LF or CRLF, the last one with the file`(text: String, expected: [String]) throws {
    #expect(try lines(text.utf8) == expected)
    #expect(try lines(gzip(Array(text.utf8))) == expected)
  }

  @Test func `lines are whole wherever the buffer ends`() throws {
    for length in [262_140, 262_143, 262_144, 262_145, 600_000] {
      let long = String(repeating: "x", count: length)
      #expect(try lines("\(long)\r\nab\n\(long)".utf8) == [long, "ab", long])
    }
    let many = (0..<200_000).map { "line \($0)" }
    #expect(try lines(many.joined(separator: "\n").utf8) == many)
  }

  @Test(arguments: ["\n", "\r\n", " \n", "\t \r\n"])
  func `a file of blank lines is refused at its beginning, however long it is`(blank: String) throws {
    let line = #"{"id": "a", "context": "c", "response_a": "1", "response_b": "2", "subset": "s"}"#
    let many = String(repeating: blank, count: 20_000)
    let few = String(repeating: blank, count: 9_000)
    for text in [many, line + "\n" + many + line, "instance,response,annotator,rating\n" + many] {
      for bytes in [Array(text.utf8), gzip(Array(text.utf8))] {
        let error = #expect(throws: InterchangeError.self) {
          try withFile(bytes, named: "x") { path in
            if text.hasPrefix("instance") {
              _ = try RatingsCSV.read(path: path)
            } else {
              try InstanceFile(path: path, subset: nil, seed: 1).forEach { _ in }
            }
          }
        }
        // A record of blanks only is none of a CSV file of ratings.
        let isCSV = text.hasPrefix("instance") && !blank.allSatisfy(\.isNewline)
        let said = error.map(message) ?? ""
        #expect(isCSV || said.contains("more than 10000 blank lines in a row"), "\(said)")
      }
    }
    var read = 0
    try withFile(few + line + "\n" + few) { path in
      try InstanceFile(path: path, subset: nil, seed: 1).forEach { _ in read += 1 }
    }
    #expect(read == 1)
  }

  @Test func `a line may be as long as the limit and no longer`() throws {
    #expect(try lines("12345678\r\n12345678\n12345678".utf8, limit: 8).count == 3)
    for text in [
      "ok\n123456789\nmore", "ok\n123456789", "ok\n123456789\r\n", "ok\n" + String(repeating: "9", count: 900_000),
    ] {
      #expect(try fault(text.utf8, limit: 8).hasPrefix("data:2: the line is longer than 8 bytes; "))
    }
  }

  @Test func `NUL and what is not UTF-8 are refused by line and byte`() throws {
    #expect(try fault("a\nb\0c\n".utf8).hasPrefix("data:2: a NUL character at byte 2, "))
    #expect(try fault([0x61, 0x0A, 0x62, 0x63, 0xFF]).hasPrefix("data:2: byte 3 is not UTF-8; "))
    for bytes: [UInt8] in [[0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] {
      #expect(try fault(Array("ok".utf8) + bytes + Array("\nx".utf8)).hasPrefix("data:1: byte 3 is not UTF-8; "))
    }
  }

  @Test func `files that cannot be lines are told apart`() throws {
    #expect(try fault("".utf8) == "data: the file is empty; fetch or export it again")
    #expect(try fault("\u{FEFF}".utf8) == "data: the file is empty; fetch or export it again")
    #expect(try fault(gzip([])).contains("the file is empty"))
    #expect(try fault("PAR1....".utf8).contains("this is a Parquet file; make JSON Lines of it: duckdb"))
    #expect(try fault("SQLite format 3\0....".utf8).contains("this is an SQLite file"))
    #expect(try fault([0xFF, 0xFE, 0x61, 0]).contains("this is UTF-16 text; save it as UTF-8"))
    let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    #expect(throws: InterchangeError.file(folder, .directory)) { try LineReader(path: folder) }
    #expect(throws: InterchangeError.file("/no/such", .missing)) { try LineReader(path: "/no/such") }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func `a file without permission says so`() throws {
    try withFile("a") { path in
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      #expect(throws: InterchangeError.file(path, .unreadable("Permission denied"))) { try LineReader(path: path) }
    }
  }

  @Test func `a held line comes again`() throws {
    try withFile("a\nb") { path in
      let reader = try LineReader(path: path)
      #expect(try reader.next().map { $0.first } == UInt8(ascii: "a"))
      reader.hold()
      #expect(try reader.next().map { $0.first } == UInt8(ascii: "a"))
      #expect(try reader.next().map { $0.first } == UInt8(ascii: "b"))
      #expect(reader.number == 2)
    }
  }
}
