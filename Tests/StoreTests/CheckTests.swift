import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// Instances whose answer is known, mixed in among what annotators judge.
@Suite struct CheckTests {
  private static func check(
    _ number: Int, a: Int? = nil, b: Int? = nil, preference: PreferenceLabel? = nil
  ) -> (instance: Instance, answer: KnownAnswer) {
    let key = InstanceKey("check-\(number)")
    return (
      Instance(
        key: key, subset: "secret", context: [Turn(role: .user, content: "What is 2 and \(number)?")],
        responseA: "Right \(number)", responseB: "Wrong \(number)"),
      KnownAnswer(
        key: key, ratingA: a.flatMap(Rating.init), ratingB: b.flatMap(Rating.init), preference: preference)
    )
  }

  private static let three = [
    check(0, a: 5, b: 1, preference: .muchA), check(1, a: 5), check(2, preference: .littleB),
  ]

  private static func isCheck(_ key: InstanceKey) -> Bool { key.text.hasPrefix("check-") }

  private func finish(_ study: TemporaryStudy, _ name: String, _ formulation: TaskFormulation) throws {
    let desk = try study.desk(name)
    while let served = try desk.next(formulation) {
      try desk.act(formulation == .single ? .rate(2) : .prefer(.littleB), on: served.work.id)
    }
  }

  private func work(_ study: TemporaryStudy, _ name: String) throws -> [Work] {
    var works: [Work] = []
    try study.file.work(of: study.desk(name).annotator) { works.append($0) }
    return works
  }

  @Test func `they are in no list, plan, export or figure`() throws {
    let study = try TemporaryStudy()
    #expect(try study.file.addChecks(Self.three) == 2)
    for formulation in TaskFormulation.allCases { try finish(study, "alice", formulation) }
    try study.file.addInstances { try $0(TemporaryStudy.instance(3)) }
    var keys: [InstanceKey] = []
    try study.file.instances { keys.append($0.key) }
    #expect(keys.map(\.text) == ["h-0", "h-1", "h-2", "h-3"])
    #expect(try study.file.instanceCount() == ["helpful": 2, "harmless": 2])
    #expect(try study.file.plannedInstances().map(\.key) == keys)
    #expect(try study.file.instances(after: 0, limit: 100).instances.map(\.key) == keys)
    var found: [InstanceKey] = []
    try study.file.labels(Set(Occasion.allCases)) { found.append($0.work.instance) }
    try study.file.labels(Set(Occasion.allCases), details: false) { found.append($0.work.instance) }
    try study.file.labelsInSlices(Set(Occasion.allCases)) { found.append($0.work.instance) }
    try study.file.labelHistory { found.append($0.work.instance) }
    #expect(found.count == 4 * 9 && !found.contains(where: Self.isCheck))
    let (table, cursor) = try study.file.review(ReviewPerspective(author: "ann"))
    #expect(table.count == 4 && cursor.instances.ids.count == 4)
    #expect(try study.file.search("What is 2", cursor).isEmpty)
    var answered: [String] = []
    try study.file.labelsOfChecks { answered.append("\($0.work.instance.text)\($0.work.response?.rawValue ?? "")") }
    #expect(answered.sorted() == ["check-0", "check-0A", "check-0B", "check-1A", "check-2"])
    let alice = try study.desk().annotator.id
    let progress = try #require(try study.file.checkProgress()[alice])
    #expect(progress[.single] == WorkProgress(total: 3, labelled: 3))
    #expect(progress[.preference] == WorkProgress(total: 2, labelled: 2))
    #expect(try study.file.verify() == [])
  }

  @Test func `what nobody knows the answer to is not asked`() throws {
    let study = try TemporaryStudy()
    try study.file.addChecks(Self.three)
    let asked = try work(study, "bob").filter { Self.isCheck($0.instance) }
      .map { "\($0.instance.text)\($0.response?.rawValue ?? "")" }
    #expect(asked.sorted() == ["check-0", "check-0A", "check-0B", "check-1A", "check-2"])
  }

