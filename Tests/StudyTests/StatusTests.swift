import Study
import Testing

@Suite struct StatusTests {
  /// An annotator with so many labels in SINGLE, all taking so long.
  static func annotator(
    _ name: String, labels: Int = 20, seconds: Double = 30, fast: Int = 0, unread: Int = 0, isModel: Bool = false
  ) -> AnnotatorStatus {
    var pace = AnnotatorStatus.Pace()
    for index in 0..<labels { pace.add(seconds: seconds, wasFast: index < fast, wasUnread: index < unread) }
    return AnnotatorStatus(
      name: name, pseudonym: name, isModel: isModel, isWithdrawn: false,
      progress: [.single: WorkProgress(total: 40, labelled: labels, excluded: 1)], pace: [.single: pace])
  }

  static func concerns(_ annotators: AnnotatorStatus...) -> [WorkConcern] {
    let status = StudyStatus(title: "", instances: 0, formulations: [.single], annotators: annotators, conflicts: 0)
    return annotators.first.map(status.concerns) ?? []
  }

  @Test func `a fifth of fast or unread labels deserves a word, less does not`() {
    #expect(Self.concerns(Self.annotator("a", fast: 4)) == [.fast(.single, count: 4, of: 20)])
    #expect(Self.concerns(Self.annotator("a", unread: 4)) == [.unread(.single, count: 4, of: 20)])
    #expect(Self.concerns(Self.annotator("a", fast: 3, unread: 3)).isEmpty)
    #expect(Self.concerns(Self.annotator("a", labels: 9, fast: 9)).isEmpty)
  }

  @Test func `a third of the others' time deserves a word`() {
    let others = [Self.annotator("b"), Self.annotator("c", seconds: 40), Self.annotator("d", labels: 3, seconds: 900)]
    let status = { (first: AnnotatorStatus) in
      StudyStatus(title: "", instances: 0, formulations: [.single], annotators: [first] + others, conflicts: 0)
        .concerns(first)
    }
    #expect(status(Self.annotator("a", seconds: 11)) == [.hurried(.single, median: 11, others: 35)])
    #expect(status(Self.annotator("a", seconds: 12)).isEmpty)
    #expect(Self.concerns(Self.annotator("a", seconds: 1)).isEmpty)
  }

  @Test func `models are not hurried, and are not in the totals`() {
    let model = Self.annotator("m", seconds: 0.1, fast: 20, isModel: true)
    let status = StudyStatus(
      title: "", instances: 0, formulations: [.single], annotators: [model, Self.annotator("a"), Self.annotator("b")],
      conflicts: 0)
    #expect(status.concerns(model).isEmpty)
    #expect(status.total(.single).total == 80 && status.total(.single).labelled == 40)
    #expect(status.total(.single).open == 38 && status.total(.preference).total == 0)
  }
}
