import FoundationEssentials
import Study
import Testing

@testable import Store

@Suite struct DecisionTests {
  @Test func `a decision stands with its author and time, and an author's next one takes its place`() throws {
    let reviewed = try ReviewedStudy()
    let ruling = Ruling(causes: ["slip", "other"], outcome: .drop, note: "A \"note\"\nof two lines \u{1}")
    try reviewed.file.decide(ruling, on: InstanceKey("h-0"), by: "ann", at: TemporaryStudy.noon)
    var decisions = try reviewed.file.decisions()
    #expect(decisions[InstanceKey("h-0")]?.all.map(\.ruling) == [ruling])
    #expect(decisions[InstanceKey("h-0")]?.all.map(\.at) == [TemporaryStudy.noon])
    try reviewed.decide(.keep, on: "h-0")
    decisions = try reviewed.file.decisions()
    #expect(decisions[InstanceKey("h-0")]?.all.map(\.ruling) == [Ruling(outcome: .keep)])
    #expect(try reviewed.file.verify() == [])
    #expect(try reviewed.study.reopened().decisions() == decisions)
  }

  @Test(arguments: [
    DecisionOutcome.keep, .drop, .adjudicate(Adjudication(ratingA: Rating(rawValue: 2))),
    .adjudicate(Adjudication(ratingA: Rating(rawValue: 1), ratingB: Rating(rawValue: 5), preference: .muchB)),
    .adjudicate(Adjudication(preference: PreferenceLabel.none)), .more(2), .sendBack,
  ])
  func `every outcome comes back as it was decided`(outcome: DecisionOutcome) throws {
    let reviewed = try ReviewedStudy()
    try reviewed.decide(outcome, "values", on: "h-0")
    #expect(try reviewed.file.decisions()[InstanceKey("h-0")]?.outcome == outcome)
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `undo goes back decision by decision, redo comes forward, each for its author`() throws {
    let reviewed = try ReviewedStudy()
    let file = reviewed.file
    func state(_ key: String) throws -> String {
      try file.decisions()[InstanceKey(key)]?.all.map { "\($0.author) \($0.ruling.outcome?.kind.rawValue ?? "-")" }
        .joined(separator: ", ") ?? ""
    }
    try reviewed.decide(.keep, on: "h-0")
    try reviewed.decide(.drop, on: "h-0")
    try reviewed.decide(.keep, on: "h-0", by: "bea")
    try reviewed.decide(.drop, on: "h-1")
    #expect(try file.undoDecision(by: "ann")?.instance == InstanceKey("h-1"))
    #expect(try state("h-1") == "")
    #expect(try file.undoDecision(by: "ann")?.ruling == Ruling(outcome: .drop))
    #expect(try state("h-0") == "ann keep, bea keep")
    #expect(try file.undoDecision(by: "ann")?.decisions.all.map(\.author) == ["bea"])
    #expect(try file.undoDecision(by: "ann") == nil)
    #expect(try file.redoDecision(by: "ann")?.ruling == Ruling(outcome: .keep))
    #expect(try file.redoDecision(by: "ann")?.ruling == Ruling(outcome: .drop))
    #expect(try state("h-0") == "ann drop, bea keep")
    #expect(try file.undoDecision(by: "ann")?.ruling == Ruling(outcome: .drop))
    #expect(try file.redoDecision(by: "bea") == nil)
    try reviewed.decide(.keep, on: "h-2")
    #expect(try file.redoDecision(by: "ann") == nil)
    #expect(try file.verify() == [])
  }

  @Test func `a decision that says what is not there is refused, and nothing is saved`() throws {
    let reviewed = try ReviewedStudy()
    let head = try reviewed.file.head()
    func check(_ ruling: Ruling, on key: String = "h-0", by author: String = "ann", _ word: String) {
      let error = #expect(throws: StoreError.self) {
        try reviewed.file.decide(ruling, on: InstanceKey(key), by: author)
      }
      #expect(error.map { "\($0)" }?.contains(word) == true, "\(String(describing: error))")
    }
    check(Ruling(outcome: .keep), on: "h-99", "h-99")
    check(Ruling(causes: ["tired"]), "slip")
    check(Ruling(outcome: .more(0)), "1 to 9")
    check(Ruling(outcome: .adjudicate(Adjudication())), "sets")
    check(Ruling(outcome: .keep), by: "", "name")
    check(Ruling(outcome: .keep), by: "a\nb", "name")
    check(Ruling(outcome: .keep), by: "ann\u{202E}", "not seen")
    check(Ruling(outcome: .keep), by: "a\u{200B}nn", "not seen")
    check(Ruling(outcome: .keep), by: "a\u{2028}", "not seen")
    check(Ruling(outcome: .keep), by: "  ", "seen")
    check(Ruling(outcome: .keep, note: "a\0"), "NUL")
    check(Ruling(outcome: .more(3)), "demur annotators add")
    #expect(try reviewed.file.head() == head)
  }

