import Foundation
import Sessions
import Store
import Study

/// What a report is set beside: another report, or the study that it would be made of.
enum ComparedLabels {
  case report(OtherReport)
  case study(LabelSource)

  /// - Throws: where the file is neither.
  init(_ path: String) throws {
    guard Self.isDatabase(path) else {
      self = .report(try OtherReport(path: path))
      return
    }
    var options = try StudyOptions.parse([])
    options.study = path
    self = .study(
      try options.open(.readOnly).still { try StudyLabels.read($0, naming: .pseudonyms, details: false) })
  }

  /// This report's labels beside them: paired where instances of both can be matched.
  func compared(with here: LabelTable, _ figures: StudyFigures) -> ReportComparison {
    switch self {
    case .report(let report): return ReportComparison(figures, with: report.source, figures: report.figures)
    case .study(let source):
      let plan = figures.plan
      let other = ReportComparison.Reference(
        title: source.title, fingerprint: source.fingerprint, threshold: plan.limits.threshold)
      if let paired = ReportComparison(here, with: other, labels: source.people, plan: plan) { return paired }
      let theirs = StudyFigures(source.people, plan: plan)
      let names = ReportComparison.compared.map(\.name)
      return ReportComparison(
        figures, with: other, figures: Dictionary(names.map { ($0, theirs[$0]) }) { first, _ in first })
    }
  }

  private static func isDatabase(_ path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 16)
    return fread(&head, 1, 16, file) == 16 && head.starts(with: "SQLite format 3".utf8)
  }
}
