import Study
import Terminal

/// All key tables, as the guide and the man page show them.
package enum KeyReference {
  /// A screen's name and its keys.
  package struct Section: Hashable, Sendable {
    package var title: String
    package var lines: [KeyLine]
  }

  /// Every screen of an annotator, the demo's start, the review, and the status.
  package static var sections: [Section] { sections(.hands) }

  /// The same with other keys on the screens where work is labelled.
  package static func sections(_ keys: KeyMap) -> [Section] {
    annotating(keys) + review + [
      Section(title: "Status", lines: StatusScreen.table.lines),
      Section(title: "While the study's file is waited for", lines: WaitingNotice.table.lines),
    ]
  }

  /// The screens of an author who reviews.
  package static var review: [Section] {
    [
      Section(title: "Review: the sources of disagreement", lines: KeyTable.reviewSources.lines),
      Section(title: "Review: the list", lines: KeyTable.reviewList.lines),
      Section(title: "Review: an instance", lines: KeyTable.reviewInstance.lines),
      Section(title: "Review: what is listed, and other menus", lines: MenuAction.table.lines),
      Section(title: "Review: search in all ids and texts", lines: SearchLine.table.lines),
      Section(title: "Review: adjudicate", lines: AdjudicateForm.table.lines),
    ]
  }

  private static func annotating(_ keys: KeyMap) -> [Section] {
    [
      Section(
        title: "Rating one response", lines: KeyTable.single.mapped(by: keys, isPreference: false).lines),
      Section(
        title: "Comparing two responses", lines: KeyTable.preference.mapped(by: keys, isPreference: true).lines),
      Section(title: "What you gave", lines: AnswerList.table.lines),
      Section(title: "Why it cannot be judged", lines: ReasonMenu.table.lines),
      Section(title: "What a study may ask after a label", lines: GroundsForm.table.lines),
      Section(title: "A comment", lines: NoteEditor.table.lines),
      Section(title: "Search", lines: Find.table.lines),
      Section(title: "Consent", lines: Page.consent.table.lines),
      Section(title: "Guidelines before the work", lines: Page.guidelines.table.lines),
      Section(title: "Help, and the guidelines while working", lines: Page.overlay.table.lines),
      Section(title: "The study's own questions, typed", lines: QuestionForm.typing.lines),
      Section(title: "The study's own questions, chosen", lines: QuestionForm.choosing.lines),
      Section(title: "The answer after a practice label", lines: Page.practiceAnswer.table.mapped(by: keys).lines),
      Section(title: "After something was put aside because it distresses", lines: Page.offerToStop.table.lines),
      Section(title: "At a goal that was set, or time for a break", lines: Page.rest.table.lines),
      Section(title: "Leaving", lines: Page.leaving.table.lines),
      Section(title: "Between the two formulations", lines: Page.between.table.mapped(by: keys).lines),
      Section(title: "Before something is taken back that costs days", lines: Page.undoPrice.table.lines),
      Section(title: "The end of the work", lines: Page.end.table.mapped(by: keys).lines),
      Section(title: "The report", lines: Page.report.table.lines),
      Section(title: "The start of the demo", lines: StartScreen.table.lines),
    ]
  }

  /// The sections as lines of text, the keys in a column of their own.
  package static func text(_ sections: [Section] = sections) -> String {
    let width = sections.flatMap(\.lines).map { SafeText($0.name).columns }.max() ?? 0
    return sections.map { section in
      let rows = section.lines.map { line in
        "  \(SafeText(line.name).padded(toColumns: width))  \(line.help)\n"
      }
      return "\(section.title)\n" + rows.joined()
    }.joined(separator: "\n")
  }

  /// The sections as Markdown tables under headings of the given level.
  package static func markdown(_ sections: [Section] = sections, level: Int = 3) -> String {
    sections.map { section in
      let rows = section.lines.map { line in
        "| \(line.name.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")) | \(line.help) |"
      }
      return "\(String(repeating: "#", count: max(1, level))) \(section.title)\n\n| key | |\n|---|---|\n"
        + rows.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
