import Foundation
import Testing

/// Many processes on one study at once.
@Suite(.serialized)
struct TogetherTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// How often a fresh study is opened by eight at once; `DEMUR_OPENINGS=50` for all.
  private static let openings = environment["DEMUR_OPENINGS"].flatMap { Int($0) } ?? 4
  /// How many people label at once, and for how many seconds; `DEMUR_PEOPLE=64` for 60 s.
  private static let people = environment["DEMUR_PEOPLE"].flatMap { Int($0) } ?? 8
  private static let seconds = people >= 64 ? 60.0 : 1
  /// Labels a second of one person.
  private static let rate = people >= 64 ? 0.2 : 4

  @Test func `eight processes open a fresh study at once, and none fails`() throws {
    for round in 0..<Self.openings {
      let folder = try Folder()
      try SmallStudy.make(in: folder, instances: 2)
      let processes = try (0..<8).map { number in
        try Program.start(
          executable: Program.path, ["annotate", "--annotator", "ann", "--plain"], in: folder,
          streams: ["/dev/null", folder.file("out-\(number)"), folder.file("errors-\(number)")])
      }
      let codes = processes.map { Program.waitForEnd(of: $0) }
      let errors = try (0..<8).map { try String(contentsOfFile: folder.file("errors-\($0)"), encoding: .utf8) }
      #expect(codes == Array(repeating: 0, count: 8) && errors.joined().isEmpty, "round \(round): \(errors)")
      let outputs = try (0..<8).map { try String(contentsOfFile: folder.file("out-\($0)"), encoding: .utf8) }
      #expect(outputs.allSatisfy { $0.contains("Question") }, "round \(round)")
    }
  }

  @Test func `eight processes make one study at once, and one of them makes it`() throws {
    for round in 0..<Self.openings {
      let folder = try Folder()
      let processes = try (0..<8).map { number in
        try Program.start(
          executable: Program.path, ["init", "same", "--seed", "1"], in: folder,
          streams: ["/dev/null", folder.file("out-\(number)"), folder.file("errors-\(number)")])
      }
      let codes = processes.map { Program.waitForEnd(of: $0) }.sorted()
      #expect(codes == [0, 1, 1, 1, 1, 1, 1, 1], "round \(round): \(codes)")
      try Program.succeed("verify", in: folder)
    }
  }

  @Test func `people who label at once get no errors, and every acknowledged label is there`() throws {
    let folder = try Folder()
    let perPerson = Int(Self.seconds * Self.rate) + 1
    try SmallStudy.make(in: folder, instances: Self.people * perPerson, people: Self.people)
    let names = SmallStudy.names(Self.people)
    // Each person's answers come over a pipe of their own at their own moments.
    var writers: [Int32] = []
    var processes: [pid_t] = []
    for name in names {
      let pipe = folder.file("keys-\(name)")
      mkfifo(pipe, 0o600)
      // Both ends at once, since opening one waits for the other; not inherited, so that closing it ends the input.
      writers.append(open(pipe, O_RDWR | O_CLOEXEC))
      processes.append(
        try Program.start(
          executable: Program.path, ["annotate", "--annotator", name, "--plain"], in: folder,
          streams: [pipe, folder.file("out-\(name)"), folder.file("errors-\(name)")]))
    }
    let start = Date()
    let moments = (0..<Self.people).flatMap { person in
      (0..<perPerson - 1).map { (at: (Double($0) + Double.random(in: 0..<1)) / Self.rate, person: person) }
    }
    for moment in moments.sorted(by: { $0.at < $1.at }) {
      let wait = moment.at - Date().timeIntervalSince(start)
      if wait > 0 { usleep(UInt32(wait * 1_000_000)) }
      _ = "3\n".withCString { write(writers[moment.person], $0, 2) }
    }
    for writer in writers { close(writer) }
    #expect(processes.allSatisfy { Program.waitForEnd(of: $0) == 0 })
    var acknowledged = 0
    for name in names {
      #expect(try String(contentsOfFile: folder.file("errors-\(name)"), encoding: .utf8).isEmpty)
      let output = try String(contentsOfFile: folder.file("out-\(name)"), encoding: .utf8)
      acknowledged += output.ranges(of: "Saved: 3").count
      #expect(!output.contains("Not saved"))
    }
    let labels = try Program.succeed("export", "ratings", in: folder).split(separator: "\n").count - 1
    #expect(acknowledged == moments.count && labels == acknowledged, "\(acknowledged) acknowledged, \(labels) there")
    try Program.succeed("verify", in: folder)
    if Self.people >= 64 {
      print("\(Self.people) people, \(Self.seconds) s: \(acknowledged) acknowledged, \(labels) there")
    }
  }
}
