import Study

/// A study plan as lines of text.
struct PlanText {
  let lines: [String]

  init(_ plan: StudyPlan, annotators: Int, resampling: FigurePlan.Resampled) {
    var lines = [
      "For a 95 % interval of ± \(plan.halfWidth) on weighted kappa, by simulation, \(resampling.rawValue) as a sample:",
      "",
      "annotators   instances for   instances for   labels, both       contexts each",
      "an instance         SINGLE      PREFERENCE   formulations       of \(annotators) people",
    ]
    for row in plan.rows {
      guard row.isReached else {
        lines.append(Self.right(row.perInstance, 11) + "     not reachable with these people")
        continue
      }
      let labels = row.instances * row.perInstance * 3
      let each = (row.instances * row.perInstance + annotators - 1) / annotators
      lines.append(
        Self.right(row.perInstance, 11) + Self.right(row.single, 16) + Self.right(row.preference, 16)
          + Self.right(labels, 15) + Self.right(each, 20))
    }
    lines.append("")
    for row in plan.rows {
      guard let single = row.singleHalfWidth, let preference = row.preferenceHalfWidth else {
        lines.append(
          "\(row.perInstance) annotators an instance: \(annotators) people are too few to be a sample.")
        continue
      }
      lines.append(
        "\(row.instances) instances with \(row.perInstance) annotators each, simulated: SINGLE ± "
          + "\(Self.rounded(single)), PREFERENCE ± \(Self.rounded(preference)).")
    }
    if plan.rows.contains(where: { !$0.isReached }) {
      lines.append(
        "Where people are a sample, more instances do not always narrow the interval: plan with more annotators.")
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
