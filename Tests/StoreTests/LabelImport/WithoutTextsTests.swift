import Study
import Testing

@testable import Store

/// Instances of which only labels were imported: nobody can be asked to judge them.
@Suite struct WithoutTextsTests {
  /// The reviewed study, with x-0 and x-1 beside it: alice and bob differ on x-0 and agree on x-1.
  private func study(instances: Int = 3, further: [String] = ["carol"]) throws -> ReviewedStudy {
    let reviewed = try ReviewedStudy(instances: instances, further: further)
    var labels: [ImportedLabel] = []
    for (name, rating) in [("alice", 1), ("bob", 5)] {
      for key in ["x-0", "x-1"] {
        labels.append(
          ImportedLabel(
            instance: InstanceKey(key), subset: "s", annotator: name,
            label: .rating(try #require(Rating(rawValue: key == "x-0" ? rating : 3))), response: .a,
            occasion: .original, at: TemporaryStudy.noon, circumstances: .plain, isUnsure: false, comment: "",
            event: "",
            file: 0, line: labels.count + 2))
      }
    }
    #expect(try reviewed.file.importLabels(labels, files: ["r.csv"], createsInstances: true).newInstances == 2)
    return reviewed
  }

  @Test(arguments: [DecisionOutcome.more(1), .sendBack])
  func `no further work is given out on them, and the decision is not saved`(_ outcome: DecisionOutcome) throws {
    let reviewed = try study()
    let head = try reviewed.file.head()
    let error = #expect(throws: StoreError.nothingToJudge(instance: InstanceKey("x-0"))) {
      try reviewed.decide(outcome, on: "x-0")
    }
    #expect(error.map { "\($0)" }?.contains("only labels were imported") == true)
    #expect(try reviewed.file.head() == head)
    #expect(try ["alice", "bob", "carol"].flatMap { try reviewed.open($0) } == [])
    // What needs nobody else can be decided all the same.
    try reviewed.decide(.drop, on: "x-0")
    #expect(try reviewed.file.verify() == [])
  }

  @Test func `none of them is the control of what is sent back`() throws {
    // Beside them there are the disputed h-0 and h-1 alone.
    let reviewed = try study(instances: 2)
    #expect(try reviewed.decide(.sendBack, on: "h-0").controls == 0)
    #expect(try reviewed.open("alice").allSatisfy { $0.hasPrefix("h-") })
  }

  @Test func `the planning knows them`() throws {
    let planned = try study().file.plannedInstances()
    #expect(planned.filter { !$0.hasText }.map(\.key.text) == ["x-0", "x-1"])
    #expect(try study().file.instanceCount(withText: true) == ["helpful": 2, "harmless": 1])
    #expect(try study().file.instances(after: 0, limit: 10).instances.map(\.key.text) == ["h-0", "h-1", "h-2"])
  }

  @Test func `work that an earlier demur gave out on them is never served`() throws {
    let reviewed = try study()
    let carol = try #require(try reviewed.file.annotator(named: "carol"))
    func work(_ key: String, _ formulation: TaskFormulation, at position: Int) -> PlannedWork {
      PlannedWork(
        instance: InstanceKey(key), annotator: carol.id, formulation: formulation,
        response: formulation == .single ? .a : nil, occasion: .original, slot: 2, position: position,
        firstShown: formulation == .single ? nil : .a)
    }
    try reviewed.file.addWork([
      work("x-0", .single, at: 0), work("h-1", .single, at: 1), work("x-1", .single, at: 2),
      work("x-0", .preference, at: 0),
    ])
    let desk = try reviewed.study.desk("carol")
    #expect(try desk.nextPlace() == "h-1A")
    try desk.actOnNext(.postpone)
    #expect(try desk.nextPlace() == "h-1A")
    try desk.actOnNext(.rate(2))
    #expect(try desk.nextPlace() == nil)
    #expect(try desk.nextPlace(.preference) == nil)
  }

  @Test func `undo passes over imported labels that nobody could give again`() throws {
    let reviewed = try study()
    let desk = try reviewed.study.desk("alice")
    // alice began PREFERENCE, so her SINGLE labels are closed but for those that came later.
    #expect(try desk.undoable(.single) == nil)
    let act = try #require(try desk.undoable(.preference))
    #expect(try desk.whole(act.work).instance.text == "h-2")
  }
}
