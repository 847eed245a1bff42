import FoundationEssentials
import Study
import Testing

@testable import Store

@Suite struct LabelImportTests {
  /// Labels as text: `alice h-0A 4`, `bob h-1 B2 send-back`.
  private func labels(_ lines: String...) throws -> [ImportedLabel] {
    try lines.enumerated().map { index, line in
      let parts = line.split(separator: " ")
      let point = parts[1]
      let response = point.last.flatMap { ResponseLetter(rawValue: String($0)) }
      let key = response == nil ? String(point) : String(point.dropLast())
      let label: Label
      if response != nil {
        label = .rating(try #require(Int(parts[2]).flatMap(Rating.init(rawValue:))))
      } else {
        let preference = try #require(Preference(rawValue: String(parts[2].prefix(1))))
        label = .preference(
          try #require(PreferenceLabel(preference, magnitude: Int(parts[2].dropFirst()) ?? 0)))
      }
      return ImportedLabel(
        instance: InstanceKey(key), subset: "new", annotator: String(parts[0]), label: label, response: response,
        occasion: parts.count > 3 ? try #require(Occasion(rawValue: String(parts[3]))) : .original,
        at: TemporaryStudy.noon, circumstances: .plain, isUnsure: false, comment: "", event: "", file: 0,
        line: index + 2)
    }
  }

  private func inForce(_ file: StudyFile) throws -> [String] {
    var found: [String] = []
    try file.labels(Set(Occasion.allCases), details: false) { row in
      let value =
        switch row.label {
        case .rating(let rating): String(rating.rawValue)
        case .preference(let label): "\(label.preference.rawValue)\(label.magnitude)"
        }
      let mark = row.work.occasion == .original ? "" : " \(row.work.occasion.rawValue)"
      found.append(
        "\(row.annotator.name) \(row.work.instance)\(row.work.response?.rawValue ?? "") \(value)\(mark) \(row.work.slot)"
      )
    }
    return found.sorted()
  }

  @Test func `annotators, work and labels come in together, and again without harm`() throws {
    let study = try TemporaryStudy(instances: 2, annotators: [])
    let file = study.file
    let all = try labels(
      "eve h-0A 4", "eve h-0B 2", "bob h-0A 1", "eve h-0 B2", "bob h-0 N0", "bob h-1A 5", "eve h-1A 5",
      "eve h-0A 3 send-back", "eve h-0A 2 send-back", "bob h-1A 4 repeat", "zoe h-1 A1 added")
    let summary = try file.importLabels(all, files: ["r.csv"])
    #expect(summary.ratings == 8 && summary.preferences == 3 && summary.known == 0)
    #expect(summary.newAnnotators == ["eve", "bob", "zoe"] && summary.newInstances == 0)
    let expected = [
      "bob h-0 N0 1", "bob h-0A 1 1", "bob h-1A 4 repeat 0", "bob h-1A 5 0", "eve h-0 B2 0", "eve h-0A 2 send-back 0",
      "eve h-0A 3 send-back 0", "eve h-0A 4 0", "eve h-0B 2 0", "eve h-1A 5 1", "zoe h-1 A1 added 2",
    ]
    #expect(try inForce(file) == expected)
    #expect(try file.verify() == [])
    let head = try file.head()
    let again = try file.importLabels(all, files: ["r.csv"])
    #expect(again.known == 11 && again.ratings + again.preferences == 0 && again.newAnnotators == [])
    #expect(try file.head() == head)
    #expect(try inForce(file) == expected)
  }

  @Test func `labels of assigned work go to that work`() throws {
    let study = try TemporaryStudy(instances: 2)
    try study.desk().actOnNext(.rate(4))
    _ = try study.file.importLabels(try labels("alice h-0A 4", "alice h-1A 2", "bob h-0 A2"), files: ["r.csv"])
    #expect(try study.desk().progress(.single) == WorkProgress(total: 4, labelled: 2))
    #expect(try study.desk("bob").progress(.preference) == WorkProgress(total: 2, labelled: 1))
    let pseudonym = try #require(try study.file.annotators().first?.annotator.pseudonym)
    #expect(try study.file.importLabels(try labels("\(pseudonym) h-1B 3"), files: ["r.csv"]).newAnnotators == [])
    #expect(try study.desk().progress(.single).labelled == 3)
    #expect(try study.file.verify() == [])
  }

  @Test func `what does not fit is refused with its line, and nothing is saved`() throws {
    let study = try TemporaryStudy(instances: 2)
    try study.desk().actOnNext(.rate(4))
    let head = try study.file.head()
    func check(_ labels: [ImportedLabel], _ parts: String...) {
      let error = #expect(throws: StoreError.self) { try study.file.importLabels(labels, files: ["r.csv"]) }
      for part in parts { #expect(error.map { "\($0)" }?.contains(part) == true, "\(String(describing: error))") }
    }
    check(
      try labels("eve h-0A 1", "eve h-7A 2", "eve h-8A 2", "eve h-7B 1"), "r.csv:3", "h-7", "1 other", "--without-texts"
    )
    check(try labels("eve h-0A 1", "alice h-0A 3"), "r.csv:3", "alice", "response A of h-0")
    check(try labels("eve h-0A 1", "eve h-0A 2"), "r.csv:3", "eve")
    #expect(try study.file.head() == head)
    try study.file.withdraw("alice")
    check(try labels("alice h-1A 3"), "alice")
  }

  @Test func `instances without texts are made only when asked for`() throws {
    let study = try TemporaryStudy(instances: 1, annotators: [])
    let summary = try study.file.importLabels(
      try labels("eve h-0A 1", "eve x-1A 2", "eve x-2 N0"), files: ["r.csv"], createsInstances: true)
    #expect(summary.newInstances == 2)
    #expect(try study.file.instanceCount() == ["helpful": 1, "new": 2])
    #expect(try study.file.instance(InstanceKey("x-1"))?.context == [])
    #expect(try study.file.verify() == [])
  }

  @Test func `what stands beside a label comes along, and an event of demur's keeps its id`() throws {
    let study = try TemporaryStudy(instances: 1, annotators: [])
    let event = "01234567-89ab-4cde-8f01-23456789abcd"
    var all = try labels("eve h-0A 1", "eve h-0B 1")
    all[0].isUnsure = true
    all[0].comment = "Hm, =1+1"
    all[0].event = event
    all[1].event = "no id"
    _ = try study.file.importLabels(all, files: ["r.csv"])
    var rows: [LabelRow.Details] = []
    try study.file.labels { row in rows += row.details.map { [$0] } ?? [] }
    #expect(rows.map(\.isUnsure) == [true, false] && rows.map(\.comment) == ["Hm, =1+1", nil])
    #expect(rows[0].act.rawValue == event && rows[1].act.rawValue.count == 36)
    #expect(rows.allSatisfy { $0.at == TemporaryStudy.noon && $0.circumstances == .plain })
  }
}
