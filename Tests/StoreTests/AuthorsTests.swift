import Store
import Study
import Testing

@Suite struct AuthorsTests {
  @Test func `an id is its bytes, and the same bytes come once`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    func instance(_ key: String) -> Instance {
      Instance(key: InstanceKey(key), subset: "s", context: [], responseA: "a", responseB: "b")
    }
    let keys = ["\u{E9}", "e\u{301}", "E", "e", " e", "h-1", "h-1 "]
    try study.file.addInstances { add in for key in keys { try add(instance(key)) } }
    #expect(throws: StoreError.duplicateInstance(key: InstanceKey("e\u{301}"))) {
      try study.file.addInstances { add in
        try add(instance("new"))
        try add(instance("e\u{301}"))
      }
    }
    var found: [InstanceKey] = []
    try study.file.instances { found.append($0.key) }
    #expect(found == keys.map(InstanceKey.init))
    #expect(try study.file.instance(InstanceKey("e\u{301}"))?.key == InstanceKey("e\u{301}"))
    #expect(try study.file.instance(InstanceKey("new")) == nil)
    #expect(try study.file.verify() == [])
  }

  @Test func `texts with a NUL are refused, and nothing of the import stays`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    var instance = TemporaryStudy.instance(0)
    instance.context.append(Turn(role: .assistant, content: "a\0b"))
    #expect(throws: StoreError.unstorableText(what: "the context of instance h-0", why: "it contains a NUL character"))
    {
      try study.file.addInstances { add in
        try add(TemporaryStudy.instance(1))
        try add(instance)
      }
    }
    #expect(try study.file.instanceCount() == [:])
  }

  @Test func `whatever the importer throws undoes the import`() throws {
    struct Stop: Error {}
    let study = try TemporaryStudy(instances: 0, annotators: [])
    #expect(throws: Stop.self) {
      try study.file.addInstances { add in
        try add(TemporaryStudy.instance(1))
        throw Stop()
      }
    }
    #expect(try study.file.instanceCount() == [:])
  }

  @Test func `instances come back as they went in`() throws {
    let study = try TemporaryStudy(instances: 5, annotators: [])
    var found: [Instance] = []
    try study.file.instances { found.append($0) }
    #expect(found == (0..<5).map(TemporaryStudy.instance))
    #expect(try study.file.instanceCount() == ["helpful": 3, "harmless": 2])
  }

  @Test func `pseudonyms are one each and do not follow the order of adding`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    var random = SeededGenerator(seed: 1, "pseudonyms")
    let people = try study.file.addAnnotators((0..<33).map { "person \($0)" }, using: &random)
    #expect(Set(people.map(\.pseudonym)) == Set((1...33).map { $0 < 10 ? "P0\($0)" : "P\($0)" }))
    let sorted = people.map(\.pseudonym).sorted()
    #expect(people.map(\.pseudonym) != sorted && people.map(\.pseudonym) != sorted.reversed())
    #expect(people.map(\.ordinal) == Array(0..<33))
    let models = try study.file.addAnnotators(["gpt"], kind: .model)
    #expect(models[0].pseudonym.hasPrefix("M"))
    #expect(models[0].ordinal == 33)
  }

  @Test func `uuids say nothing, and orders can be made again from the seed and the order of adding`() throws {
    let (one, two) = (
      try TemporaryStudy(annotators: ["alice", "bob"]), try TemporaryStudy(annotators: ["alice", "bob"])
    )
    #expect(try one.desk().annotator.uuid != two.desk().annotator.uuid)
    #expect(try one.desk().annotator.stream == two.desk().annotator.stream)
    #expect(try one.desk().annotator.stream != one.desk("bob").annotator.stream)
  }

  @Test(arguments: ["", "a\nb", "a\u{7}", String(repeating: "x", count: 201)])
  func `names that no command line could hold are refused`(name: String) throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    #expect(throws: StoreError.self) { try study.file.addAnnotators(["fine", name]) }
    #expect(try study.file.annotators().isEmpty)
  }

  @Test func `a name is taken once`() throws {
    let study = try TemporaryStudy()
    #expect(throws: StoreError.duplicateAnnotator(name: "bob")) { try study.file.addAnnotators(["carol", "bob"]) }
    #expect(try study.file.annotators().map(\.annotator.name) == ["alice", "bob"])
  }

  @Test func `the planning sees who has what, and where orders go on`() throws {
    let study = try TemporaryStudy()
    let people = try study.file.annotators()
    #expect(people.map(\.nextPosition) == [[.single: 6, .preference: 3], [.single: 6, .preference: 3]])
    let planned = try study.file.plannedInstances()
    #expect(planned.map(\.key.text) == ["h-0", "h-1", "h-2"])
    #expect(planned.allSatisfy { $0.assigned == people.map(\.annotator.id) && $0.nextSlot == 2 })
    #expect(planned[1].subset == "harmless")
  }

  @Test func `work is given once, and only for instances that are there`() throws {
    let study = try TemporaryStudy()
    let alice = try study.desk().annotator
    let again = TemporaryStudy.work(for: alice, slot: 0, instances: 1)
    #expect(throws: StoreError.duplicateWork(instance: InstanceKey("h-0"), formulation: .single)) {
      try study.file.addWork(again)
    }
    #expect(throws: StoreError.unknownInstance(key: InstanceKey("h-9"))) {
      try study.file.addWork(Array(TemporaryStudy.work(for: alice, slot: 0, instances: 10).suffix(1)))
    }
    var sendBack = again
    for index in sendBack.indices { sendBack[index].occasion = .sendBack }
    try study.file.addWork(sendBack)
    try study.file.addWork(sendBack)
    #expect(try study.desk().progress(.single).total == 10)
    #expect(try study.file.verify() == [])
  }

  @Test func `labels come in the order of instances, formulations and slots, originals only`() throws {
    let study = try TemporaryStudy(instances: 2)
    for (name, values) in [("bob", [1, 2, 3, 4]), ("alice", [5, 4, 3, 2])] {
      let desk = try study.desk(name)
      for value in values { try desk.actOnNext(.rate(value)) }
      for _ in 0..<2 { try desk.actOnNext(.prefer(name == "bob" ? .muchA : .littleB), .preference) }
    }
    let alice = try study.desk()
    var again = try #require(TemporaryStudy.work(for: alice.annotator, slot: 0, instances: 1).first)
    again.occasion = .repeat
    again.position = 9
    try study.file.addWork([again])
    #expect(try alice.nextPlace() == "h-0A")
    try alice.act(.rate(1), on: try alice.next(.single)?.work.id)
    for details in [true, false] {
      var rows: [String] = []
      try study.file.labels(details: details) { row in
        let value =
          switch row.label {
          case .rating(let rating): "\(rating.rawValue)"
          case .preference(let label): "\(label.combined)"
          }
        rows.append("\(row.work.instance)\(row.work.response?.rawValue ?? "") \(row.annotator.name) \(value)")
        #expect(row.subset == (row.work.instance.text == "h-0" ? "helpful" : "harmless"))
        #expect((row.details != nil) == details)
      }
      #expect(
        rows == [
          "h-0A alice 5", "h-0A bob 1", "h-0B alice 3", "h-0B bob 3", "h-0 alice 1", "h-0 bob -2",
          "h-1A alice 4", "h-1A bob 2", "h-1B alice 2", "h-1B bob 4", "h-1 alice 1", "h-1 bob -2",
        ])
    }
    var repeats = 0
    try study.file.labels([.repeat]) { _ in repeats += 1 }
    #expect(repeats == 1)
  }

  @Test func `history has every label ever given, and says which is in force`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let first = try desk.actOnNext(.rate(1))
    let work = try #require(try desk.undoable(.single)).work.id
    let second = try desk.act(.rate(2), on: work)
    let third = try desk.actOnNext(.rate(3))
    try desk.act(.takeBack(of: third), on: try desk.undoable(.single)?.work.id)
    var rows: [(ActID?, Bool)] = []
    try study.file.labelHistory { rows.append(($0.details?.act, $0.isCurrent)) }
    #expect(rows.map(\.0) == [first, second, third])
    #expect(rows.map(\.1) == [false, true, false])
  }

  @Test func `who withdraws keeps their labels, and their open work goes to others`() throws {
    let study = try TemporaryStudy()
    let alice = try study.desk()
    try alice.actOnNext(.rate(1))
    try alice.actOnNext(.postpone)
    try alice.act(.unsure(true), on: try alice.next(.single)?.work.id)
    let open = try study.file.openWork(of: "alice")
    #expect(open.count == 8)
    let carol = try study.file.addAnnotators(["carol"])[0]
    let handedOn = open.map {
      PlannedWork(
        instance: $0.instance, annotator: carol.id, formulation: $0.formulation, response: $0.response,
        occasion: $0.occasion, slot: 2, position: $0.position, firstShown: $0.firstShown)
    }
    try study.file.withdraw("alice", handingOn: handedOn)
    #expect(throws: StoreError.withdrawn(name: "alice")) { try study.desk() }
    #expect(throws: StoreError.withdrawn(name: "alice")) { try alice.act(.rate(3), on: open[0].id) }
    #expect(try study.file.openWork(of: "alice").isEmpty)
    #expect(try study.file.annotators()[0].progress[.single] == WorkProgress(total: 1, labelled: 1))
    #expect(try study.desk("carol").progress(.single) == WorkProgress(total: 5))
    var labels = 0
    try study.file.labels { _ in labels += 1 }
    #expect(labels == 1)
    #expect(try study.file.verify() == [])
  }

  @Test func `many acts of many people can be one transaction`() throws {
    let study = try TemporaryStudy()
    let desks = [try study.desk(), try study.desk("bob")]
    var work: [[Int64]] = [[], []]
    for (index, desk) in desks.enumerated() {
      try study.file.work(of: desk.annotator) { if $0.formulation == .single { work[index].append($0.id) } }
    }
    try study.file.recordMany { record in
      for (desk, ids) in zip(desks, work) {
        for id in ids { try record(desk, .rate(3), id, .new(), TemporaryStudy.noon) }
      }
    }
    #expect(try desks.map { try $0.progress(.single).labelled } == [6, 6])
    #expect(try study.file.verify() == [])
  }

  @Test func `a study can be asked from inside its own loops, and not be saved to`() throws {
    let study = try TemporaryStudy()
    try study.file.addInstances { add in
      try add(TemporaryStudy.instance(10))
      #expect(try study.file.settings.title == "Trial")
      #expect(try study.file.instanceCount() == ["helpful": 3, "harmless": 1])
    }
    var seen = 0
    try study.file.instances { _ in
      seen += try study.desk().progress(.single).total
      #expect(throws: StoreError.nested(path: study.path)) { try study.desk().actOnNext(.rate(3)) }
    }
    #expect(seen == 4 * 6)
    try study.desk().actOnNext(.rate(3))
  }

  @Test func `another connection's write shows in the data version`() throws {
    let study = try TemporaryStudy()
    let before = try study.file.dataVersion
    #expect(try study.file.dataVersion == before)
    try study.reopened().desk(for: "alice").actOnNext(.rate(3))
    #expect(try study.file.dataVersion != before)
  }
}
