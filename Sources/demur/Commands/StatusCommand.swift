import Basics
import ArgumentParser
import Foundation
import Renderings
import Screens
import Sessions
import Store
import Study
import Terminal

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "How far the study is, and who works in a way that deserves a word.",
    discussion: """
      Nothing that annotators say is shown. --agreement shows it, and notes in the study that it was looked at: whoever \
      looks while labels still come is tempted to stop, or to steer. On a terminal the status follows what others do \
      (not with --agreement: a look is one look), and Enter opens the list of the instances behind a line; in a pipe, or \
      with --plain, it is printed once.
      """)

  @OptionGroup var study: StudyOptions

  @OptionGroup var json: JSONOption

  @Flag(help: "Print it once, also on a terminal.")
  var plain = false

  @Flag(help: "Weighted kappas so far, too; that is noted in the study.")
  var agreement = false

  func run() throws {
    let file = try study.open(agreement ? .readWrite : .readOnly)
    if !json.isWanted, !plain, !agreement, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      do {
        let study = study
        let run = try StatusRun(file) { try Self.review($0, of: study.open(patience: $1)) }
        let end = try run.run(say: Output.lines)
        if end.code != 0 { throw ExitCode(end.code) }
        return
      } catch is TerminalError {
        // A terminal that cannot be drawn on gets the lines.
      }
    }
    let text = StatusText(status: try StatusReader.read(file))
    let looked = agreement ? try InterimAgreement(file) : nil
    try file.close()
    if json.isWanted {
      Output.json(text.tree(with: looked))
    } else {
      Output.lines(text.lines.map(\.text))
      if let looked { Output.lines(looked.lines) }
    }
  }

  /// The review of what stands behind a line.
  private static func review(_ subject: StatusSubject, of file: StudyFile) throws -> ReviewRun {
    let session = try ReviewSession(file, try PerspectiveOptions.parse([]).perspective)
    var filter = ReviewFilter(.any)
    if case .annotator(let name) = subject {
      var words = ReviewFilter.Words()
      words.by = name
      filter = try ReviewFilter(words, in: session.table, codeBook: session.setting.codeBook)
    }
    return try ReviewRun(session, filter: filter)
  }

  /// Agreement so far, and which look at it this is.
  struct InterimAgreement {
    let figures: StudyFigures
    let annotators: AnnotatorComparison
    let count: Int

    init(_ file: StudyFile) throws {
      // Named as the lines above name them.
      let source = try file.still { try StudyLabels.read($0, naming: .names, details: false) }
      let plan = FigurePlan(threshold: source.threshold)
      figures = StudyFigures(source.people, plan: plan)
      annotators = AnnotatorComparison(source.people, plan: plan)
      count = try file.recordLook()
    }

    private var kappas: [(name: String, figure: Figure)] {
      [
        ("SINGLE", figures["scoreAgreement.single.all.symmetric"]),
        ("PREFERENCE", figures["scoreAgreement.preference.all.symmetric"]),
      ]
    }

    var lines: [SafeText] {
      var lines: [SafeText] = ["", "Weighted kappa so far, with its 95 % interval and data points:"]
      for (name, figure) in kappas {
        let value =
          figure.value.map { value in
            "\(NumberText.coefficient(value, low: figure.low, high: figure.high)) \(figure.n)"
          } ?? "none, since \(figure.why ?? "it is undefined")"
        lines.append("\(name)  \(value)")
      }
      let standingOut = annotators.rows.filter { !$0.remarks.isEmpty }
      if !standingOut.isEmpty { lines += ["", "Who stands out so far; a reason to look, no verdict:"] }
      for row in standingOut {
        lines.append(SafeText("\(row.figures.name): \(row.remarks.map(\.words).joined(separator: "; "))"))
      }
      lines.append("This look is noted in the study; it is number \(count).")
      return lines
    }

    var tree: FigureTree {
      [
        "single": .kappa(figures.kappa("scoreAgreement.single.all")),
        "preference": .kappa(figures.kappa("scoreAgreement.preference.all")),
        "annotators": annotators.tree, "looks": .count(count),
      ]
    }
  }
}

extension StatusText {
  fileprivate func tree(with look: StatusCommand.InterimAgreement?) -> FigureTree {
    guard let look, case .group(let members) = tree else { return tree }
    return .group(members + [FigureTree.Member("agreement", look.tree)])
  }
}
