import FoundationEssentials
import Study
import Testing

@testable import Store

/// Whatever comes home first, the study says the same in the end.
@Suite struct MergeOrderTests {
  /// How many orders are tried; `DEMUR_ORDERS=200` for all that the issue asks for.
  private static let orders = ProcessInfo.processInfo.environment["DEMUR_ORDERS"].flatMap { Int($0) } ?? 10

  @Test func `any order of 12 packed files, some of them several times, comes to one study`() throws {
    let study = try TemporaryStudy(instances: 5, annotators: ["alice", "bob", "carol"])
    var generator = SeededGenerator(seed: 2026, "merge")
    let files = try twelve(of: study, using: &generator)
    #expect(files.count == 12)
    let home = study.folder + "/home.demur"
    _ = try study.file.backup(to: home)
    var first: Said?
    for round in 0..<Self.orders {
      let path = "\(study.folder)/round-\(round).demur"
      try FileManager.default.copyItem(atPath: home, toPath: path)
      let file = try StudyFile.open(path)
      var order = (files + files.prefix(4)).shuffled(using: &generator)
      while !order.isEmpty {
        let group = Array(order.prefix(Int.random(in: 1...6, using: &generator)))
        order.removeFirst(group.count)
        try file.merge(group)
      }
      let said = try Said(file)
      #expect(said == first ?? said, "round \(round)")
      first = first ?? said
      if round.isMultiple(of: 20) { #expect(try file.verify() == []) }
      try file.close()
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(first?.labels.isEmpty == false)
    #expect(first?.conflicts.isEmpty == false)
  }

  /// For each annotator: a laptop at two moments, a copy of it that goes on by itself, and a laptop packed later.
  private func twelve(of study: TemporaryStudy, using generator: inout SeededGenerator) throws -> [String] {
    var files: [String] = []
    var clock = TemporaryStudy.noon
    func work(_ laptop: Laptop, _ acts: Int) throws {
      for _ in 0..<acts {
        // Laptops' clocks are set anew now and then.
        clock = clock.addingTimeInterval(Double(Int.random(in: -50...100, using: &generator)))
        try laptop.actAtRandom(using: &generator, at: clock)
      }
    }
    for name in ["alice", "bob", "carol"] {
      for _ in 0..<3 { try study.desk(name).actOnNext(.rate(2)) }
      let first = try Laptop.pack(name, from: study, as: "\(name)-1")
      try work(first, 12)
      files.append(try first.snapshot(as: "\(name)-1-early"))
      let second = try first.copied(as: "\(name)-2")
      try work(second, 12)
      try work(first, 12)
      let third = try Laptop.pack(name, from: study, as: "\(name)-3")
      try work(third, 12)
      files += [first.path, second.path, third.path]
      for laptop in [first, second, third] { try laptop.file.close() }
    }
    return files
  }
}
