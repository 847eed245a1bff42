import Foundation
import Study
import Testing

@testable import Interchange

/// Files of labels read for figures, which keep no row.
struct ReadLabelsTests {
  private static let ratings = "instance,response,annotator,rating\n"

  private func table(_ text: some Sequence<UInt8>, _ formulation: TaskFormulation = .single) throws -> LabelTable {
    try withFile(text, named: "r.csv") { path in
      try LabelTable(
        ratings: formulation == .single ? path : nil, preferences: formulation == .preference ? path : nil)
    }
  }

  /// Every label as a line: its instance, its subset and its annotator, what it is, and in which order they came.
  private func lines(_ table: LabelTable) -> [String] {
    table.instances.indices.flatMap { instance in
      table.entries(of: instance).map { entry in
        let ratings = ResponseLetter.allCases.map { entry.rating(of: $0).map { String($0.rawValue) } ?? "-" }.joined()
        let preference = entry.preference.map { String($0.combined) } ?? "-"
        return [
          table.instances[instance].text, table.subsets[instance], table.annotators[entry.annotator], ratings,
          preference,
          entry.firstShown?.rawValue ?? "-",
        ].joined(separator: "|")
      }
    }
  }

  /// Ratings of 40 instances by two of five annotators, whose names need quotes, and hold line breaks, commas and quotes.
  private static let quoted: String = {
    let names = ["ann", "\"b, c\"", "\"d \"\"e\"\"\"", "\"two\nlines\"", "\"\"\"\n\"\"\n\""]
    return (0..<160).reduce(into: ratings) { text, row in
      let name = names[(row / 4 + row / 2 % 2) % 5]
      text += "\(row % 3 == 0 ? "\"i\(row / 4)\"" : "i\(row / 4)"),\(row % 2 == 0 ? "A" : "B"),\(name),\(row % 5 + 1)\n"
    }
  }()

  @Test func `names may hold quotes and line breaks, lines end in CRLF, a mark come first`() throws {
    let names = ["ann", "b, c", "d \"e\"", "two\nlines", "\"\n\"\n"]
    let expected = (0..<40).flatMap { instance in
      (0..<2).map { slot in
        let row = 4 * instance + 2 * slot
        return "i\(instance)||\(names[(instance + slot) % 5])|\(row % 5 + 1)\((row + 1) % 5 + 1)|-|-"
      }
    }
    #expect(lines(try table(Self.quoted.utf8)) == expected)
    #expect(lines(try table(("\u{FEFF}" + Self.quoted.dropLast()).utf8)) == expected)
    #expect(lines(try table(gzip(Array(Self.quoted.utf8)))) == expected)
    let windows = Self.quoted.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(
      lines(try table(windows.utf8)) == expected.map { $0.replacing("\n", with: "\r\n") })
  }

  @Test func `a further column is kept with its instance, wherever that comes again`() throws {
    let text = """
      instance,annotator,preference,magnitude,first_shown,subset,occasion,current
      x,a,A,2,B,late,repeat,1
      y,a,N,0,A,s,,
      x,a,A,1,A,,original,1
      z,b,B,1,,t,added,1
      z,b,B,2,,t,,0
      y,b,B,1,B,s,,1
      """
    #expect(
      lines(try table(text.utf8, .preference)) == ["y|s|a|--|0|A", "y|s|b|--|1|B", "x|late|a|--|-1|A"])
  }

  @Test func `a subset that only a later line names is the instance's all the same`() throws {
    let text = "instance,annotator,preference,magnitude,subset\nx,a,A,1,\ny,a,N,0,t\nx,b,A,2,s\n"
    #expect(try table(text.utf8, .preference).subsets == ["s", "t"])
  }

  /// One instance of which a hundred people rated both responses.
  private static let crowd = (0..<200).reduce(into: ratings) { $0 += "x,\($1 % 2 == 0 ? "A" : "B"),n\($1 / 2),3\n" }

  private static let faults = [
    (crowd + "y,A,n0,3\nx,A,n0,3\n", "r.csv:203: \"n0\" labelled response A of x on line 2 already"),
    (crowd + "y,B,n99,3\nx,B,n99,3\n", "r.csv:203: \"n99\" labelled response B of x on line 201 already"),
    (quoted + "x,A,a,6\n" + String(repeating: "y,C,a,1\n", count: 40), "r.csv:258: rating is \"6\""),
    (quoted + "x,A,a,1\n\nx,A,\"a\",2\nx,A,a,6\n", "r.csv:260: \"a\" labelled response A of x on line 258 already"),
    (quoted + "\"i0\",B,ann,2\nx,A,a,6\n", "r.csv:258: \"ann\" labelled response B of i0 on line 3 already"),
    (quoted + "i3,A,\"two\nlines\",5\n", "r.csv:258: \"two\nlines\" labelled response A of i3 on line 16 already"),
    (quoted + "x,A,b\"c,1\n" + quoted.dropFirst(ratings.count), "r.csv:258: a quote inside a cell"),
    (quoted + "x,A,\"a\"b,1\nx,B,\"c\nd\",1\ny,C,a,7\n", "r.csv:258: a quote inside a cell"),
    (quoted + "x,A,\"open,1\n" + String(repeating: "y,B,a,1\n", count: 40), "r.csv:258: a quote opens here and never"),
    (quoted + "x,A,a\0,1\ny,B,a,9\n", "r.csv:258: a NUL character at byte 6"),
    (quoted + "x,A,a\n", "r.csv:258: 3 cells where the header has 4"),
    ("\u{FEFF}", "r.csv: the file is empty"), ("", "r.csv: the file is empty"),
    (
      ratings.dropLast() + ",occasion\nx,A,a,1,\ny,B,a,1,added\ny,B,a,2,repeat\ny,B,a,3,\n",
      "r.csv:5: \"a\" labelled response B of y on line 3 already"
    ),
    (
      ratings.dropLast() + ",occasion\nx,A,a,1,\nx,A,b,1,added\nx,A,a,2,added\n",
      "r.csv:4: \"a\" labelled response A of x on line 2 already"
    ),
  ]

  @Test func `the first fault in the file's order is named with its line`() throws {
    for (text, expected) in Self.faults {
      let error = #expect(throws: InterchangeError.self) { try table(text.utf8) }
      #expect(message(try #require(error)).hasPrefix(expected), "\(error?.description ?? "")")
    }
  }

  @Test func `damaged bytes are found at their line, after the faults before them`() throws {
    var bytes = Array((Self.quoted + "x,A,é,1\nx,B,é,2\n").utf8)
    bytes[bytes.count - 4] = 0xFF
    let error = #expect(throws: InterchangeError.self) { try table(bytes) }
    #expect(message(try #require(error)).hasPrefix("r.csv:259: byte 5 is not UTF-8"), "\(error?.description ?? "")")
    let packed = gzip(Array((Self.quoted + Self.quoted.dropFirst(Self.ratings.count)).utf8))
    let cut = #expect(throws: InterchangeError.self) { try table(packed.dropLast(12)) }
    // The labels stand there twice, which is found before the end.
    #expect(message(try #require(cut)).contains("already"), "\(cut?.description ?? "")")
    let short = #expect(throws: InterchangeError.self) {
      try table(gzip(Array(Self.quoted.utf8)).dropLast(9))
    }
    #expect(message(try #require(short)).contains(": the gzip data end here"), "\(short?.description ?? "")")
  }

  @Test func `ratings are faulted before preferences`() throws {
    let error = #expect(throws: InterchangeError.self) {
      try withFile(Self.ratings + "x,A,a,1\nx,A,a,2\n", named: "r.csv") { ratings in
        try withFile("instance\n", named: "p.csv") { try LabelTable(ratings: ratings, preferences: $0) }
      }
    }
    #expect(message(try #require(error)).hasPrefix("r.csv:3: \"a\" labelled"))
  }
}
