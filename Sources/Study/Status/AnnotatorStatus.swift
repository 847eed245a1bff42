import Foundation

/// How far one annotator is, and how they work; nothing of what they say.
package struct AnnotatorStatus: Hashable, Sendable {
  package var name: String
  package var pseudonym: String
  package var isModel: Bool
  package var isWithdrawn: Bool
  package var progress: [TaskFormulation: WorkProgress]
  package var pace: [TaskFormulation: Pace]
  package var lastLabelAt: Date?
  /// How long they were active, in seconds: with what they labelled, and with what they left without a label. What was given
  /// elsewhere says nothing of it.
  package var activeSeconds: Double = 0
  /// What came of the questions that a model was asked; nil for people, and for a model that was asked none.
  package var answers: ModelAnswerCounts?
  /// How they answered where the answer is known; nil where they were not asked yet.
  package var checks: KnownAnswerCounts?

  package init(
    name: String, pseudonym: String, isModel: Bool, isWithdrawn: Bool, progress: [TaskFormulation: WorkProgress],
    pace: [TaskFormulation: Pace] = [:], lastLabelAt: Date? = nil
  ) {
    self.name = name
    self.pseudonym = pseudonym
    self.isModel = isModel
    self.isWithdrawn = isWithdrawn
    self.progress = progress
    self.pace = pace
    self.lastLabelAt = lastLabelAt
  }

  /// How somebody works in one formulation.
  package struct Pace: Hashable, Sendable {
    package var labels = 0
    /// Labels that came faster than their texts can be read.
    package var fast = 0
    /// Labels given before all was shown to its end.
    package var unread = 0
    /// Labels that stand in the place of others, since their annotator went back.
    package var changed = 0
    package var seconds: [Double] = []

    package init() {}

    /// Counts a label that took so many active seconds.
    package mutating func add(seconds: Double, wasFast: Bool, wasUnread: Bool) {
      labels += 1
      self.seconds.append(seconds)
      if wasFast { fast += 1 }
      if wasUnread { unread += 1 }
    }

    package var median: Double? { AnnotatorActivity.median(seconds) }
  }
}

/// Why somebody deserves a word. Only how they work counts, never how they judge: who differs from others may be right.
package enum WorkConcern: Hashable, Sendable {
  /// So many of so many labels came faster than reading allows.
  case fast(TaskFormulation, count: Int, of: Int)
  case unread(TaskFormulation, count: Int, of: Int)
  /// A median time under a third of what the others take, in seconds.
  case hurried(TaskFormulation, median: Double, others: Double)

  /// The labels below which nothing can be said.
  static let least = 10
  /// The share from which a word is due.
  static let share = 0.2
}

/// How far a study is.
package struct StudyStatus: Hashable, Sendable {
  package var title: String
  package var instances: Int
  package var formulations: [TaskFormulation]
  package var annotators: [AnnotatorStatus]
  /// Work with contradicting labels from different files.
  package var conflicts: Int
  /// Instances whose answer is known, which are mixed in.
  package var checks = 0

  package init(
    title: String, instances: Int, formulations: [TaskFormulation], annotators: [AnnotatorStatus], conflicts: Int
  ) {
    self.title = title
    self.instances = instances
    self.formulations = formulations
    self.annotators = annotators
    self.conflicts = conflicts
  }

  /// The work of all people in a formulation.
  package func total(_ formulation: TaskFormulation) -> WorkProgress {
    annotators.filter { !$0.isModel }.compactMap { $0.progress[formulation] }.reduce(into: WorkProgress()) {
      $0.total += $1.total
      $0.labelled += $1.labelled
      $0.excluded += $1.excluded
      $0.postponed += $1.postponed
      $0.unsure += $1.unsure
      $0.notes += $1.notes
    }
  }

  /// How many labels of people in a formulation stand in the place of others.
  package func changed(_ formulation: TaskFormulation) -> Int {
    annotators.filter { !$0.isModel }.reduce(0) { $0 + ($1.pace[formulation]?.changed ?? 0) }
  }

  /// Why one of the annotators deserves a word.
  package func concerns(_ annotator: AnnotatorStatus) -> [WorkConcern] {
    guard !annotator.isModel else { return [] }
    return TaskFormulation.allCases.flatMap { formulation -> [WorkConcern] in
      guard let pace = annotator.pace[formulation], pace.labels >= WorkConcern.least else { return [] }
      var concerns: [WorkConcern] = []
      let enough = WorkConcern.share * Double(pace.labels)
      if Double(pace.fast) >= enough { concerns.append(.fast(formulation, count: pace.fast, of: pace.labels)) }
      if Double(pace.unread) >= enough { concerns.append(.unread(formulation, count: pace.unread, of: pace.labels)) }
      let others = annotators.filter { $0.name != annotator.name && !$0.isModel }
        .compactMap { $0.pace[formulation] }.filter { $0.labels >= WorkConcern.least }.compactMap(\.median)
      if let median = pace.median, let typical = AnnotatorActivity.median(others), 3 * median < typical {
        concerns.append(.hurried(formulation, median: median, others: typical))
      }
      return concerns
    }
  }
}
