import Basics
import Sessions
import Store
import Study
import Terminal

/// An assignment made of what the study holds, ready to be shown and to be written.
struct AssignmentPlan {
  let assignment: Assignment
  let instances: [StudyFile.PlannedInstance]
  let people: [AnnotatorSummary]
  let settings: StudySettings
  let perInstance: Int
  /// The last act before the plan was made.
  private let seen: Int64

  /// - Parameters:
  ///   - leaving: people who are taken to have left, to see what would come of it.
  ///   - chosen: the only instances that get anybody new; all if nil.
  init(
    _ file: StudyFile, perInstance: Int?, maximum: Int?, leaving: Set<Int64> = [], chosen: Set<InstanceKey>? = nil
  ) throws {
    seen = try file.lastAct
    settings = try file.settings
    instances = try file.plannedInstances(ifLeaving: leaving)
    people = try file.annotators().filter { $0.annotator.kind == .human }.map {
      var summary = $0
      if leaving.contains($0.annotator.id) { summary.annotator.isWithdrawn = true }
      return summary
    }
    if let chosen, let unknown = chosen.subtracting(instances.map(\.key)).map(\.text).min() {
      throw StoreError.unknownInstance(key: InstanceKey(unknown))
    }
    self.perInstance = perInstance ?? settings.annotatorsPerInstance
    guard self.perInstance >= 1 else { throw Failure.usage("--per-instance \(self.perInstance): at least 1.") }
    let index = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.annotator.id, $0) })
    assignment = try Assignment.plan(
      instances.map {
        Assignment.Candidate(
          subset: $0.subset, assigned: $0.assigned.compactMap { index[$0] },
          isOpen: $0.hasText && (chosen?.contains($0.key) ?? true))
      },
      isAvailable: people.map { !$0.annotator.isWithdrawn }, annotatorsPerInstance: self.perInstance,
      maximum: maximum ?? settings.quota, seed: settings.seed)
  }

  /// Of how many instances only labels were imported.
  private var withoutText: Int { instances.count { !$0.hasText } }

  /// The contexts of those who are there: the least and the most of anybody.
  var loads: (low: Int, high: Int) {
    let loads = people.indices.filter { !people[$0].annotator.isWithdrawn }.map { assignment.loads[$0] }
    return (loads.min() ?? 0, loads.max() ?? 0)
  }

  var addedCount: Int { assignment.added.reduce(0) { $0 + $1.count } }

  /// `43 or 44 contexts`
  var loadText: String {
    let (low, high) = loads
    if high - low > 1 { return "between \(low) and \(high) contexts" }
    return low == high ? counted(low, "context") : "\(low) or \(high) contexts"
  }

  /// What it does, for people.
  var summary: [SafeText] {
    guard addedCount > 0 else {
      let count = instances.count - withoutText
      let all = count == 1 ? "The instance" : "Every one of the \(count) instances"
      let enough: SafeText = "\(all) has its \(counted(perInstance, "annotator")) already; nothing to do."
      return [count > 0 ? enough : "There is nothing to do."] + leftOut
    }
    let active = people.indices.filter { !people[$0].annotator.isWithdrawn }
    let high = loads.high
    let formulations = settings.formulations.order(ordinal: 0)
    let each = formulations.map {
      $0 == .single ? "\(2 * high) responses to rate" : "\(counted(high, "pair")) to compare"
    }
    var lines: [SafeText] = [
      "\(counted(instances.count - withoutText, "instance")), \(counted(perInstance, "annotator")) each: "
        + "\(counted(addedCount, "context")) given to \(counted(active.count, "person", "people")).",
      "Each has \(loadText) in all: at most \(each.joined(separator: " and ")).",
      "\(counted(assignment.pairCount, "different pair")) of people \(assignment.pairCount == 1 ? "shares" : "share") instances; "
        + (assignment.partCount == 1
          ? "everybody is connected to everybody through shared instances."
          : "they fall into \(assignment.partCount) groups that share nothing, so people of different groups cannot be compared."),
    ]
    if settings.repeatShare > 0 {
      lines.append(
        "\(NumberText.plain(settings.repeatShare * 100)) % of each person's work is served again, unannounced.")
    }
    if !settings.checks.isEmpty {
      lines.append(
        "Mixed in for everybody: \(counted(settings.checks.count, "instance")) with known answers, as the consent says."
      )
    }
    return lines + leftOut
  }

  private var leftOut: [SafeText] {
    guard withoutText > 0 else { return [] }
    return [
      "\(counted(withoutText, "instance")) without texts (only labels were imported) \(withoutText == 1 ? "is" : "are") given to nobody."
    ]
  }

  /// Writes the work of everybody, person by person: a large plan in several transactions, so that nobody waits long.
  ///
  /// - Parameter watching: told now and then how many of ``addedCount`` are written.
  func write(to file: StudyFile, watching: (Int) -> Void = { _ in }) throws {
    var done = 0
    var shares: [[WorkPlan.Share]] = Array(repeating: [], count: people.count)
    for (instance, added) in zip(instances, assignment.added) {
      for (offset, person) in added.enumerated() {
        shares[person].append(WorkPlan.Share(instance: instance.key, slot: instance.nextSlot + offset))
      }
    }
    try file.addWork(plannedAfter: seen) { add in
      for (person, shares) in zip(people, shares) where !shares.isEmpty {
        let work = WorkPlan.work(
          for: shares, annotator: (person.annotator.id, person.annotator.stream),
          formulations: settings.formulations.order(ordinal: person.annotator.ordinal),
          firstPosition: person.nextPosition, settings: settings)
        for (index, one) in work.enumerated() {
          if index % 256 == 0 { watching(done + shares.count * index / work.count) }
          try add(one)
        }
        done += shares.count
      }
    }
  }
}
