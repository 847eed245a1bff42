import Foundation
import Study
import Testing

@testable import Interchange

struct LabelCSVTests {
  private func ratings(_ text: some Sequence<UInt8>, history: Bool = false) throws -> [RatingRow] {
    try withFile(text, named: "r.csv") { try RatingsCSV.read(path: $0, history: history) }
  }

  private func preferences(_ text: some Sequence<UInt8>, history: Bool = false) throws -> [PreferenceRow] {
    try withFile(text, named: "p.csv") { try PreferencesCSV.read(path: $0, history: history) }
  }

  private func summary(_ rows: [RatingRow]) -> [String] {
    rows.map { "\($0.line) \($0.instance.text) \($0.response.rawValue) \($0.annotator) \($0.rating.rawValue)" }
  }

  @Test(arguments: [
    "instance,response,annotator,rating\nx,A,ann,1\nx,B,ann,5\ny,A,\"b, c\",3\n",
    "\u{FEFF}instance,response,annotator,rating\r\nx,A,ann,1\r\nx,B,ann,5\r\ny,A,\"b, c\",3",
    "rating,annotator,response,instance\n1,ann,A,x\n5,ann,B,x\n3,\"b, c\",A,y",
    "\"instance\",\"response\",\"annotator\",\"rating\"\n\"x\",\"A\",\"ann\",\"1\"\n\"x\",\"B\",ann,5\n\"y\",A,\"b, c\",\"3\"\n",
  ])
  func `ratings are read whatever the order of columns, quotes and line ends`(text: String) throws {
    #expect(try summary(ratings(text.utf8)) == ["2 x A ann 1", "3 x B ann 5", "4 y A b, c 3"])
    #expect(try summary(ratings(gzip(Array(text.utf8)))).count == 3)
  }

  @Test func `preferences are read with their magnitude`() throws {
    let text = "instance,annotator,preference,magnitude\nx,a,A,2\nx,b,A,1\nx,c,N,0\nx,d,B,1\nx,e,B,2\n"
    #expect(try preferences(text.utf8).map(\.preference.combined) == [-2, -1, 0, 1, 2])
  }

  @Test func `times come back to the millisecond`() throws {
    for millisecond in 0..<1000 {
      let text = "2026-11-27T02:04:10.\(String(1000 + millisecond).dropFirst())Z"
      #expect(Timestamp.text(try #require(Timestamp.date(text))) == text)
    }
  }

  @Test func `further columns are read, and empty cells are nothing`() throws {
    let text = """
      instance,annotator,preference,magnitude,comment,occasion,at,seconds,unread,fast,unsure,first_shown,event,current,subset
      x,a,A,2,"a ""b""
      c",send-back,2026-11-24T08:30:00.250Z,12.5,AB,1,1,B,e-1,1,helpful
      x,a,A,2,,,,,,,,,,,
      x,a,A,1,'=1,repeat,2026-11-24T10:30:00+02:00,0,A,0,0,A,,0,
      """
    let rows = try preferences(text.utf8, history: true)
    let first = LabelDetails(
      firstShown: .b, at: Date(timeIntervalSince1970: 1_795_509_000.25), seconds: 12.5, unread: [.a, .b], wasFast: true,
      isUnsure: true, comment: "a \"b\"\nc", subset: "helpful", event: "e-1")
    #expect(rows[0].details == first)
    #expect(rows.map(\.occasion) == [.sendBack, .original, .repeat])
    #expect(rows[1].details == LabelDetails())
    #expect(rows[2].details.comment == "=1")
    #expect(rows[2].details.at == Date(timeIntervalSince1970: 1_795_509_000))
    #expect(rows.map(\.line) == [2, 4, 5])
    #expect(try preferences(text.utf8).map(\.line) == [2, 4])
  }

  @Test func `an annotator labels a data point once, but for repeats, send-backs and what was taken back`() throws {
    let header = "instance,response,annotator,rating,occasion,current\n"
    let text =
      header + "x,A,a,1,original,0\nx,A,a,2,,1\nx,A,a,3,repeat,\nx,A,a,3,repeat,\nx,A,a,4,send-back,\nx,A,b,1,added,\n"
    #expect(try ratings(text.utf8).count == 5)
    #expect(try ratings(text.utf8, history: true).count == 6)
    let error = #expect(throws: InterchangeError.self) { try ratings((text + "x,A,b,1,added,\n").utf8) }
    #expect(
      message(try #require(error))
        == "r.csv:8: \"b\" labelled response A of x on line 7 already; keep one of the two, or say in a column occasion "
        + "that one is a repeat")
  }

