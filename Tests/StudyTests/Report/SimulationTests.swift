import Foundation
import Study
import Testing

@Suite struct SimulationTests {
  /// The published values of Tables 1 to 3 and some of Table 4; Table 1's filtered ones are said to be "above .70".
  static let published: [(name: String, value: Double, figure: String)] = {
    let tables = ["scoreAgreement", "preferenceAgreement", "interTask"]
    let merged = ["merge.preferenceScore.all", "merge.mergedScore.all", "merge.mergedPreference.all"]
    let cells = PaperCell.all.filter { cell in (tables + merged).contains { cell.name.hasPrefix($0) } }
    return cells.compactMap { cell in
      (cell.published.number ?? cell.published.bound).map { (cell.place, $0, cell.name) }
    }
  }()

  /// Studies of the paper's size, of twelve seeds, without intervals.
  static let paperSized: [StudyFigures] = (1...12).compactMap { seed in
    let study = try? SimulatedStudy(instances: 720, annotators: 33, perInstance: 2, seed: UInt64(seed))
    return study.map { StudyFigures($0.labels, plan: FigurePlan(hasIntervals: false)) }
  }

  @Test func `the paper's size gives the paper's Tables 1 to 3, over seeds`() {
    let studies = Self.paperSized
    #expect(studies.count == 12)
    for (name, published, figure) in Self.published {
      let values = studies.compactMap { $0[figure].value }
      let mean = values.reduce(0, +) / Double(values.count)
      #expect(abs(mean - published) < 0.03, "\(name): \(mean) against \(published)")
    }
  }
}

extension SimulationTests {
  @Test func `it does not matter who is asked first, and a second asking differs`() {
    let people = SimulatedAnnotators(seed: 5)
    func labels(_ index: Int, _ annotator: Int, attempt: Int = 0) -> [Int] {
      let labels = people.labels(InstanceKey("i\(index)"), annotator: annotator, attempt: attempt)
      return [labels.ratings.a.rawValue, labels.ratings.b.rawValue, labels.preference.combined]
    }
    let forwards = (0..<50).map { labels($0, $0 % 7) }
    let backwards = (0..<50).reversed().map { labels($0, $0 % 7) }
    #expect(forwards == backwards.reversed())
    #expect(forwards[3] == [1, 4, 1])
    let again = (0..<50).map { labels($0, $0 % 7, attempt: 1) }
    let same = zip(forwards, again).count { $0 == $1 }
    #expect((1..<40).contains(same))
  }

  @Test(arguments: [7, 20_261_124] as [UInt64])
  func `nobody uses a scale the other way round`(_ seed: UInt64) {
    let keys = (0..<30).map { InstanceKey("i\($0)") }
    let people = SimulatedAnnotators(seed: seed)
    // Three hundred others' sum says which response is better; somebody on a scale turned round says the opposite.
    var scores = [[(rating: Int, preference: Int)]]()
    for annotator in 0..<300 {
      scores.append(
        keys.map { key in
          let labels = people.labels(key, annotator: annotator)
          return (labels.ratings.b.rawValue - labels.ratings.a.rawValue, labels.preference.combined)
        })
    }
    let consensus = keys.indices.map { index in scores.reduce(0) { $0 + $1[index].rating + $1[index].preference } }
    for (annotator, labels) in scores.enumerated() {
      let ratings = zip(labels, consensus).reduce(0) { $0 + $1.0.rating * $1.1 }
      let preferences = zip(labels, consensus).reduce(0) { $0 + $1.0.preference * $1.1 }
      #expect(ratings > 0 && preferences >= 0, "annotator \(annotator): \(ratings), \(preferences)")
    }
  }

  @Test func `a plan says what more instances cannot reach where people are the sample`() throws {
    let plan = try StudyPlan(halfWidth: 0.04, perInstance: [2], annotators: 8, seed: 1, studies: 8)
    #expect(plan.rows.map(\.isReached) == [false])
    // These people alone can be known as well as wanted.
    let alone = try StudyPlan(
      halfWidth: 0.04, perInstance: [2], annotators: 8, seed: 1, sample: .instances, studies: 2)
    #expect(alone.rows.map(\.isReached) == [true])
  }

  @Test func `a plan names enough instances, fewer for wider intervals`() throws {
    let wide = try StudyPlan(halfWidth: 0.1, perInstance: [2], annotators: 33, seed: 3, sample: .instances, studies: 2)
    let row = try #require(wide.rows.first)
    let (single, preference) = (try #require(row.single), try #require(row.preference))
    #expect(preference > single)
    #expect(abs(try #require(row.preferenceHalfWidth) - 0.1) < 0.03)
    let narrow = try StudyPlan(
      halfWidth: 0.05, perInstance: [2], annotators: 33, seed: 3, sample: .instances, studies: 2)
    let ratio = Double(try #require(narrow.rows.first?.preference)) / Double(preference)
    #expect(abs(ratio - 4) < 0.3)
    // With other people it takes more.
    let people = try StudyPlan(halfWidth: 0.1, perInstance: [2], annotators: 33, seed: 3, studies: 2)
    #expect(try #require(people.rows.first?.single) > single)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["DEMUR_PLAN"] != nil))
  func `what a plan promises is what studies with other people vary by`() throws {
    let plan = try StudyPlan(halfWidth: 0.08, perInstance: [2], annotators: 33, seed: 1)
    let row = try #require(plan.rows.first)
    let instances = try #require(row.instances)
    var found: [[Double]] = [[], []]
    for seed in 1000..<1400 {
      let study = StudyFigures(
        try SimulatedStudy(instances: instances, annotators: 33, perInstance: 2, seed: UInt64(seed)).labels,
        plan: FigurePlan(hasIntervals: false))
      for (index, name) in ["single", "preference"].enumerated() {
        found[index].append(try #require(study["scoreAgreement.\(name).all.symmetric"].value))
      }
    }
    for (values, promised) in zip(found, [row.singleHalfWidth, row.preferenceHalfWidth]) {
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
      let replicated = 1.96 * variance.squareRoot()
      let ratio = try #require(promised) / replicated
      print("plan of \(instances): promised \(promised ?? 0), replicated \(replicated)")
      #expect(abs(ratio - 1) < 0.15, "\(ratio)")
    }
  }
}
