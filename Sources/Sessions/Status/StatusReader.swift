import Foundation
import Store
import Study

/// Reads how far a study is.
package enum StatusReader {
  package static func read(_ file: StudyFile) throws -> StudyStatus {
    let settings = try file.settings
    let summaries = try file.annotators()
    var people = summaries.map { summary in
      AnnotatorStatus(
        name: summary.annotator.name, pseudonym: summary.annotator.pseudonym,
        isModel: summary.annotator.kind == .model, isWithdrawn: summary.annotator.isWithdrawn,
        progress: summary.progress)
    }
    if summaries.contains(where: { $0.annotator.kind == .model }) {
      let counts = try file.modelAnswerCounts()
      for (place, summary) in summaries.enumerated() { people[place].answers = counts[summary.annotator.id] }
    }
    let places = Dictionary(uniqueKeysWithValues: summaries.enumerated().map { ($1.annotator.id, $0) })
    try file.labelsInSlices(Set(Occasion.allCases)) { row in
      guard let place = places[row.annotator.id], let details = row.details else { return }
      if let at = details.at { people[place].lastLabelAt = max(people[place].lastLabelAt ?? at, at) }
      if details.changedAfter != nil {
        people[place].pace[row.work.formulation, default: AnnotatorStatus.Pace()].changed += 1
      }
      guard let circumstances = details.circumstances, let seconds = circumstances.activeSeconds else { return }
      people[place].activeSeconds += seconds
      people[place].pace[row.work.formulation, default: AnnotatorStatus.Pace()].add(
        seconds: seconds, wasFast: circumstances.wasFast, wasUnread: circumstances.missedSomething)
    }
    for (annotator, seconds) in try file.secondsWithoutLabel() {
      if let place = places[annotator] { people[place].activeSeconds += seconds }
    }
    let known = Dictionary(settings.checks.map { (InstanceKey($0.key), $0) }) { first, _ in first }
    try file.labelsOfChecks { row in
      guard let place = places[row.annotator.id] else { return }
      // They are paid for, and say nothing of how fast somebody works.
      if let at = row.details?.at { people[place].lastLabelAt = max(people[place].lastLabelAt ?? at, at) }
      people[place].activeSeconds += row.details?.circumstances?.activeSeconds ?? 0
      if let distance = known[row.work.instance]?.distance(of: row.label, response: row.work.response) {
        people[place].checks = people[place].checks ?? KnownAnswerCounts()
        people[place].checks?.add(distance: distance)
      }
    }
    var status = StudyStatus(
      title: settings.title, instances: try file.instanceCount().values.reduce(0, +),
      formulations: settings.formulations.order(ordinal: 0), annotators: people, conflicts: try file.conflictCount())
    status.checks = settings.checks.count
    return status
  }
}
