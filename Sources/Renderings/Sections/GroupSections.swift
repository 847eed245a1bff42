import Study

extension ReportDocument.Section {
  /// What was asked for by subset or by another group, without all details.
  static func parts(_ content: ReportContent) -> [Self] {
    [content.subsetFigures.map(subsets), content.groupFigures.map(groups)].compactMap(\.self)
  }

  /// The headline figures by subset.
  static func subsets(_ subsets: [(name: String, figures: StudyFigures)]) -> Self {
    guard let limits = subsets.first?.figures.plan.limits else {
      return Self(
        id: "subsets", title: "By subset", blocks: [.paragraph("All instances are of one subset, or of none.")])
    }
    var table = FigureTable("Subsets", columns: limits.filters.map(\.header))
    for (name, figures) in subsets {
      table.heading("\(name): \(figures.counts.instances) instances")
      func row(_ label: String, _ name: String, _ member: String = "") {
        table.row(label, limits.filters.map { figures["\(name).\($0.name)\(member).symmetric"] })
      }
      row("SINGLE", "scoreAgreement.single")
      row("PREFERENCE", "scoreAgreement.preference")
      row("single-pref", "preferenceAgreement.single", ".kappa")
      row("preference", "preferenceAgreement.preference", ".kappa")
    }
    let plot = IntervalPlot(
      title: "Agreement by subset", axis: "weighted kappa", comparison: "",
      groups: [("SINGLE", "single"), ("PREFERENCE", "preference")].map { label, name in
        .init(
          label: label,
          points: subsets.map { .init(label: $0.name, figure: $0.figures["scoreAgreement.\(name).all.symmetric"]) })
      })
    return Self(id: "subsets", title: "By subset: weighted kappas", blocks: [.table(table), .intervals(plot)])
  }

  /// Agreement by something that is known of labels beside what they say.
  static func groups(_ groups: [GroupFigures]) -> Self {
    var blocks = groups.flatMap { group -> [ReportDocument.Block] in
      var table = FigureTable(group.grouping.title, columns: group.table.columns)
      table.heading(group.grouping.title)
      table.append(group.table)
      let plot = IntervalPlot(
        title: "Agreement: \(group.grouping.title)", axis: "weighted kappa", comparison: "",
        groups: [("SINGLE", "single"), ("PREFERENCE", "preference")].map { label, name in
          .init(
            label: label,
            points: group.grouping.groups.enumerated().map { .init(label: $1, figure: group[$0, name]) })
        })
      return [.table(table), .intervals(plot)]
    }
    if blocks.isEmpty {
      blocks = [.paragraph("No lengths, times or versions of the guidelines are known of these labels.")]
    } else {
      blocks.append(
        .explanation(
          "Kappa of each label of a group with those of everybody else on the same data point; n are labels of the group."
        ))
    }
    return Self(id: "groups", title: "Agreement by text, time and guidelines", blocks: blocks)
  }
}
