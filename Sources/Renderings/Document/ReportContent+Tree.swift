import Study

extension ReportContent {
  /// All figures by name, with where they come from.
  package var tree: FigureTree {
    guard case .group(var members) = figures.tree else { return figures.tree }
    let plan = figures.plan
    if let sources { members.append(.init("sources", sources.tree)) }
    if let annotators { members.append(.init("annotators", annotators.tree)) }
    members.append(.init("paper", PaperValues(figures).tree))
    if let length {
      let models = FigureTree.group(modelLengths.map { FigureTree.Member($0.name, $0.figures.tree) })
      members.append(.init("length", length.tree.merging(["models": models])))
    }
    if let models { members.append(.init("models", models.tree)) }
    if let methods { members.append(.init("methods", .group(methods.map { .init($0.name, $0.value) }))) }
    if let details { members.append(.init("details", details.tree)) }
    members.append(
      .init(
        "report",
        [
          "title": .text(header.title), "version": .text(header.version), "fingerprint": .text(header.fingerprint),
          "source": .list(header.source.map { .text($0) }), "simulated": .truth(header.isSimulated),
          "sample": .text(sample(plan)), "interval": .text("95 %, influences, Student's t; Wilson for shares"),
          "definitions": .list(ReportDocument.notes(self).map { .text($0) }),
        ]))
    return .group(members)
  }

  private func sample(_ plan: FigurePlan) -> String {
    guard plan.hasIntervals else { return "none" }
    return plan.takesAnnotators(figures.counts.annotators) ? "instances and annotators" : "instances"
  }
}
