import Store
import Study
import Testing

@Suite struct BlindnessTests {
  @Test func `a desk's answers stay the same, whatever the others do`() throws {
    let study = try TemporaryStudy(instances: 4, annotators: ["alice", "bob", "carol"])
    let alice = try study.desk()
    try alice.actOnNext(.rate(2))
    try alice.actOnNext(.postpone)
    let before = try everything(alice)
    for name in ["bob", "carol"] {
      let other = try study.desk(name)
      try other.act(.consent(textHash: Fingerprint.of("canary")))
      try other.act(.practice(index: 0, label: .preference(.muchA)))
      try other.act(.note("canary to the authors"))
      for value in 1...5 {
        try other.act(.note("canary"), on: try other.next(.single)?.work.id)
        try other.act(.unsure(true), on: try other.next(.single)?.work.id)
        try other.actOnNext(.rate(value))
      }
      let act = try #require(try other.undoable(.single))
      try other.act(.takeBack(of: act.id), on: act.work.id)
      try other.actOnNext(.exclude(.other, note: "canary"))
      try other.actOnNext(.prefer(.muchA), .preference)
    }
    #expect(try everything(alice) == before)
  }

  @Test func `an unknown name learns nothing about the known ones`() throws {
    let study = try TemporaryStudy(annotators: ["alice", "bob"])
    let error = #expect(throws: StoreError.unknownAnnotator(name: "bo")) { try study.file.desk(for: "bo") }
    #expect(error.map { !"\($0)".contains("alice") && !"\($0)".contains("bob") } == true)
    #expect(throws: StoreError.unknownAnnotator(name: "alice\0")) { try study.file.desk(for: "alice\0") }
  }

  @Test func `names compare by their bytes`() throws {
    let study = try TemporaryStudy(annotators: ["Ren\u{E9}", "Rene\u{301}"])
    let composed = try study.desk("Ren\u{E9}").annotator
    let decomposed = try study.desk("Rene\u{301}").annotator
    #expect(composed.id != decomposed.id)
    #expect(composed.uuid != decomposed.uuid)
  }

  /// Every answer that a desk gives, as text.
  private func everything(_ desk: AnnotatorDesk) throws -> [String] {
    var answers: [String] = ["\(desk.annotator)", "\(try desk.onboarding())", try desk.receipt()]
    answers.append("\(String(describing: try desk.latestEventAt()))")
    for formulation in TaskFormulation.allCases {
      answers.append("\(try desk.progress(formulation))")
      answers.append("\(String(describing: try desk.lastLabelAt(formulation)))")
      answers.append("\(String(describing: try desk.next(formulation)))")
      answers.append("\(String(describing: try desk.undoable(formulation)))")
      answers.append("\(String(describing: try desk.redoable(formulation)))")
    }
    for id in 1...60 { answers.append("\(Result { try desk.serve(Int64(id)) })") }
    return answers
  }
}
