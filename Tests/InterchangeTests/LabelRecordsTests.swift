import Foundation
import Study
import Testing

@testable import Interchange

/// Labels as JSON Lines, in our own names.
struct LabelRecordsTests {
  private func read(_ text: String) throws -> [MappedLabelFile.Row] {
    try withFile(text, named: "labels.jsonl") { path in
      guard case .records(let rules)? = try LabelFile.form(of: path) else { return [] }
      var file = try MappedLabelFile(path: path, rules: rules)
      var rows: [MappedLabelFile.Row] = []
      try file.forEach { rows.append($0) }
      return rows
    }
  }

  private static let details = LabelDetails(
    firstShown: .b, at: Date(timeIntervalSince1970: 1_750_000_000.25), seconds: 3.25, unread: [.a, .b], wasFast: true,
    isUnsure: true, comment: "'=1+1 \"so\"\n", subset: " s ", event: "01234567-89ab-4cde-8f01-23456789abcd",
    isCurrent: false, isContextUnread: true, secondsSinceLabel: 1.5,
    fingerprint: TextFingerprint("00112233445566778899aabbccddeeff"))

  private static let detailsWithGrounds: LabelDetails = {
    var all = details
    all.form = .rendered
    all.grounds = Grounds(reasons: ["facts", "tone"], rationale: "'=It, \"is\" ", sureness: .fairly, others: 10)
    return all
  }()

  @Test(arguments: [details, detailsWithGrounds, LabelDetails()])
  func `what is exported as JSON comes back as it was`(details: LabelDetails) throws {
    let columns = LabelColumn.allCases
    let preference = PreferenceRow(
      instance: InstanceKey(" -1"), annotator: "ann", preference: .muchB, occasion: .sendBack, details: details)
    let back = try read(String(decoding: PreferencesCSV.jsonLine(preference, columns), as: UTF8.self))
    #expect(back.map(\.instance) == [preference.instance] && back.map(\.annotator) == ["ann"])
    #expect(back.map(\.label) == [.preference(.muchB)] && back.map(\.occasion) == [.sendBack])
    #expect(back.first?.details == details, "\(String(describing: back.first?.details))")
    var ratingDetails = details
    ratingDetails.firstShown = nil
    let rating = RatingRow(
      instance: InstanceKey("x"), response: .b, annotator: "ann", rating: Rating.allCases[4], details: ratingDetails)
    let again = try read(String(decoding: RatingsCSV.jsonLine(rating, columns), as: UTF8.self))
    #expect(again.map(\.response) == [.b] && again.map(\.label) == [.rating(Rating.allCases[4])])
    #expect(again.first?.details == ratingDetails)
  }

  @Test func `a preference without a magnitude has the smaller one, and none has none`() throws {
    let rows = [("A", ""), ("B", ""), ("N", "")].map { preference, _ in
      #"{"instance": 7, "annotator": "a", "preference": "\#(preference)"}"#
    }
    #expect(
      try read(rows.joined(separator: "\n")).map(\.label)
        == [.preference(.littleA), .preference(.littleB), .preference(.none)])
  }

  @Test(arguments: [
    (#"{"instance": "x", "annotator": "a", "preference": "C", "magnitude": 1}"#, ":1: preference is \"C\""),
    (#"{"instance": "x", "annotator": "a", "preference": "A", "magnitude": 3}"#, ":1: magnitude is \"3\""),
    (#"{"instance": "x", "annotator": null, "response": "A", "rating": 3}"#, ":1: \"annotator\" missing"),
    (#"{"instance": "x", "annotator": "a", "response": "A", "rating": 3.5}"#, ":1: rating is \"3.5\""),
    (#"{"instance": "x", "annotator": "a", "response": "A", "rating": 3, "at": "soon"}"#, ":1: at is \"soon\""),
    (#"{"instance": "x", "annotator": "a", "response": "A", "rating": 3, "others": 11}"#, ":1: others is \"11\""),
    (#"{"instance": "x", "annotator": "a", "response": "A", "rating": 3, "sureness": 0}"#, ":1: sureness is \"0\""),
    (#"{"instance": "x", "annotator": "a", "response": "A", "rating": 3, "form": "x"}"#, ":1: form is \"x\""),
  ])
  func `what is wrong is named with its line and key`(text: String, expected: String) throws {
    let error = #expect(throws: InterchangeError.self) { try read(text) }
    #expect(error.map { "\($0)" }?.contains(expected) == true, "\(String(describing: error))")
  }
}