  @Test func `two sessions of one author add to one ruling, and replace nothing unseen`() throws {
    let reviewed = try ReviewedStudy()
    let (one, two) = (reviewed.file, try reviewed.study.reopened())
    let key = InstanceKey("h-0")
    func standing() throws -> Ruling? { try one.decisions()[key]?.by("ann")?.ruling }
    try one.decide(.causes(chosen: ["slip"], dropped: []), on: key, by: "ann")
    try two.decide(.causes(chosen: ["values"], dropped: []), on: key, by: "ann")
    try two.decide(.outcome(.drop, insteadOf: nil), on: key, by: "ann")
    #expect(try standing() == Ruling(causes: ["slip", "values"], outcome: .drop))
    // The first session still shows no outcome.
    let refused = try one.decide(.outcome(.keep, insteadOf: nil), on: key, by: "ann")
    #expect(refused.isOvertaken)
    #expect(try standing() == refused.ruling)
    try one.decide(.note("mine", insteadOf: ""), on: key, by: "ann")
    #expect(try two.decide(.note("theirs", insteadOf: ""), on: key, by: "ann").isOvertaken)
    #expect(try standing() == Ruling(causes: ["slip", "values"], outcome: .drop, note: "mine"))
    let head = try one.head()
    #expect(try !two.decide(.outcome(.drop, insteadOf: nil), on: key, by: "ann").isOvertaken)
    #expect(try one.head() == head)
    #expect(try one.verify() == [])
  }

