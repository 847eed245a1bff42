import GRDB
import Study
import Testing

@testable import Store

@Suite struct AskedWorkTests {
  @Test func `a further annotator is served exactly the instance, and after the label the table has it`() throws {
    let reviewed = try ReviewedStudy(further: ["carol"])
    let before = try reviewed.review().table
    let receipt = try reviewed.decide(.more(1), on: "h-0")
    #expect(receipt.asked == 1 && receipt.controls == 0)
    #expect(Set(try reviewed.open("carol")) == ["h-0A", "h-0B", "h-0"])
    #expect(try reviewed.open("alice") == [])
    let desk = try reviewed.study.desk("carol")
    try desk.actOnNext(.rate(2))
    try desk.actOnNext(.rate(3))
    try desk.actOnNext(.prefer(.littleB), .preference)
    let labels = try reviewed.labels(of: "h-0").filter { $0.hasPrefix("carol") }
    #expect(labels.count == 3 && labels.allSatisfy { $0.hasSuffix("a") })
    let after = try reviewed.review().table
    #expect(after.indices.map { after.deltaSingle(of: $0) } == before.indices.map { before.deltaSingle(of: $0) })
    #expect(after[0].people.map(\.others.count) == [0, 0, 3])
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `the least loaded who know nothing of the instance are asked`() throws {
    let reviewed = try ReviewedStudy(further: ["carol", "dave", "eve"])
    try reviewed.decide(.more(1), on: "h-0")
    try reviewed.decide(.more(1), on: "h-1")
    try reviewed.decide(.more(1), on: "h-2")
    #expect(try ["carol", "dave", "eve"].map { try reviewed.open($0).count } == [3, 3, 3])
    try reviewed.file.withdraw("eve")
    try reviewed.decide(.more(2), on: "h-3")
    #expect(try ["carol", "dave"].map { try reviewed.open($0).count } == [6, 6])
    #expect(throws: StoreError.tooFewToAsk(needed: 1, available: 0)) { try reviewed.decide(.more(3), on: "h-3") }
  }

  @Test func `somebody else is asked in the place of one who left with it undone`() throws {
    let reviewed = try ReviewedStudy(further: ["carol"])
    try reviewed.decide(.more(1), on: "h-0")
    try reviewed.study.desk("carol").actOnNext(.rate(2))
    try reviewed.file.withdraw("carol")
    try reviewed.file.addAnnotators(["dave"])
    try reviewed.decide(nil, on: "h-0")
    #expect(try reviewed.decide(.more(1), on: "h-0").asked == 1)
    #expect(try reviewed.open("dave").count == 3)
    // Whoever did all of it before they left was asked to some purpose.
    let desk = try reviewed.study.desk("dave")
    for _ in 0..<2 { try desk.actOnNext(.rate(3)) }
    try desk.actOnNext(.prefer(.muchA), .preference)
    try reviewed.file.withdraw("dave")
    try reviewed.file.addAnnotators(["eve"])
    try reviewed.decide(nil, on: "h-0")
    #expect(try reviewed.decide(.more(1), on: "h-0").asked == 0)
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `only work that authors asked for later is told from a study's own`() throws {
    let reviewed = try ReviewedStudy(instances: 12, further: ["carol"])
    try reviewed.decide(.more(1), on: "h-0")
    #expect(try reviewed.study.desk("carol").hasOnlyLaterWork(.preference))
    let carol = try #require(try reviewed.file.annotators().first { $0.annotator.name == "carol" }?.annotator)
    try reviewed.file.addWork(TemporaryStudy.work(for: carol, slot: 2, instances: 3))
    #expect(try !reviewed.study.desk("carol").hasOnlyLaterWork(.preference))
  }

  @Test func `two authors who both ask for one more get one more`() throws {
    let reviewed = try ReviewedStudy(further: ["carol", "dave"])
    try reviewed.decide(.more(1), on: "h-0")
    #expect(try reviewed.decide(.more(1), on: "h-0", by: "bea").asked == 0)
    #expect(try reviewed.decide(.more(2), on: "h-0", by: "bea").asked == 1)
    // One takes back, and what the other asked for stays.
    #expect(try reviewed.file.undoDecision(by: "bea")?.retired == 3)
    #expect(try reviewed.file.undoDecision(by: "bea")?.retired == 0)
    #expect(try reviewed.file.undoDecision(by: "ann")?.retired == 3)
    #expect(try reviewed.open("carol") + reviewed.open("dave") == [])
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `sent back is served to the same people in a new order, with as many controls`() throws {
    let reviewed = try ReviewedStudy(instances: 12)
    let receipt = try reviewed.decide(.sendBack, on: "h-0")
    #expect(receipt.asked == 2 && receipt.controls == 2)
    for name in ["alice", "bob"] {
      let open = try reviewed.file.openWork(of: name)
      #expect(open.count == 6 && open.allSatisfy { $0.occasion == .sendBack })
      let contexts = Set(open.map(\.instance.text))
      #expect(contexts.count == 2 && contexts.contains("h-0") && !contexts.contains("h-1"))
    }
    #expect(try reviewed.open("carol") == [])
    // What is ambiguous in SINGLE alone is asked in SINGLE alone.
    try reviewed.decide(.sendBack, on: "h-1")
    #expect(try reviewed.file.openWork(of: "alice").filter { $0.formulation == .preference }.count == 2)
    #expect(try reviewed.open("alice").filter { $0.hasPrefix("h-1") && $0.count == 4 }.sorted() == ["h-1A", "h-1B"])
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `controls are undisputed by the threshold in force`() throws {
    let reviewed = try ReviewedStudy(instances: 3)
    // h-0 and h-1 differ by 4 and 3, so that at the study's threshold h-2 alone is a control; at 4, h-1 is one too.
    #expect(try reviewed.decide(.sendBack, on: "h-2").controls == 0)
    let receipt = try reviewed.file.decide(
      .outcome(.sendBack, insteadOf: nil), on: InstanceKey("h-0"), by: "ann", threshold: 4)
    #expect(receipt.controls == 2)
    #expect(Set(try reviewed.open("alice")).contains("h-1A"))
  }

  @Test func `an annotator's process cannot tell a control from what is sent back`() throws {
    let reviewed = try ReviewedStudy(instances: 12)
    try reviewed.decide(.sendBack, "slip", on: "h-0")
    let desk = try reviewed.study.desk("alice")
    var served: [ServedWork] = []
    while let next = try desk.next(.single, excluding: Set(served.map(\.work.id))) { served.append(next) }
    #expect(served.count == 4)
    let works = try served.map { try desk.whole($0.work) }
    #expect(Set(works.map(\.occasion)) == [.sendBack])
    #expect(served.allSatisfy { $0.label == nil && $0.note == nil && !$0.isUnsure && !$0.wasPostponed })
    // The two responses of a context do not follow each other.
    #expect(zip(works, works.dropFirst()).allSatisfy { $0.instance != $1.instance })
  }

  @Test func `what travels as a control can be sent back itself, and is asked once`() throws {
    let reviewed = try ReviewedStudy(instances: 3)
    try reviewed.decide(.sendBack, on: "h-0")
    #expect(try reviewed.open("alice").contains("h-2A"))
    #expect(try reviewed.decide(.sendBack, on: "h-2").asked == 0)
    #expect(try reviewed.open("alice").filter { $0 == "h-2A" }.count == 1)
    try reviewed.file.withdraw("alice")
    try reviewed.file.withdraw("bob")
    #expect(throws: StoreError.nobodyToAskAgain(instance: InstanceKey("h-1"))) {
      try reviewed.decide(.sendBack, on: "h-1")
    }
  }

  @Test func `controls are known to the summary, and what is sent back is compared with them`() throws {
    let reviewed = try ReviewedStudy(instances: 12)
    try reviewed.decide(.sendBack, on: "h-0")
    for name in ["alice", "bob"] {
      let desk = try reviewed.study.desk(name)
      while let served = try desk.next(.single) {
        // Whoever is asked again now says 3 of what was disputed, and the same of the rest.
        try desk.act(.rate(desk.whole(served.work).instance.text == "h-0" ? 3 : 1), on: served.work.id)
      }
    }
    let summary = ReviewSummary(try reviewed.review().table, codeBook: .standard)
    #expect(summary.askedAgain.sentBack.labels == 4 && summary.askedAgain.sentBack.changed == 4)
    #expect(summary.askedAgain.controls.labels == 4 && summary.askedAgain.controls.changed == 0)
  }

  @Test func `a control that is sent back by itself stays asked about when the other is taken back`() throws {
    let reviewed = try ReviewedStudy(instances: 12)
    try reviewed.decide(.sendBack, on: "h-0")
    let control = try #require(
      try reviewed.file.openWork(of: "alice").map(\.instance.text).first { $0 != "h-0" })
    try reviewed.decide(.sendBack, on: control, by: "bea")
    try reviewed.file.undoDecision(by: "ann")
    #expect(Set(try reviewed.file.openWork(of: "alice").map(\.instance.text)).contains(control))
    #expect(!Set(try reviewed.file.openWork(of: "alice").map(\.instance.text)).contains("h-0"))
    // Neither is sent back now, so nothing of it is open.
    try reviewed.file.undoDecision(by: "bea")
    #expect(try reviewed.open("alice") + reviewed.open("bob") == [])
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `a second author sees nothing of the work that the first asked for`() throws {
    let reviewed = try ReviewedStudy(further: ["carol"])
    try reviewed.decide(.more(1), on: "h-0")
    try reviewed.study.desk("carol").actOnNext(.rate(2))
    let (table, cursor) = try reviewed.file.review(ReviewPerspective(author: "bob", isBlind: true))
    #expect(table[0].people.map(\.others.count) == [0, 0])
    let dossier = try #require(try reviewed.file.dossier(0, cursor))
    #expect(dossier.labels.allSatisfy { $0.work.occasion == .original })
    #expect(try reviewed.file.history(0, cursor).allSatisfy { $0.work.occasion == .original })
  }

  @Test func `taking it back takes the open work out, controls too, and leaves what was labelled`() throws {
    let reviewed = try ReviewedStudy(instances: 12)
    try reviewed.decide(.sendBack, on: "h-0")
    try reviewed.study.desk("alice").actOnNext(.rate(3))
    let receipt = try reviewed.file.undoDecision(by: "ann")
    #expect(receipt?.retired == 11)
    #expect(try reviewed.open("alice") + reviewed.open("bob") == [])
    #expect(try reviewed.study.desk("bob").progress(.single).isComplete)
    #expect(try reviewed.file.verify() == [])
    // Restored, it asks only who has not been asked.
    #expect(try reviewed.file.redoDecision(by: "ann")?.asked == (try labelledSendBack(reviewed) == "h-0" ? 1 : 2))
    #expect(try reviewed.file.verify() == [])
  }

  private func labelledSendBack(_ reviewed: ReviewedStudy) throws -> String? {
    try reviewed.file.read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT key FROM work JOIN instance ON instance.id = work.instance
          JOIN standing ON standing.work = work.id WHERE occasion = 'send-back'
          """)
    }
  }

  @Test func `another outcome in its place takes the work out too`() throws {
    let reviewed = try ReviewedStudy()
    try reviewed.decide(.more(1), on: "h-0")
    #expect(try reviewed.decide(.keep, on: "h-0").retired == 3)
    try reviewed.decide(.more(1), "slip", on: "h-0")
    #expect(try reviewed.decide(.more(1), "values", on: "h-0").asked == 0)
    #expect(try reviewed.open("carol").count + reviewed.open("dave").count == 3)
    #expect(try reviewed.decide(nil, on: "h-0").retired == 3)
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `no figure of the original labels changes by what is asked again`() throws {
    let reviewed = try ReviewedStudy(instances: 12, further: ["carol"])
    func originals() throws -> [String] {
      var labels: [String] = []
      try reviewed.file.labels { labels.append("\($0.work.id) \($0.label)") }
      return labels
    }
    let (before, figures) = (
      try originals(), StudyFigures(try reviewed.review().table.labelTable(), plan: FigurePlan())
    )
    try reviewed.decide(.sendBack, on: "h-0")
    try reviewed.decide(.more(1), on: "h-1")
    for name in ["alice", "bob", "carol"] {
      let desk = try reviewed.study.desk(name)
      while try desk.next(.single) != nil { try desk.actOnNext(.rate(5)) }
      while try desk.next(.preference) != nil { try desk.actOnNext(.prefer(.muchB), .preference) }
    }
    #expect(try originals() == before)
    #expect(StudyFigures(try reviewed.review().table.labelTable(), plan: FigurePlan()) == figures)
    #expect(try reviewed.labels(of: "h-0").filter { $0.hasSuffix("s") }.count == 6)
  }

  @Test func `what is asked later stands among the open work, not after it`() throws {
    let reviewed = try ReviewedStudy(instances: 40, further: ["carol"])
    let carol = try #require(try reviewed.file.annotators().first { $0.annotator.name == "carol" }?.annotator)
    let work = TemporaryStudy.work(for: carol, slot: 2, instances: 30)
    try reviewed.file.addWork(work)
    try reviewed.decide(.more(1), on: "h-35")
    let places = try reviewed.open("carol").enumerated().filter { $1.hasPrefix("h-35") && $1 != "h-35" }.map(\.offset)
    #expect(places.count == 2)
    #expect(places[0] < 31 && places[1] > 29, "\(places)")
    #expect(places[1] < 61)
  }
}
