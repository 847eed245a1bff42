import Renderings
import Store
import Study

/// A study's report as its settings have it, for where nothing is asked but to see it.
package enum StudyReport {
  /// - Parameter version: of the program, as the report's head names it.
  package static func content(of file: StudyFile, version: String) throws -> ReportContent {
    let source = try file.still { try StudyLabels.read($0, naming: .pseudonyms, details: false) }
    return ReportContent(source, plan: FigurePlan(threshold: source.threshold), version: version)
  }
}
