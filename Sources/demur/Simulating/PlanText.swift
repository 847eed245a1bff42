import Study

/// A study plan as lines of text.
struct PlanText {
  let lines: [String]

  init(_ plan: StudyPlan, annotators: Int, sample: FigurePlan.Sample) {
    let taken =
      FigurePlan(sample: sample).takesAnnotators(annotators)
      ? "instances and people as samples" : "instances as a sample"
    var lines = [
      "For a 95 % interval of ± \(plan.halfWidth) on weighted kappa, by simulation, \(taken):",
      "",
      "annotators   instances for   instances for   labels, both       contexts each",
      "an instance         SINGLE      PREFERENCE   formulations       of \(annotators) people",
    ]
    for row in plan.rows {
      guard let single = row.single, let preference = row.preference, let instances = row.instances else {
        let enough = [(row.single, "SINGLE"), (row.preference, "PREFERENCE")].compactMap { count, name in
          count.map { "; \(name) needs \($0)" }
        }
        lines.append(Self.right(row.perInstance, 11) + "     not reachable with these people" + enough.joined())
        continue
      }
      let labels = instances * row.perInstance * 3
      let each = (instances * row.perInstance + annotators - 1) / annotators
      lines.append(
        Self.right(row.perInstance, 11) + Self.right(single, 16) + Self.right(preference, 16)
          + Self.right(labels, 15) + Self.right(each, 20))
    }
    lines.append("")
    for row in plan.rows {
      guard let instances = row.instances, let single = row.singleHalfWidth, let preference = row.preferenceHalfWidth
      else { continue }
      lines.append(
        "\(instances) instances with \(row.perInstance) annotators each, other people: SINGLE ± "
          + "\(Self.rounded(single)), PREFERENCE ± \(Self.rounded(preference)).")
    }
    if plan.rows.contains(where: { !$0.isReached }) {
      lines.append(
        "What people differ by, more instances do not narrow: plan with more annotators, or with --sample instances for "
          + "these people alone.")
    }
    lines.append("The simulation labels like the paper's annotators did; yours may agree more, or less.")
    self.lines = lines
  }

  private static func right(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
