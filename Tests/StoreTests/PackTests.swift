import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// One annotator's work in a file of their own.
@Suite struct PackTests {
  private let study: TemporaryStudy

  init() throws { study = try TemporaryStudy(instances: 4, annotators: ["alice", "bob", "carol"]) }

  @Test func `a packed file is whole, its owner's alone, and of the same study`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    #expect(try laptop.file.verify() == [])
    #expect(try laptop.file.uuid == (try study.file.uuid))
    #expect(try laptop.file.annotators().map(\.annotator.name) == ["alice"])
    let mode = try FileManager.default.attributesOfItem(atPath: laptop.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: StoreError.unknownAnnotator(name: "bob")) { try laptop.file.desk(for: "bob") }
    #expect(try study.file.verify() == [])
  }

  @Test func `a packed file holds nothing of others, of labels, of the data's preference or of where it comes from`()
    throws
  {
    for name in ["alice", "bob"] {
      let desk = try study.desk(name)
      for _ in 0..<6 { try desk.actOnNext(.rate(name == "alice" ? 5 : 1)) }
      let work = try #require(try desk.undoable(.single)).work.id
      try desk.act(.note("canary-\(name)"), on: work)
      try desk.act(.exclude(.other, note: "excluded-\(name)"), on: try desk.next(.single)?.work.id)
    }
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    let bytes = String(decoding: try Data(contentsOf: URL(filePath: laptop.path)), as: Unicode.ASCII.self)
    for token in ["canary", "excluded-", "bob", "carol", "helpful", "harmless", "h-0", "h-1", "\"rating\""] {
      #expect(!bytes.contains(token), "\(token)")
    }
    #expect(bytes.contains("Question 1?"))
    var labels = 0
    try laptop.file.labelHistory { _ in labels += 1 }
    #expect(labels == 0)
    let queue = try DatabaseQueue(path: laptop.path)
    for (sql, count) in [
      ("SELECT count(*) FROM instance WHERE sourcePreference IS NOT NULL", 0),
      ("SELECT count(*) FROM event WHERE rating IS NOT NULL", 0), ("SELECT count(*) FROM work", 12),
    ] {
      let found = try queue.read { try Int.fetchOne($0, sql: sql) }
      #expect(found == count, "\(sql)")
    }
    #expect(try laptop.file.settings.seed == 0)
  }

  @Test func `whoever goes on with a packed file goes on at the very place, and keeps the washout`() throws {
    let home = try study.desk()
    try home.act(.consent(textHash: "c"))
    try home.act(.practice(index: 0, label: .rated(4)))
    try home.actOnNext(.rate(4), .single)
    try home.actOnNext(.postpone, .single)
    try home.act(.rate(2), on: try home.next(.single)?.work.id, at: TemporaryStudy.noon.addingTimeInterval(60))
    let laptop = try Laptop.pack("alice", from: study, as: "alice").desk
    #expect(try laptop.progress(.single) == (try home.progress(.single)))
    #expect(try laptop.onboarding() == (try home.onboarding()))
    #expect(try laptop.lastLabelAt(.single) == (try home.lastLabelAt(.single)))
    // Instance and work have ids of their own there; what is to be judged is the same.
    let (here, there) = (try home.next(.single), try laptop.next(.single))
    #expect(there?.work.id != here?.work.id)
    #expect(there?.work.response == here?.work.response)
    #expect(there?.responseA == here?.responseA)
    #expect(try laptop.undoable(.single) == nil)
  }

  @Test func `nothing in a packed file follows from the seed, from names, or from instances' ids`() throws {
    // Two studies that are alike in everything that somebody with a packed file might guess.
    let twin = try TemporaryStudy(instances: 4, annotators: ["alice", "bob", "carol"])
    let files = [try Laptop.pack("alice", from: study, as: "a"), try Laptop.pack("alice", from: twin, as: "b")]
    for sql in ["SELECT uuid FROM annotator", "SELECT hex(digest) FROM instance", "SELECT id FROM work"] {
      let told = try files.map { laptop in
        try DatabaseQueue(path: laptop.path).read { db in
          try Row.fetchAll(db, sql: sql).map { "\($0[0] as DatabaseValue)" }
        }
      }
      #expect(Set(told[0]).isDisjoint(with: told[1]), "\(sql)")
    }
    var known: Set<String> = []
    try study.file.instances { _ = known.insert(Fingerprint.hex(try InstanceTexts($0).digest)) }
    #expect(known.count == 4)
    let packed = try DatabaseQueue(path: files[0].path).read { db in
      try Data.fetchAll(db, sql: "SELECT digest FROM instance").map { Fingerprint.hex($0) }
    }
    #expect(known.isDisjoint(with: packed))
    // Set up again, the study has the same orders all the same.
    let streams = try [study, twin].map { try $0.file.annotators().map(\.annotator.stream) }
    #expect(streams[0] == streams[1])
  }

  @Test func `a packed file does not tell which work is asked again, and its labels find home`() throws {
    let alice = try study.desk().annotator
    func again(_ occasion: Occasion, _ instance: Int, at position: Int) -> PlannedWork {
      PlannedWork(
        instance: InstanceKey("h-\(instance)"), annotator: alice.id, formulation: .single, response: .a,
        occasion: occasion, slot: 0, position: position, firstShown: nil)
    }
    try study.file.addWork([again(.repeat, 0, at: 8), again(.sendBack, 1, at: 3), again(.added, 2, at: 3)])
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    let queue = try DatabaseQueue(path: laptop.path)
    for (sql, expected) in [
      ("SELECT count(DISTINCT occasion) FROM work", 1), ("SELECT max(slot) FROM work", 0),
      ("SELECT max(n) FROM (SELECT count(*) AS n FROM work GROUP BY formulation, position)", 1),
      ("SELECT count(*) FROM event WHERE kind = 'assign'", 1),
    ] { #expect(try queue.read { try Int.fetchOne($0, sql: sql) } == expected, "\(sql)") }
    #expect(try laptop.file.verify() == [])
    // The same places in the same order, and each label comes home to where it belongs.
    var places: [String] = []
    let home = try study.file.openWork(of: "alice").filter { $0.formulation == .single }
    for work in home {
      places.append(try laptop.desk.nextPlace().map { String($0.suffix(1)) } ?? "")
      let number = work.instance.text.utf8.last.map { Int($0) - 48 } ?? 0
      try laptop.desk.actOnNext(.rate(1 + number))
    }
    #expect(places == home.map { $0.response?.rawValue ?? "" })
    try study.file.merge([laptop.path])
    var occasions: [Occasion: Int] = [:]
    try study.file.labels(Set(Occasion.allCases)) { row in
      occasions[row.work.occasion, default: 0] += 1
      let number = row.work.instance.text.utf8.last.map { Int($0) - 48 } ?? 0
      #expect(row.label == .rated(1 + number))
    }
    #expect(occasions == [.original: 8, .repeat: 1, .sendBack: 1, .added: 1])
    #expect(try study.file.verify() == [])
    // Erased of somebody else, the chain that came home still verifies.
    try study.file.withdraw("bob")
    try study.file.erase("bob", to: study.folder + "/erased.demur")
    #expect(try StudyFile.open(study.folder + "/erased.demur").verify() == [])
  }

  @Test func `work is packed while its annotator goes on, and holds all that was done until then`() async throws {
    let path = study.path
    let labelling = Task.detached {
      let file = try StudyFile.open(path)
      let desk = try file.desk(for: "alice")
      var count = 0
      while !Task.isCancelled {
        if count % 3 < 2, let work = try desk.next(.single)?.work.id {
          try desk.act(.rate(1 + count % 5), on: work)
        } else if let last = try desk.undoable(.single) {
          try desk.act(.takeBack(of: last.id), on: last.work.id)
        }
        if count % 5 == 0 { try desk.act(.note("still here")) }
        count += 1
      }
    }
    defer { labelling.cancel() }
    for number in 0..<3 {
      let name = "moving-\(number)"
      let packed = try study.file.pack("alice", to: "\(study.folder)/\(name).demur", at: TemporaryStudy.noon)
      let laptop = try StudyFile.open("\(study.folder)/\(name).demur")
      #expect(try laptop.verify() == [])
      #expect(try laptop.head() == packed.head)
      let done = try laptop.read {
        try Set(String.fetchAll($0, sql: "SELECT uuid FROM event WHERE work IS NOT NULL"))
      }
      // What stood when the packing was noted.
      let stood = try study.file.read { db in
        try Set(
          String.fetchAll(
            db,
            sql: """
              WITH noted(place) AS (SELECT max(sequence) FROM event WHERE kind = 'pack')
              SELECT uuid FROM event, noted WHERE sequence < place AND kind = 'label'
                AND uuid NOT IN (SELECT target FROM event WHERE kind = 'take-back' AND sequence < place)
              """))
      }
      #expect(done == stood)
      #expect(done.count == packed.done)
    }
    labelling.cancel()
    try await labelling.value
    #expect(try study.file.verify() == [])
  }

  @Test func `what authors do is refused on a packed file`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    #expect(throws: StoreError.packed) { try laptop.file.addAnnotators(["dora"]) }
    #expect(throws: StoreError.packed) { try laptop.file.change(settings: laptop.file.settings) }
    #expect(throws: StoreError.packed) { try laptop.file.withdraw("alice") }
    #expect(throws: StoreError.packed) { try laptop.file.pack("alice", to: study.folder + "/again.demur") }
    #expect(throws: StoreError.packed) { try laptop.file.merge([]) }
    #expect(try laptop.file.verify() == [])
  }

  @Test func `nobody is packed who is not there, and nothing in the place of another file`() throws {
    #expect(throws: StoreError.unknownAnnotator(name: "dora")) {
      try study.file.pack("dora", to: study.folder + "/dora.demur")
    }
    #expect(throws: StoreError.alreadyExists(path: study.path)) { try study.file.pack("alice", to: study.path) }
    try study.file.withdraw("bob")
    #expect(throws: StoreError.withdrawn(name: "bob")) { try study.file.pack("bob", to: study.folder + "/bob.demur") }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: study.folder).sorted() == [
        "trial.demur", "trial.demur-journal",
      ])
  }
}
