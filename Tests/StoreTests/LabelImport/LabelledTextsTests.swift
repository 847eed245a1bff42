import Study
import Testing

@testable import Store

/// Labels find their texts by fingerprint.
@Suite struct LabelledTextsTests {
  /// A preference and a rating of h-0, and a preference on h-1, with the fingerprints given.
  private func labels(_ first: TextFingerprint?, _ second: TextFingerprint?) -> [ImportedLabel] {
    let circumstances = Circumstances(
      firstShown: .a, activeSeconds: 1, unread: [.b], wasFast: false, layout: Circumstances.imported, columns: 0,
      rows: 0)
    func label(_ key: String, _ label: Label, _ response: ResponseLetter?, _ fingerprint: TextFingerprint?, line: Int)
      -> ImportedLabel
    {
      ImportedLabel(
        instance: InstanceKey(key), subset: "", annotator: "eve", label: label, response: response,
        occasion: .original, at: TemporaryStudy.noon, circumstances: circumstances, isUnsure: false, comment: "",
        event: "", fingerprint: fingerprint, file: 0, line: line)
    }
    return [
      label("h-0", .preference(.muchA), nil, first, line: 2),
      label("h-0", .rating(Rating.allCases[3]), .a, first, line: 3),
      label("h-1", .preference(.none), nil, second, line: 4),
    ]
  }

  private let here = TemporaryStudy.instance(0).fingerprint
  private let second = TemporaryStudy.instance(1).fingerprint
  private let swapped = TemporaryStudy.instance(0).swappedFingerprint
  private let other = TextFingerprint("00112233445566778899aabbccddeeff")

  @Test func `labels of the study's texts come in, and so do those that do not say what they were given on`() throws {
    for (all, unproved) in [(labels(here, second), 0), (labels(nil, nil), 3), (labels(here, nil), 1)] {
      let study = try TemporaryStudy(instances: 2, annotators: [])
      let summary = try study.file.importLabels(all, files: ["p.csv"], turnsRound: true)
      #expect(summary.preferences == 2 && summary.ratings == 1 && summary.turnedRound == 0)
      // A coin of the seed may have called the better response B.
      #expect(summary.unproved == unproved)
    }
  }

  @Test func `labels of other texts, or of A and B swapped, are refused by name and number`() throws {
    let study = try TemporaryStudy(instances: 2, annotators: [])
    let head = try study.file.head()
    func check(_ all: [ImportedLabel], turning: Bool = false, _ parts: String..., not: String) {
      let error = #expect(throws: StoreError.self) {
        try study.file.importLabels(all, files: ["p.csv"], turnsRound: turning)
      }
      let said = error.map { "\($0)" } ?? ""
      for part in parts { #expect(said.contains(part), "\(said)") }
      #expect(!said.contains(not), "\(said)")
    }
    check(
      labels(here, other), "p.csv:4: 1 label on 1 instance (h-1) was given on other texts", "Nothing was imported",
      not: "swapped")
    check(
      labels(swapped, second), "p.csv:2: 2 labels on 1 instance (h-0) were given", "--swap-where-swapped",
      not: "other texts")
    check(labels(swapped, other), "2 labels on 1 instance (h-0)", "1 label on 1 instance (h-1)", not: "h-0, ")
    check(labels(swapped, other), turning: true, "other texts", not: "swapped")
    #expect(try study.file.head() == head)
  }

  @Test func `labels of swapped texts are turned round where that is wanted, with all that speaks of A and B`() throws {
    let study = try TemporaryStudy(instances: 2, annotators: [])
    let summary = try study.file.importLabels(labels(swapped, second), files: ["p.csv"], turnsRound: true)
    #expect(summary.turnedRound == 2)
    var found: [String] = []
    try study.file.labels { row in
      let said = row.details?.circumstances
      let value =
        switch row.label {
        case .rating(let rating): rating.rawValue
        case .preference(let preference): preference.combined
        }
      found.append(
        "\(row.work.instance)\(row.work.response?.rawValue ?? "") \(value) \(said?.firstShown?.rawValue ?? "-") "
          + (said?.unread ?? []).map(\.rawValue).joined())
    }
    #expect(
      found.sorted() == [
        "h-0 2 B A", "h-0B 4 B A", "h-1 0 A B",
      ])
    #expect(try study.file.verify() == [])
    #expect(try study.file.importLabels(labels(swapped, second), files: ["p.csv"], turnsRound: true).known == 3)
  }

  @Test func `labels under an id that is not known find their texts, and are turned round where that is wanted`() throws
  {
    let study = try TemporaryStudy(instances: 2, annotators: [])
    func renamed(_ fingerprint: TextFingerprint?) -> [ImportedLabel] {
      labels(fingerprint, nil).prefix(2).map { label in
        var label = label
        label.instance = InstanceKey("elsewhere-7")
        return label
      }
    }
    #expect(throws: StoreError.self) { try study.file.importLabels(renamed(other), files: ["p.csv"]) }
    #expect(throws: StoreError.self) { try study.file.importLabels(renamed(swapped), files: ["p.csv"]) }
    let summary = try study.file.importLabels(renamed(here), files: ["p.csv"], createsInstances: true)
    #expect(summary.foundByTexts == 2 && summary.newInstances == 0)
    var keys: Set<String> = []
    try study.file.labels { keys.insert($0.work.instance.text) }
    #expect(keys == ["h-0"])
    #expect(try study.file.importLabels(renamed(here), files: ["p.csv"]).known == 2)
  }

  @Test func `where both responses are the same, nothing is swapped`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    var twins = TemporaryStudy.instance(0)
    twins.responseB = twins.responseA
    try study.file.addInstances { try $0(twins) }
    let all = labels(twins.swappedFingerprint, nil).filter { $0.instance == twins.key }
    #expect(try study.file.importLabels(all, files: ["p.csv"]).turnedRound == 0)
  }
}