  @Test(arguments: [
    ("", "r.csv: the file is empty"),
    ("\n", "r.csv:1: columns \"instance\", \"response\", \"annotator\", \"rating\" missing"),
    (
      "instance,response,annotator\n",
      "r.csv:1: column \"rating\" missing beside \"instance\", \"response\", \"annotator\""
    ),
    ("instance,response,annotator,rating,rating\n", "r.csv:1: the column \"rating\" stands there twice"),
    ("H\nx,A,a,0", "r.csv:2: rating is \"0\", not a whole number from 1 to 5; mend the cell, or take the line out"),
    ("H\nx,A,a,6", "r.csv:2: rating is \"6\", not a whole number"),
    ("H\nx,A,a,4.5", "r.csv:2: rating is \"4.5\", not a"),
    ("H\nx,A,a,", "r.csv:2: rating is \"\", not"), ("H\nx,A,a, 3", "r.csv:2: rating is \" 3\", not"),
    ("H\nx,A,a,-1", "r.csv:2: rating is \"-1\""), ("H\nx,A,a,/", "r.csv:2: rating is \"/\""),
    ("H\nx,A,a,é", "r.csv:2: rating is"),
    ("H\nx,C,a,3", "r.csv:2: response is \"C\", not A or B"), ("H\nx,,a,3", "r.csv:2: response is \"\", not A or B"),
    ("H\n,A,a,3", "r.csv:2: instance is \"\", not the id of an instance"),
    ("H\nx,A,,3", "r.csv:2: annotator is \"\", not who"),
    ("H\nx,A,a\n", "r.csv:2: 3 cells where the header has 4; put cells with a comma"),
    ("H\nx,A,a,3,\n", "r.csv:2: 5 cells where"),
    ("H\nx,A,a,1\n\nx,B,a,1\nx,A,a,1", "r.csv:5: \"a\" labelled response A of x on line 2 already"),
    ("H\nx,A,\"a,1\nx,B,b,1\n", "r.csv:2: a quote opens here and never closes"),
    ("H\nx,A,a \"b\",1", "r.csv:2: a quote inside a cell that is not quoted as a whole; put the cell into quotes"),
    ("H\nx,A,\"a\"b,1", "r.csv:2: a quote inside a cell"), ("H\nx,A,\"a\n\"b,1", "r.csv:3: a quote inside a cell"),
    ("H\nx,A,a\0,1", "r.csv:2: a NUL character at byte 6"),
  ])
  func `a fault of a ratings file names its line and a remedy`(text: String, expected: String) throws {
    let whole = text.hasPrefix("H\n") ? "instance,response,annotator,rating" + text.dropFirst() : text
    let error = #expect(throws: InterchangeError.self) { try ratings(whole.utf8) }
    #expect(message(try #require(error)).hasPrefix(expected), "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("x,a,C,1", "p.csv:2: preference is \"C\", not A, B or N"),
    ("x,a,,0", "p.csv:2: preference is \"\", not A, B or N"),
    ("x,a,A,3", "p.csv:2: magnitude is \"3\", not 0, 1 or 2"), ("x,a,A,", "p.csv:2: magnitude is \"\", not 0, 1 or 2"),
    ("x,a,N,1", "p.csv:2: magnitude 1 with preference N; magnitude is 0 exactly when the preference is N"),
    ("x,a,A,0", "p.csv:2: magnitude 0 with preference A; magnitude is 0 exactly when"),
    ("x,a,A,1\nx,a,B,1", "p.csv:3: \"a\" labelled x on line 2 already"), ("x,a,A,-1", "p.csv:2: magnitude is \"-1\""),
  ])
  func `a fault of a preferences file names its line and a remedy`(text: String, expected: String) throws {
    let error = #expect(throws: InterchangeError.self) {
      try preferences("instance,annotator,preference,magnitude\n\(text)".utf8)
    }
    #expect(message(try #require(error)).hasPrefix(expected), "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("first_shown", "C", "A or B"), ("at", "yesterday", "a time such as"), ("at", "2026-11-24", "a time such as"),
    ("seconds", "-1", "a number of seconds"), ("seconds", "inf", "a number"), ("seconds", "0x1p9", "a number"),
    ("seconds", "1e400", "a number"), ("seconds", "99999999999", "a number"), ("seconds", ".", "a number"),
    ("unread", "a", "A, B or AB"), ("fast", "yes", "0 or 1"), ("unsure", "2", "0 or 1"), ("current", "x", "0 or 1"),
    ("occasion", "again", "original, repeat, send-back or added"),
  ])
  func `a further cell that cannot be is a fault`(column: String, value: String, expected: String) throws {
    let error = #expect(throws: InterchangeError.self) {
      try ratings("instance,response,annotator,rating,\(column)\nx,A,a,1,\(value)".utf8)
    }
    #expect(message(try #require(error)).hasPrefix("r.csv:2: \(column) is \"\(value)\", not \(expected)"))
  }

  @Test func `labels come back as they were written, without a cell that a spreadsheet would run`() throws {
    let texts = [
      "=x", "+1", "-1", "@a", "＝x", "＋1", "－1", "＠a", "'＝", "''＠", "＜", "\nx", "'=", "a,\"b\"\nc", "é", "e\u{301}", " ",
      "\tx", "'",
    ]
    let rows = texts.enumerated().map { index, text -> RatingRow in
      var details = LabelDetails(
        firstShown: nil, at: Date(timeIntervalSince1970: 1.8e9 + Double(index) / 8), seconds: Double(index) + 0.125,
        unread: [.b],
        wasFast: index % 2 == 0, isUnsure: index % 3 == 0, comment: text, subset: text, event: text,
        isCurrent: index % 5 > 0)
      let reason = text.trimmingCharacters(in: [" "])
      details.grounds = Grounds(
        reasons: reason.isEmpty ? [] : [reason, "tone"], rationale: text, sureness: Sureness(rawValue: index % 4),
        others: index % 11)
      return RatingRow(
        instance: InstanceKey(text), response: index % 2 == 0 ? .a : .b, annotator: text,
        rating: Rating.allCases[index % 5],
        occasion: Occasion.allCases[index % 4], details: details, line: 0)
    }
    let columns = LabelColumn.allCases
    let text = RatingsCSV.header(columns) + rows.map { RatingsCSV.record($0, columns) }.joined()
    var again = try ratings(text.utf8, history: true)
    for index in again.indices { again[index].line = 0 }
    #expect(again == rows)
    #expect(again.map { Array($0.annotator.utf8) } == rows.map { Array($0.annotator.utf8) })
    for character in "=+@＝＋－＠" {
      #expect(!text.contains(",\(character)") && !text.contains("\n\(character)") && !text.contains("\"\(character)"))
    }
    let labels = PreferenceLabel.allCases.map {
      PreferenceRow(instance: InstanceKey("-1"), annotator: "a\($0)", preference: $0)
    }
    let plain = PreferencesCSV.header() + labels.map { PreferencesCSV.record($0) }.joined()
    #expect(plain.hasPrefix("instance,annotator,preference,magnitude\n'-1,amuchA,A,2\n"))
    #expect(try preferences(plain.utf8).map(\.preference) == PreferenceLabel.allCases)
  }

  @Test func `times keep their milliseconds`() throws {
    let rows = (0..<1000).map { (millisecond: Int) -> RatingRow in
      let seconds = Double(millisecond) / 1000
      let details = LabelDetails(
        at: Date(timeIntervalSince1970: 1_795_509_000 + seconds), seconds: seconds, isSimulated: millisecond % 2 == 0)
      return RatingRow(
        instance: InstanceKey("\(millisecond)"), response: .a, annotator: "a", rating: Rating.allCases[millisecond % 5],
        details: details)
    }
    let columns: [LabelColumn] = [.at, .seconds, .simulated]
    let text = RatingsCSV.header(columns) + rows.map { RatingsCSV.record($0, columns) }.joined()
    let again = try ratings(text.utf8)
    for (before, after) in zip(rows, again) {
      let change = try #require(after.details.at).timeIntervalSince(try #require(before.details.at))
      #expect(abs(change) < 1e-6 && after.details.seconds == before.details.seconds, "\(before.instance.text)")
      #expect(after.details.isSimulated == before.details.isSimulated)
    }
  }

  @Test func `ids are told apart by their bytes`() throws {
    let text = "instance,response,annotator,rating\né,A,a,1\ne\u{301},A,a,2\n"
    #expect(Set(try ratings(text.utf8).map(\.instance)).count == 2)
  }

  @Test func `a table takes the original labels in force of both files`() throws {
    let first = """
      instance,response,annotator,rating,occasion,current,subset
      x,A,a,1,,,s
      x,A,b,2,,,s
      x,B,a,3,original,1,s
      x,B,b,4,added,1,s
      y,A,a,5,repeat,1,s
      y,A,a,5,original,0,s
      """
    let second = "instance,annotator,preference,magnitude,first_shown\nx,b,A,1,B\nz,c,N,0,\n"
    let table = try withFile(first, named: "r.csv") { ratings in
      try withFile(second, named: "p.csv") { try LabelTable(ratings: ratings, preferences: $0) }
    }
    #expect(table.ratingCount == 3)
    #expect(table.preferenceCount == 2)
    #expect(table.instances.map(\.text) == ["x", "z"])
    #expect(table.subsets == ["s", ""])
    #expect(table.annotators == ["a", "b", "c"])
    #expect(table.entries(of: 0).map { $0.rating(of: .a)?.rawValue } == [1, 2])
    #expect(table.entries(of: 0).map(\.firstShown) == [nil, .b])
    #expect(try LabelTable(ratings: nil, preferences: nil).instances.isEmpty)
  }
}
