import GRDB
import Study
import Testing

@testable import Store

/// What was said of labels, as a file keeps it.
struct GroundsTests {
  private static let said = Grounds(reasons: ["facts"], rationale: "It is \"wrong\".\n", sureness: .sure, others: 0)

  @Test func `what was said of a label is kept with it, goes with undo, and comes back with redo`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    var circumstances = Circumstances.plain
    try desk.actOnNext(.label(.rating(Rating.allCases[2]), circumstances))
    circumstances.grounds = Self.said
    let work = try desk.next(.single)?.work.id
    let act = try desk.actOnNext(.label(.rating(Rating.allCases[3]), circumstances))
    func kept() throws -> [Grounds] {
      var found: [Grounds] = []
      try study.file.labels { found.append($0.details?.circumstances?.grounds ?? .none) }
      return found
    }
    #expect(Set(try kept()) == [.none, Self.said])
    let payload = try study.file.read {
      try String.fetchOne($0, sql: "SELECT payload FROM event WHERE kind = 'label' ORDER BY sequence") ?? ""
    }
    #expect(!payload.contains("reasons") && !payload.contains("others"))
    try desk.act(.takeBack(of: act), on: work)
    #expect(try kept() == [.none])
    try desk.act(.restore(of: act), on: work)
    #expect(Set(try kept()) == [.none, Self.said])
    #expect(Set(try desk.answers(.single).map(\.grounds)) == [.none, Self.said])
    #expect(try study.file.partsOfGrounds() == Set(Grounds.Part.allCases))
    #expect(try study.file.verify() == [])
  }

  @Test func `what a study asks reaches the annotator's desk`() throws {
    let study = try TemporaryStudy()
    var settings = try study.file.settings
    #expect(settings.asked == .nothing && !settings.practisesAgain)
    settings.asked = GroundsRule(reasons: ["a", "b"], rationale: .forTwo, asksSureness: true, asksOthers: true)
    settings.practisesAgain = true
    try study.file.change(settings: settings)
    #expect(try study.file.settings == settings)
    #expect(try study.desk().settings() == DeskSettings(settings))
  }

  @Test func `practice after changed guidelines is told from the one before`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let four = Label.rating(Rating.allCases[3])
    try desk.act(.guidelines(textHash: "1"))
    try desk.act(.practice(index: 0, label: four))
    try desk.act(.guidelines(textHash: "1"))
    #expect(try desk.onboarding().hasReadChange == false)
    try desk.act(.guidelines(textHash: "2"))
    try desk.act(.practice(index: 1, label: four))
    let onboarding = try desk.onboarding()
    #expect(onboarding.hasReadChange && onboarding.practiceSinceChange == [1: [four]])
    #expect(onboarding.practice == [0: [four], 1: [four]])
  }
}
