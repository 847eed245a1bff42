import Basics
import Foundation
import Interchange
import Screens
import Study
import Terminal

/// How far a study is, as lines of text and as a tree for programs.
package struct StatusText {
  let status: StudyStatus

  package init(status: StudyStatus) { self.status = status }

  package var lines: [StatusLine] {
    var lines = [
      StatusLine(
        SafeText(status.title)
          + ": \(counted(status.instances, "instance")), \(counted(status.annotators.count, "annotator")).")
    ]
    lines += status.formulations.map { StatusLine(SafeText(total($0)), .formulation($0.rawValue)) }
    if status.conflicts > 0 {
      lines.append(
        StatusLine(
          "On \(counted(status.conflicts, "piece")) of work, labels contradict each other between files: demur conflicts"
        ))
    }
    if status.checks > 0 { lines.append(StatusLine(SafeText(checks))) }
    guard !status.annotators.isEmpty else { return lines + [StatusLine("Nobody yet: demur annotators add NAME …")] }
    lines.append(StatusLine(""))
    let names = status.annotators.map { SafeText($0.name) }
    let width = max(9, names.map(\.columns).max() ?? 0)
    lines.append(
      StatusLine(
        SafeText("annotator").padded(toColumns: width)
          + SafeText(status.formulations.map { Self.column($0 == .single ? "SINGLE" : "PREFERENCE") }.joined())
          + SafeText(Self.hours("active")) + "  last label"))
    for (annotator, name) in zip(status.annotators, names) {
      let cells = status.formulations.map { Self.column(progress(annotator.progress[$0])) }.joined()
      let hasLabels = annotator.progress.values.contains { $0.labelled > 0 }
      let last =
        annotator.lastLabelAt.map { Timestamp.text($0).prefix(16).replacing("T", with: " ") }
        ?? (hasLabels ? "not known" : "never")
      let state = annotator.isWithdrawn ? "  withdrawn" : annotator.isModel ? "  model" : ""
      lines.append(
        StatusLine(
          name.padded(toColumns: width) + SafeText(cells + Self.active(annotator) + "  " + last + state),
          .annotator(annotator.name)))
      if let answers = annotator.answers { lines.append(StatusLine(SafeText("    \(answers.words)"))) }
      if let checks = annotator.checks, checks.missed > 0 {
        lines.append(StatusLine(SafeText("    known answers: \(Self.words(checks))")))
      }
      lines += status.concerns(annotator).map { StatusLine(SafeText("    deserves a word: \(Self.text($0))")) }
    }
    return lines
  }

  /// `Known answers: 5 instances, in no figure; of 20 answers 3 are two steps off or more`
  private var checks: String {
    let all = status.annotators.compactMap(\.checks).reduce(KnownAnswerCounts(), +)
    let what = "Known answers: \(counted(status.checks, "instance")) mixed in, in no figure"
    return all.answered > 0 ? "\(what); \(Self.words(all))" : "\(what); nobody met one yet"
  }

  private static func words(_ counts: KnownAnswerCounts) -> String {
    "\(counts.missed) of \(counted(counts.answered, "answer")) two steps off or more"
  }

  private func total(_ formulation: TaskFormulation) -> String {
    let total = status.total(formulation)
    let name = formulation == .single ? "SINGLE    " : "PREFERENCE"
    guard total.total > 0 else { return "\(name)  nothing is assigned: demur assign" }
    let share = Int((100 * Double(total.labelled) / Double(total.total)).rounded(.down))
    var text = "\(name)  \(total.labelled) of \(total.total) labelled (\(share) %), \(total.open) open"
    for (count, what) in [
      (status.changed(formulation), "changed"), (total.excluded, "excluded"), (total.postponed, "put off"),
      (total.unsure, "unsure"), (total.notes, "comments"),
    ] where count > 0 {
      text += ", \(count) \(what)"
    }
    return text
  }

  private func progress(_ progress: WorkProgress?) -> String {
    guard let progress, progress.total > 0 else { return "-" }
    return "\(progress.labelled + progress.excluded) of \(progress.total)"
  }

  private static func column(_ text: String) -> String {
    String(repeating: " ", count: max(2, 16 - text.count)) + text
  }

  private static func hours(_ text: String) -> String { String(repeating: " ", count: max(2, 9 - text.count)) + text }

  /// Hours of active time, for paying them.
  private static func active(_ annotator: AnnotatorStatus) -> String {
    guard !annotator.isModel, annotator.activeSeconds > 0 else { return hours("-") }
    let hundredths = Int((annotator.activeSeconds / 36).rounded())
    return hours("\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) h")
  }

  static func text(_ concern: WorkConcern) -> String {
    switch concern {
    case .fast(let formulation, let count, let all):
      "\(count) of \(all) labels in \(name(formulation)) faster than reading allows"
    case .unread(let formulation, let count, let all):
      "\(count) of \(all) labels in \(name(formulation)) before the end was shown"
    case .hurried(let formulation, let median, let others):
      "\(short(median)) s a label in \(name(formulation)), the others \(short(others)) s"
    }
  }

  private static func name(_ formulation: TaskFormulation) -> String {
    formulation == .single ? "SINGLE" : "PREFERENCE"
  }
  private static func short(_ seconds: Double) -> String { NumberText.plain(seconds, most: 1) }

  package var tree: FigureTree {
    [
      "title": .text(status.title), "instances": .count(status.instances), "conflicts": .count(status.conflicts),
      "formulations": .group(
        status.formulations.map { FigureTree.Member($0.rawValue, Self.tree(status.total($0))) }),
      "annotators": .list(status.annotators.map(tree)),
    ]
  }

  private func tree(_ annotator: AnnotatorStatus) -> FigureTree {
    .group(
      [
        FigureTree.Member("name", .text(annotator.name)), .init("pseudonym", .text(annotator.pseudonym)),
        .init("kind", .text(annotator.isModel ? "model" : "human")), .init("withdrawn", .truth(annotator.isWithdrawn)),
        .init("activeSeconds", .number(annotator.isModel ? nil : annotator.activeSeconds)),
        .init("lastLabelAt", .text(annotator.lastLabelAt.map(Timestamp.text))),
        .init("concerns", .list(status.concerns(annotator).map { .text(Self.text($0)) })),
      ]
        + Self.answers(annotator.answers) + Self.checks(annotator.checks)
        + status.formulations.map { formulation in
          let pace = annotator.pace[formulation] ?? AnnotatorStatus.Pace()
          guard case .group(let members) = Self.tree(annotator.progress[formulation] ?? WorkProgress()) else {
            return FigureTree.Member(formulation.rawValue, [:])
          }
          return FigureTree.Member(
            formulation.rawValue,
            .group(
              members + [
                .init("medianSeconds", .number(pace.median)), .init("fast", .count(pace.fast)),
                .init("unread", .count(pace.unread)), .init("changed", .count(pace.changed)),
              ]))
        })
  }

  /// What was answered where the answer is known; nothing where nobody was asked.
  private static func checks(_ counts: KnownAnswerCounts?) -> [FigureTree.Member] {
    guard let counts else { return [] }
    return [
      .init(
        "knownAnswers",
        ["answered": .count(counts.answered), "exact": .count(counts.exact), "missed": .count(counts.missed)])
    ]
  }

  /// What came of a model's questions; nothing for people.
  private static func answers(_ counts: ModelAnswerCounts?) -> [FigureTree.Member] {
    guard let counts else { return [] }
    let kinds = ModelAnswer.InvalidKind.allCases.map { FigureTree.Member($0.rawValue, .count(counts.invalid[$0] ?? 0)) }
    return [
      .init(
        "answers",
        [
          "asked": .count(counts.asked), "answered": .count(counts.answered), "tooLong": .count(counts.tooLong),
          "invalid": .group(kinds),
        ])
    ]
  }

  private static func tree(_ progress: WorkProgress) -> FigureTree {
    [
      "total": .count(progress.total), "labelled": .count(progress.labelled), "excluded": .count(progress.excluded),
      "open": .count(progress.open), "postponed": .count(progress.postponed), "unsure": .count(progress.unsure),
      "comments": .count(progress.notes),
    ]
  }
}
