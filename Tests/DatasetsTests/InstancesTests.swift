import Datasets
import Foundation
import Testing

struct InstancesTests {
  let instances: [Row]
  let all: [Row]

  init() throws {
    instances = try rows(Datasets.instances)
    all = try instances + rows(Datasets.practice)
  }

  @Test func `there are 48 instances, half of them helpful and half harmless`() {
    #expect(instances.count == 48)
    #expect(Dictionary(grouping: instances, by: \.subset).mapValues(\.count) == ["helpful": 24, "harmless": 24])
  }

  @Test func `ids are unique, also by bytes, over both files`() {
    #expect(Set(all.map { Array($0.id.utf8) }).count == 54)
  }

  @Test func `every context begins and ends with the user, and the roles take turns`() {
    for row in all {
      let expected = row.context.indices.map { $0.isMultiple(of: 2) ? "user" : "assistant" }
      #expect(row.context.map(\.role) == expected && row.context.count % 2 == 1, "\(row.id)")
    }
  }

  @Test func `most dialogues have several turns`() {
    #expect(instances.count { $0.context.count >= 3 } >= 40)
  }

  @Test func `no text is empty, and the two responses differ`() {
    for row in all {
      #expect(
        row.texts.allSatisfy { !$0.isEmpty && $0 == $0.trimmingCharacters(in: .whitespacesAndNewlines) }, "\(row.id)")
      #expect(row.response_a != row.response_b, "\(row.id)")
    }
  }

  @Test func `no two instances share a turn of the user or a response`() {
    let texts = all.flatMap { row in
      row.context.filter { $0.role == "user" }.map(\.content) + [row.response_a, row.response_b]
    }
    #expect(Set(texts).count == texts.count)
  }

  @Test func `the keys stand in the order of the format`() throws {
    let order = ["{\"id\": ", ", \"context\": [", ", \"response_a\": ", ", \"response_b\": ", ", \"subset\": "]
    for line in try lines(Datasets.instances) + lines(Datasets.practice) {
      let text = String(decoding: line, as: UTF8.self)
      let places = order.map { text.range(of: $0)?.lowerBound }
      #expect(places.first == text.startIndex && !places.contains(nil), "\(text.prefix(20))")
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "\(text.prefix(20))")
    }
  }

  @Test func `one response is long and some are one short line`() {
    let responses: [String] = instances.map(\.response_a) + instances.map(\.response_b)
    let lengths = responses.map { $0.split(separator: " ").count }
    #expect(lengths.contains { $0 > 600 })
    #expect(lengths.count { $0 < 20 } >= 4)
  }

  @Test func `what is embedded stays small enough to compile quickly`() {
    #expect(Datasets.instances.count + Datasets.practice.count < 150_000)
  }

  @Test func `the table of kinds in the readme names every instance once`() throws {
    let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Datasets/README.md")
    let table = try String(contentsOf: readme, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| ") }.map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
      .filter { $0.count == 3 && Int($0[1]) != nil }
    for row in table {
      #expect(Int(row[1]) == row[2].split(separator: " ").count, "\(row[0])")
    }
    let named = table.flatMap { $0[2].split(separator: " ").map(String.init) }
    #expect(named.sorted() == instances.map(\.id).sorted())
  }
}
