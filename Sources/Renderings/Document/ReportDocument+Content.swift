import Basics
import Study

extension ReportDocument {
  /// Lays out everything that a report says.
  package init(_ content: ReportContent) {
    let figures = content.figures
    title = content.header.title
    summary = Self.summary(content)
    sections = [.overview(content)]
    if let comparison = content.comparison { sections.append(.comparison(comparison)) }
    if let sources = content.sources { sections.append(.sources(sources, figures)) }
    if let guesses = content.guesses { sections.append(.guesses(guesses)) }
    if let annotators = content.annotators { sections.append(.annotators(annotators)) }
    sections += [
      .scores(figures), .preferences(figures), .confusion(figures.confusion), .labels(figures), .disagreement(figures),
      .interTask(figures), .ambiguity(figures), .merge(figures), .formulations(figures, margin: content.margin),
      .position(content),
    ]
    if let decisions = content.decisions { sections.append(.decisions(decisions)) }
    if let models = content.models { sections.append(.models(models).in(.models)) }
    sections.append(.paper(PaperValues(figures)))
    if let methods = content.methods { sections.append(.methods(methods)) }
    if let details = content.details {
      sections += Section.details(details)
    } else {
      sections += Section.parts(content)
    }
    for index in sections.indices { sections[index] = sections[index].withReasons }
    notes = Self.notes(content)
  }

  private static func summary(_ content: ReportContent) -> [String] {
    let counts = content.figures.counts
    var lines = [
      "\(counted(counts.instances, "instance")) (\(counts.shared) with two annotators or more), "
        + "\(counted(counts.annotators, "annotator")), \(counted(counts.ratings, "rating")), "
        + "\(counted(counts.preferences, "preference")). Original labels only."
    ]
    if content.header.isSimulated {
      lines.append("SIMULATED LABELS: nobody gave these, or some of them; they show what a report is like.")
    }
    guard content.figures.plan.hasIntervals else {
      lines.append("Each figure is followed by the number of data points that it comes from.")
      return lines
    }
    lines.append("Each figure is followed by its 95 % interval and the number of data points that it comes from.")
    let plan = content.figures.plan
    if plan.sample == .auto, !plan.takesAnnotators(counts.annotators), counts.annotators > 1 {
      lines.append(
        "The intervals are not to be trusted for other people: \(counts.annotators) annotators are too few to tell how much "
          + "others would differ. They hold for other instances that these label.")
    }
    for (name, kappa) in [("SINGLE", "single"), ("PREFERENCE", "preference")] {
      guard let doubt = content.figures["scoreAgreement.\(kappa).all.symmetric"].doubt else { continue }
      lines.append("Intervals with ? are not to be trusted. That of \(name)'s kappa, for example: \(doubt).")
      break
    }
    return lines
  }
}

extension ReportDocument.Section {
  /// The same as a section of another part.
  fileprivate func `in`(_ part: ReportPart) -> Self {
    var result = self
    result.part = part
    return result
  }

  /// Where a table, or a part of it, has no figures at all, a line with the reason stands in its place.
  fileprivate var withReasons: Self {
    var result = self
    let found = blocks.flatMap { block -> [ReportDocument.Block] in
      guard case .table(let table) = block else { return [block] }
      let (rest, lines) = table.condensed
      return (rest.map { [.table($0)] } ?? []) + lines.map { .paragraph($0) }
    }
    let hasFigures = found.contains(where: \.hasFigures)
    result.blocks = found.filter { if case .explanation = $0 { hasFigures } else { true } }
    return result
  }
}

extension ReportDocument.Block {
  /// Whether there is any figure in it.
  fileprivate var hasFigures: Bool {
    switch self {
    case .paragraph, .explanation, .list: false
    case .bars(let charts): charts.contains { $0.bars.contains { $0.count > 0 } }
    case .intervals(let plot): plot.groups.contains { $0.points.contains { $0.figure.value != nil } }
    case .table, .shares, .heat, .sets: true
    }
  }
}