  @Test func `they stand at drawn places among what is open, and come once`() throws {
    let study = try TemporaryStudy(instances: 30)
    let desk = try study.desk()
    for _ in 0..<20 { try desk.actOnNext(.rate(3)) }
    let checks = (0..<5).map { Self.check($0, a: 4) }
    try study.file.addChecks(checks)
    let places = try ["alice", "bob"].map { name in
      try work(study, name).filter { Self.isCheck($0.instance) }.map(\.position).sorted()
    }
    #expect(places.allSatisfy { $0.count == 5 && Set($0).count == 5 } && places[0] != places[1])
    // Each stands in a part of its own of what was open: from the 20th of 60 on, and from the first.
    for (index, place) in places[0].enumerated() { #expect((20 + index * 8..<20 + (index + 1) * 8).contains(place)) }
    for (index, place) in places[1].enumerated() { #expect((index * 12..<(index + 1) * 12).contains(place)) }
    // Nobody gets one twice; who comes later gets them with their work.
    #expect(try study.file.mixChecks() == 0)
    let carol = try study.file.addAnnotators(["carol"])
    try study.file.addWork(TemporaryStudy.work(for: carol[0], slot: 2, instances: 3))
    #expect(try study.file.mixChecks() == 1)
    #expect(try work(study, "carol").count { Self.isCheck($0.instance) } == 5)
    #expect(try study.file.verify() == [])
  }

  @Test func `whoever comes back gets them again`() throws {
    let study = try TemporaryStudy()
    try study.file.addChecks(Self.three)
    try study.file.withdraw("alice")
    try study.file.rejoin("alice")
    try study.file.mixChecks()
    #expect(try work(study, "alice").filter { Self.isCheck($0.instance) }.count == 5)
    #expect(try study.desk().progress(.single).open == 9)
    #expect(try study.file.verify() == [])
  }

  @Test func `the same seed draws the same places`() throws {
    let places = try (0..<2).map { _ in
      let study = try TemporaryStudy(instances: 20)
      try study.file.addChecks(Self.three)
      return try work(study, "alice").map { "\($0.instance.text) \($0.position) \($0.firstShown?.rawValue ?? "")" }
    }
    #expect(places[0] == places[1])
  }

  @Test func `a formulation in which all is done stays so`() throws {
    let study = try TemporaryStudy()
    try finish(study, "alice", .single)
    try study.file.addChecks(Self.three)
    #expect(try study.desk().progress(.single).isComplete)
    #expect(try study.desk().progress(.preference).open == 5)
    #expect(try work(study, "alice").count { Self.isCheck($0.instance) } == 2)
  }

  @Test func `nothing that annotators see of their work tells one from another`() throws {
    let study = try TemporaryStudy()
    try study.file.addChecks(Self.three)
    let desk = try study.desk()
    var served: [ServedWork] = []
    while let next = try desk.next(.single, excluding: Set(served.map(\.work.id))) { served.append(next) }
    #expect(served.count == 9)
    let told = String(describing: served.map(\.work)) + String(describing: try desk.settings())
    for token in ["check", "secret", "repeat", "KnownAnswer"] { #expect(!told.contains(token), "\(token)") }
  }

  @Test(arguments: ["I agree.", nil])
  func `the consent announces them, and is asked for again`(text: String?) throws {
    let study = try TemporaryStudy()
    var settings = try study.file.settings
    settings.consent = text
    try study.file.change(settings: settings)
    let desk = try study.desk()
    #expect(try desk.settings().consent == text)
    try study.file.addChecks(Self.three)
    let consent = try #require(try desk.settings().consent)
    #expect(consent.contains("agreed on an answer beforehand") && consent.hasPrefix(text ?? ""))
    #expect(try desk.settings() == DeskSettings(study.file.settings))
  }

  @Test func `a packed file announces them, names none, and brings the answers home`() throws {
    let study = try TemporaryStudy()
    try study.file.addChecks(Self.three)
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    #expect(try laptop.file.settings.checks.isEmpty && laptop.desk.settings().consent?.contains("beforehand") == true)
    let bytes = String(decoding: try Data(contentsOf: URL(filePath: laptop.path)), as: Unicode.ASCII.self)
    for token in ["check-", "secret", "\"checks\":[{"] { #expect(!bytes.contains(token), "\(token)") }
    while let served = try laptop.desk.next(.single) { try laptop.desk.act(.rate(4), on: served.work.id) }
    _ = try study.file.merge([laptop.path])
    var answers: [Label] = []
    try study.file.labelsOfChecks { answers.append($0.label) }
    #expect(answers == Array(repeating: Label.rating(Rating.allCases[3]), count: 3))
    #expect(try study.file.verify() == [])
    #expect(throws: StoreError.packed) { try laptop.file.addChecks(Self.three) }
  }

  @Test func `an id that is in the study already changes nothing`() throws {
    let study = try TemporaryStudy()
    let before = try study.file.lastAct
    let taken = (
      instance: TemporaryStudy.instance(0), answer: KnownAnswer(key: InstanceKey("h-0"), ratingA: Rating.allCases[0])
    )
    #expect(throws: StoreError.duplicateInstance(key: InstanceKey("h-0"))) { try study.file.addChecks([taken]) }
    #expect(try study.file.lastAct == before && study.file.settings.checks.isEmpty)
  }
}
