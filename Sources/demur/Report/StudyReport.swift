import Renderings
import Store
import Study

/// A study's report as its settings have it, for where nothing is asked but to see it.
enum StudyReport {
  static func content(of file: StudyFile) throws -> ReportContent {
    let source = try StudyLabels.read(file, naming: .pseudonyms, details: false)
    let plan = FigurePlan(threshold: source.threshold, replicates: 1000, seed: source.seed)
    return ReportContent(
      header: ReportHeader(
        title: source.title, version: Version.current, fingerprint: source.fingerprint, source: source.names,
        isSimulated: source.isSimulated),
      figures: StudyFigures(source.people, plan: plan),
      models: ModelFigures(models: source.models, people: source.people, plan: plan))
  }
}
