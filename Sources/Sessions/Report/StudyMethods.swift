import Basics
import Foundation
import Interchange
import Store
import Study

/// What a paper's methods section tells, from a study's file.
struct StudyMethods {
  let file: StudyFile
  let settings: StudySettings
  let people: [AnnotatorSummary]
  let medians: [(formulation: TaskFormulation, seconds: Double?)]
  let dates: (first: Date, last: Date)?
  let guidelines: Int
  let changed: Int
  let occasions: [Occasion: Int]
  let origins: LabelOrigins

  var facts: [MethodsFact] {
    get throws {
      var facts = [MethodsFact("title", "Study", settings.title)]
      let assigned = try file.plannedInstances().map(\.assigned)
      facts += try instances(perInstance: assigned.map(\.count))
      facts += annotators(assigned: assigned)
      let checks = try file.checkProgress()
      facts += TaskFormulation.allCases.flatMap { work($0, without: checks) }
      if !settings.checks.isEmpty {
        facts.append(
          MethodsFact("checks", "Instances with known answers, mixed in, in no figure", settings.checks.count))
      }
      facts += [
        MethodsFact("repeated", "Labels of repeats", occasions[.repeat] ?? 0),
        MethodsFact("sendBacks", "Labels of send-backs", occasions[.sendBack] ?? 0),
        MethodsFact("added", "Labels of added annotators", occasions[.added] ?? 0),
        MethodsFact("changed", "Labels changed by going back to them", changed),
        MethodsFact("looks", "Looks at agreement while it was under way", try file.lookCount()),
        MethodsFact("conflicts", "Labels in conflict between files, left out", try file.conflictCount()),
      ]
      for (formulation, seconds) in medians {
        let name = formulation.rawValue
        let shown = seconds.map { "\(Double(Int($0 * 10 + 0.5)) / 10) s" } ?? "not known"
        facts.append(
          MethodsFact(
            "medianSeconds\(name.capitalized)", "Median active time, \(name)", shown: shown, value: .number(seconds)))
      }
      facts += origins.facts(dates: dates)
      facts += [
        origins.ofWorkHere("guidelineVersions", "Guideline versions that labels were given under", guidelines),
        origins.ofWorkHere("formulations", "Order of formulations", settings.formulations.rawValue),
        origins.ofWorkHere("washoutDays", "Days between them", NumberText.plain(settings.washoutDays)),
        origins.ofWorkHere("positions", "Which response stands first", settings.positions.rawValue),
        MethodsFact("threshold", "Ambiguous from Δ", settings.threshold),
        MethodsFact("seed", "Seed of draws and orders", String(settings.seed)),
      ]
      return facts
        + (try file.sources()).enumerated().map { index, source in
          MethodsFact("source\(index + 1)", "Data, file \(index + 1)", source.sentence)
        }
    }
  }

  private func instances(perInstance: [Int]) throws -> [MethodsFact] {
    let counts = try file.instanceCount()
    let subsets = counts.keys.sorted { InstanceKey($0) < InstanceKey($1) }
    let (low, high) = (perInstance.min() ?? 0, perInstance.max() ?? 0)
    return [
      MethodsFact("drawn", "Instances", counts.values.reduce(0, +)),
      MethodsFact(
        "subsets", "  by subset",
        shown: subsets.allSatisfy(\.isEmpty)
          ? "none named"
          : subsets.map { "\($0.isEmpty ? "not named" : $0) \(counts[$0] ?? 0)" }.joined(separator: ", "),
        value: .group(subsets.map { FigureTree.Member($0, .count(counts[$0] ?? 0)) })),
      MethodsFact("perInstance", "Annotators an instance", low == high ? "\(low)" : "\(low) to \(high)"),
    ]
  }

  private func annotators(assigned: [[Int64]]) -> [MethodsFact] {
    let loads = assigned.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }.values
    let (low, high) = (loads.min() ?? 0, loads.max() ?? 0)
    return [
      MethodsFact("annotators", "Annotators", people.count),
      MethodsFact("withdrawn", "  of them withdrawn", people.count { $0.annotator.isWithdrawn }),
      MethodsFact("contextsEach", "Contexts each", low == high ? "\(low)" : "\(low) to \(high)"),
    ]
  }

  private func work(
    _ formulation: TaskFormulation, without checks: [Int64: [TaskFormulation: WorkProgress]]
  ) -> [MethodsFact] {
    let all = people.compactMap { person in
      person.progress[formulation].map { $0.without(checks[person.annotator.id]?[formulation] ?? WorkProgress()) }
    }
    let name = formulation.rawValue
    let title = formulation == .single ? "SINGLE" : "PREFERENCE"
    func fact(_ what: String, _ label: String, _ count: (WorkProgress) -> Int) -> MethodsFact {
      MethodsFact("\(name)\(what)", label, all.reduce(0) { $0 + count($1) })
    }
    return [
      fact("Assigned", "\(title) assigned, repeats included") { $0.total },
      fact("Labelled", "  labelled") { $0.labelled },
      fact("Excluded", "  excluded by annotators") { $0.excluded }, fact("Unsure", "  marked unsure") { $0.unsure },
    ]
  }
}