  @Test func `a study that asks in one formulation alone has no gold label of the other`() throws {
    let reviewed = try ReviewedStudy()
    var settings = try reviewed.file.settings
    settings.formulations = .singleOnly
    try reviewed.file.change(settings: settings)
    let gold = Adjudication(ratingA: Rating(rawValue: 2))
    try reviewed.decide(.adjudicate(gold), on: "h-0")
    let error = #expect(throws: StoreError.self) {
      try reviewed.decide(.adjudicate(Adjudication(ratingA: gold.ratingA, preference: .muchA)), on: "h-1")
    }
    #expect(error.map { "\($0)" }?.contains("SINGLE alone") == true, "\(String(describing: error))")
  }

  @Test func `what was decided without sight of others is known as that`() throws {
    let reviewed = try ReviewedStudy(instances: 40)
    for index in 0..<40 { try reviewed.decide(.drop, on: "h-\(index)") }
    try reviewed.file.decide(.outcome(.keep, insteadOf: nil), on: InstanceKey("h-3"), by: "bea", isBlind: true)
    let first = try reviewed.review("ann", isBlind: true).table
    #expect(first.decidedWithSight(by: "ann") == 40)
    let share = try reviewed.review("ann", isBlind: true, share: 0.5).table
    #expect((5..<35).contains(share.decidedWithSight(by: "ann")))
    #expect(try reviewed.review("bea", isBlind: true).table.decidedWithSight(by: "bea") == 0)
    try reviewed.decide(.keep, on: "h-4", by: "bea")
    #expect(try reviewed.review("bea", isBlind: true).table.decidedWithSight(by: "bea") == 1)
  }

  @Test func `the code book is ours until the study sets its own`() throws {
    let reviewed = try ReviewedStudy()
    #expect(try reviewed.file.codeBook == .standard)
    try reviewed.decide(.keep, "slip", on: "h-0")
    let own = try CodeBook(text: "1 taste\n0 rest")
    try reviewed.file.change(codeBook: own)
    #expect(try reviewed.study.reopened().codeBook == own)
    #expect(throws: StoreError.self) { try reviewed.decide(.keep, "slip", on: "h-1") }
    // What was coded by the old book can still be decided on.
    try reviewed.decide(.drop, "slip", on: "h-0")
    try reviewed.decide(.keep, "taste", on: "h-1")
    #expect(try reviewed.file.decisions()[InstanceKey("h-0")]?.causes == ["slip"])
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `another code book is a change to a review that is open`() throws {
    let reviewed = try ReviewedStudy()
    var (_, cursor) = try reviewed.review()
    let book = try CodeBook(text: "1 taste\n0 rest")
    try reviewed.file.change(codeBook: book)
    #expect(try reviewed.file.changes(since: &cursor).codeBook == book)
    #expect(try reviewed.file.changes(since: &cursor).isEmpty)
  }

  @Test func `a second author codes a share without seeing the first's decisions`() throws {
    let reviewed = try ReviewedStudy(instances: 40)
    for index in 0..<10 { try reviewed.decide(.drop, "slip", on: "h-\(index)") }
    try reviewed.decide(.keep, "values", on: "h-3", by: "bea")
    let blind = try reviewed.review("bea", isBlind: true, share: 0.5)
    #expect(blind.table.decisions.values.map { $0.all.map(\.author) } == [["bea"]])
    var filter = ReviewFilter.everything
    filter.isInShare = true
    let share = ReviewList(blind.table, filter: filter).rows.count
    #expect(share > 5 && share < 35)
    #expect(
      try blind.table.number(of: InstanceKey("h-3")).flatMap { try reviewed.file.dossier($0, blind.cursor) }?
        .decisions.map(\.author) == ["bea"])
    let open = try reviewed.review()
    #expect(ReviewSummary(open.table, codeBook: .standard).coders.map(\.kappa.n) == [1])
  }

  @Test func `an author's decisions are changes to another author, and to nobody twice`() throws {
    let reviewed = try ReviewedStudy()
    let other = try reviewed.study.reopened()
    var (table, cursor) = try other.review(ReviewPerspective(author: "bea"))
    #expect(try other.changes(since: &cursor).isEmpty)
    let version = try other.dataVersion
    try reviewed.decide(.drop, on: "h-0")
    #expect(try other.dataVersion != version)
    let changes = try other.changes(since: &cursor)
    #expect(changes.decisions.map { table.key(of: $0.instance).text } == ["h-0"])
    for (instance, decisions) in changes.decisions { table.setDecisions(decisions, of: instance) }
    #expect(table.decisions.values.map(\.outcome) == [.drop])
    #expect(try other.changes(since: &cursor).isEmpty)
    try reviewed.file.addAnnotators(["eve"])
    #expect(try other.changes(since: &cursor).isOutdated)
  }

  @Test func `gold is what authors agree to adjudicate`() throws {
    let reviewed = try ReviewedStudy()
    let labels = Adjudication(preference: .littleB)
    try reviewed.decide(.adjudicate(labels), on: "h-0")
    try reviewed.decide(.adjudicate(labels), on: "h-1")
    try reviewed.decide(.keep, on: "h-1", by: "bea")
    #expect(try reviewed.file.adjudications() == [InstanceKey("h-0"): labels])
    #expect(try reviewed.labels(of: "h-0").contains("alice P-2"))
  }

  @Test func `tampering with a decision is found`() throws {
    let reviewed = try ReviewedStudy()
    try reviewed.decide(.drop, on: "h-0")
    _ = try reviewed.file.undoDecision(by: "ann")
    try reviewed.file.close()
    try TamperedFile.change(
      reviewed.study.path, "UPDATE event SET payload = replace(payload, '\"drop\"', '\"keep\"') WHERE kind = 'decision'"
    )
    #expect(try reviewed.study.reopened().verify().contains { $0.rule == .content })
    try TamperedFile.change(
      reviewed.study.path, "UPDATE event SET target = '00000000-0000-0000-0000-000000000000' WHERE target IS NOT NULL")
    #expect(try reviewed.study.reopened().verify().contains { $0.rule == .rule && $0.why.contains("takes back") })
  }

  @Test func `two hundred random acts of two authors at once are all there`() async throws {
    let reviewed = try ReviewedStudy(instances: 30, further: (0..<6).map { "further \($0)" })
    let path = reviewed.study.path
    let last = try await withThrowingTaskGroup(of: (String, [String: Ruling]).self) { group in
      for (number, author) in ["ann", "bea"].enumerated() {
        group.addTask { (author, try Self.decideAtRandom(path, author, seed: UInt64(number), acts: 200)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let decisions = try reviewed.file.decisions()
    for (author, rulings) in last {
      let found = decisions.compactMapValues { $0.by(author)?.ruling }
      #expect(
        Dictionary(uniqueKeysWithValues: found.map { ($0.key.text, $0.value) }) == rulings.filter { !$0.value.isEmpty })
    }
    #expect(try reviewed.file.verify() == [])
    let counts = try reviewed.file.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM event WHERE kind = 'decision'")
    }
    #expect(counts == 400)
  }

  /// What the author's rulings should be in the end, kept by stacks of whole states.
  private static func decideAtRandom(
    _ path: String, _ author: String, seed: UInt64, acts: Int
  ) throws -> [String: Ruling] {
    let file = try StudyFile.open(path)
    var draw = SeededGenerator(seed: seed, "acts")
    var (states, undone): ([[String: Ruling]], [[String: Ruling]]) = ([[:]], [])
    let causes = CodeBook.standard.causes
    var done = 0
    while done < acts {
      switch draw.below(10) {
      case 0 where states.count > 1:
        #expect(try file.undoDecision(by: author) != nil)
        undone.append(states.removeLast())
      case 1 where !undone.isEmpty:
        #expect(try file.redoDecision(by: author) != nil)
        states.append(undone.removeLast())
      case 0, 1: continue
      default:
        let outcomes: [DecisionOutcome?] = [
          nil, .keep, .drop, .sendBack, .more(1), .adjudicate(Adjudication(preference: .muchA)),
        ]
        let ruling = Ruling(
          causes: draw.coin() ? [causes[draw.below(causes.count)].id] : [], outcome: outcomes[draw.below(6)],
          note: draw.coin() ? "note \(done)" : "")
        let key = "h-\(draw.below(30))"
        // What stands already is nothing to save.
        guard ruling.isEmpty || states[states.count - 1][key] != ruling else { continue }
        try file.decide(ruling, on: InstanceKey(key), by: author)
        var state = states[states.count - 1]
        state[key] = ruling
        states.append(state)
        undone = []
      }
      done += 1
    }
    return states[states.count - 1]
  }
}
