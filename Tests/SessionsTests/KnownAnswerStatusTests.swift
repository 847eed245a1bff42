import Foundation
import Screens
import Store
import Study
import Testing

@testable import Sessions

/// What authors see of how instances with known answers were judged.
@Suite struct KnownAnswerStatusTests {
  private static func checks(_ count: Int) -> [(instance: Instance, answer: KnownAnswer)] {
    (0..<count).map { number in
      let key = InstanceKey("check-\(number)")
      return (
        Instance(
          key: key, subset: "", context: [Turn(role: .user, content: "Two and two?")], responseA: "Four.",
          responseB: "Five."),
        KnownAnswer(key: key, ratingA: Rating.allCases[4], ratingB: Rating.allCases[0])
      )
    }
  }

  @Test func `the status counts what was missed, and takes it into no pace`() throws {
    let study = try SessionStudy()
    #expect(
      try !StatusText(status: StatusReader.read(study.file)).lines.contains { $0.text.description.contains("known") })
    try study.file.addChecks(Self.checks(2))
    let session = try study.session()
    #expect(session.setting.consent?.contains("agreed on an answer beforehand") == true)
    #expect(try session.station().stage == .consent)
    _ = session.answer(to: .record(.consent(textHash: session.setting.consentHash), on: nil))
    let before = StatusText(status: try StatusReader.read(study.file)).lines.map(\.text.description)
    #expect(before.contains { $0.contains("2 instances mixed in, in no figure; nobody met one yet") })
    // All get 3: two steps off both answers, four labels of them, of eight in all.
    try session.finish(.single)
    let status = try StatusReader.read(study.file)
    let ann = try #require(status.annotators.first)
    #expect(ann.checks?.answered == 4 && ann.checks?.missed == 4 && ann.checks?.exact == 0)
    #expect(ann.pace[.single]?.labels == 4 && ann.progress[.single]?.labelled == 8)
    #expect(ann.activeSeconds == 8 * 9)
    let lines = StatusText(status: status).lines.map(\.text.description)
    #expect(lines.contains("    known answers: 4 of 4 answers two steps off or more"))
    #expect(
      lines.contains {
        $0.hasPrefix("Known answers: 2 instances") && $0.hasSuffix("4 of 4 answers two steps off or more")
      })
    #expect(lines.contains { $0.contains("2 instances, 1 annotator") })
  }

  @Test func `the methods say that they are there, and count none of their labels`() throws {
    let study = try SessionStudy()
    try study.file.addChecks(Self.checks(2))
    let session = try study.session()
    _ = session.answer(to: .record(.consent(textHash: session.setting.consentHash), on: nil))
    try session.finish(.single)
    let source = try StudyLabels.read(study.file, naming: .names, details: true)
    let facts = Dictionary(source.methods.map { ($0.name, $0.shown) }) { first, _ in first }
    #expect(facts["checks"] == "2" && facts["singleAssigned"] == "4" && facts["singleLabelled"] == "4")
    #expect(facts["repeated"] == "0" && facts["drawn"] == "2")
    #expect(source.people.ratingCount == 4 && source.repeats.isEmpty)
  }
}
