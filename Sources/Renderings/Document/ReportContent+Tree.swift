import Study

extension ReportContent {
  /// All figures by name, with where they come from.
  package var tree: FigureTree {
    guard case .group(var members) = figures.tree else { return figures.tree }
    let plan = figures.plan
    if let models { members.append(.init("models", models.tree)) }
    if let methods { members.append(.init("methods", .group(methods.map { .init($0.name, $0.value) }))) }
    if let details { members.append(.init("details", details.tree)) }
    members.append(
      .init(
        "report",
        [
          "title": .text(header.title), "version": .text(header.version), "fingerprint": .text(header.fingerprint),
          "source": .list(header.source.map { .text($0) }), "simulated": .truth(header.isSimulated),
          "seed": .text(String(plan.seed)), "replicates": .count(plan.replicates),
          "resample": .text(plan.resampling.rawValue), "interval": .text("95 % percentile bootstrap"),
          "definitions": .list(ReportDocument.notes(self).map { .text($0) }),
        ]))
    return .group(members)
  }
}
