import Store
import Study

/// Hands what one annotator did not finish to somebody new, context by context.
///
/// A context that was begun is given as a whole, and as a further one: comparing formulations takes one person's labels of
/// both.
struct Replacement {
  private let settings: StudySettings
  private let shares: [WorkPlan.Share]

  init(_ file: StudyFile, of name: String) throws {
    settings = try file.settings
    let annotator = try file.desk(for: name).annotator
    var slots: [InstanceKey: Int] = [:]
    for work in try file.openWork(of: name) where work.occasion == .original { slots[work.instance] = work.slot }
    var begun: Set<InstanceKey> = []
    try file.labels(details: false) { if $0.annotator.id == annotator.id { begun.insert($0.work.instance) } }
    shares = try file.plannedInstances().filter(\.hasText).compactMap { instance in
      slots[instance.key].map {
        WorkPlan.Share(instance: instance.key, slot: begun.contains(instance.key) ? instance.nextSlot : $0)
      }
    }
  }

  /// How many contexts are handed over.
  var count: Int { shares.count }

  /// The newcomer's work.
  func work(for newcomer: Annotator) -> [PlannedWork] {
    WorkPlan.work(
      for: shares, annotator: (newcomer.id, newcomer.stream),
      formulations: settings.formulations.order(ordinal: newcomer.ordinal), firstPosition: [:], settings: settings)
  }
}
