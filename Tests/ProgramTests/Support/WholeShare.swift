import Foundation
import Testing

/// One annotator's whole share of a study without washout, done by keys alone, with leaving and coming back in between.
struct WholeShare {
  /// Opens the annotator's screen anew.
  let open: () throws -> Tmux
  /// What was pressed: ratings, and preferences from −2 (A on the screen much better) to 2.
  private(set) var ratings: [Int] = []
  private(set) var preferences: [Int] = []

  init(open: @escaping () throws -> Tmux) { self.open = open }

  /// Labels everything; leaves after every so many ratings and preferences.
  mutating func work(leavingAfterRatings ratingsRun: Int, preferences preferencesRun: Int) throws {
    var terminal = try open()
    var total = try Self.total(try terminal.wait(for: "1 of "))
    while ratings.count < total {
      let rating = ratings.count * 7 % 5 + 1
      try terminal.press("\(rating)")
      ratings.append(rating)
      let next = ratings.count == total ? "Which response is better?" : "\(ratings.count + 1) of \(total)"
      try terminal.wait(for: next)
      if ratings.count.isMultiple(of: ratingsRun) { terminal = try leaveAndComeBack(terminal) }
    }
    total = try Self.total(try terminal.screen)
    let keys = ["w", "e", "r", "t", "y"]
    while preferences.count < total {
      let step = preferences.count * 3 % 5
      try terminal.press(keys[step])
      preferences.append(step - 2)
      let next = preferences.count == total ? "Your comparisons are complete" : "\(preferences.count + 1) of \(total)"
      try terminal.wait(for: next)
      if preferences.count < total, preferences.count.isMultiple(of: preferencesRun) {
        terminal = try leaveAndComeBack(terminal)
      }
    }
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
  }

  /// The exported CSVs hold exactly what was pressed, in the data's letters, whatever was shown first.
  func expectExported(in folder: Folder) throws {
    let exported = try Self.rows(Program.succeed("export", "ratings", "--history", in: folder))
    #expect(exported.map { Int($0[3]) } == ratings)
    let compared = try Self.rows(Program.succeed("export", "preferences", "--history", in: folder))
    let onScreen = compared.map { row -> Int? in
      guard let magnitude = Int(row[3]) else { return nil }
      let combined = row[2] == "A" ? -magnitude : magnitude
      return row[4] == "A" ? combined : -combined
    }
    #expect(onScreen == preferences)
    #expect(Set(compared.map { $0[4] }) == ["A", "B"])
  }

  private func leaveAndComeBack(_ terminal: Tmux) throws -> Tmux {
    try terminal.press("q")
    try terminal.wait(for: "good place to stop")
    try terminal.press("q")
    #expect(try terminal.waitForExit() == 0)
    let next = try open()
    try next.wait(for: " of ")
    return next
  }

  /// The number after `of` on the first line.
  private static func total(_ screen: String) throws -> Int {
    let first = try #require(screen.split(separator: "\n").first)
    return try #require(first.split(separator: " ").last.flatMap { Int($0) })
  }

  private static func rows(_ csv: String) -> [[String]] {
    csv.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
