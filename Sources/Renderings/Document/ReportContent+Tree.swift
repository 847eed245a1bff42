import Study

extension ReportContent {
  /// Of the names and shapes in the json and csv formats; a change that a reader could stumble over makes it another.
  static let formatVersion = 1

  /// All figures by name, with where they come from.
  package var tree: FigureTree {
    guard case .group(let own) = figures.tree else { return figures.tree }
    let plan = figures.plan
    var members: [FigureTree.Member] = [
      .init("version", .count(Self.formatVersion)), .init("findings", .list(Finding.all(self).map(\.tree))),
    ]
    members += own
    if let sources { members.append(.init("sources", sources.tree)) }
    if let annotators { members.append(.init("annotators", annotators.tree)) }
    if let guesses { members.append(.init("guesses", guesses.tree)) }
    members.append(.init("paper", PaperValues(figures).tree))
    if let length {
      let models = FigureTree.group(modelLengths.map { FigureTree.Member($0.name, $0.figures.tree) })
      members.append(.init("length", length.tree.merging(["models": models])))
    }
    if let models { members.append(.init("models", models.tree)) }
    if let methods { members.append(.init("methods", .group(methods.map { .init($0.name, $0.value) }))) }
    if let decisions { members.append(.init("decisions", decisions.tree)) }
    if let comparison { members.append(.init("comparison", comparison.tree)) }
    if let details {
      members.append(.init("details", details.tree))
    } else if subsetFigures != nil || groupFigures != nil {
      let subsets = subsetFigures.map { FigureTree.group($0.map { .init($0.name, $0.figures.tree) }) }
      let groups = groupFigures.map { FigureTree.group($0.map { .init($0.grouping.name, $0.tree) }) }
      members.append(
        .init(
          "details", .group([subsets.map { .init("subsets", $0) }, groups.map { .init("by", $0) }].compactMap(\.self))))
    }
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

  /// The figures under some of the names alone, with what a reader needs to know of any report.
  func tree(only names: Set<String>?) -> FigureTree {
    guard let names, case .group(let members) = tree else { return tree }
    let kept = names.union(["version", "study", "report"])
    return .group(members.filter { kept.contains($0.name) })
  }

  private func sample(_ plan: FigurePlan) -> String {
    guard plan.hasIntervals else { return "none" }
    return plan.takesAnnotators(figures.counts.annotators) ? "instances and annotators" : "instances"
  }
}
