import GRDB
import Study
import Testing

@testable import Store

/// In which form texts were shown, as a file keeps it.
struct TextFormTests {
  @Test func `a label keeps the form in which its texts were shown, and one that does not is read as before`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    var circumstances = Circumstances.plain
    for form in [nil, TextForm.raw, .rendered] {
      circumstances.form = form
      try desk.actOnNext(.label(.rating(Rating.allCases[2]), circumstances))
    }
    let payloads = try study.file.read {
      try String.fetchAll($0, sql: "SELECT payload FROM event WHERE kind = 'label' ORDER BY sequence")
    }
    // Nothing was added to what an event without it says.
    #expect(payloads.map { $0.contains("\"form\"") } == [false, true, true])
    #expect(try payloads.map { try LabelContent($0, path: "").circumstances.form } == [nil, .raw, .rendered])
    #expect(try study.file.verify() == [])
  }

  @Test func `a study that says nothing of forms shows texts as they were written`() throws {
    let settings = StudySettings(title: "old", seed: 1)
    #expect(settings.textForm == .raw)
    let study = try TemporaryStudy()
    var changed = try study.file.settings
    changed.textForm = .renderedOnly
    try study.file.change(settings: changed)
    #expect(try study.desk().settings().textForm == .renderedOnly)
  }
}
