import Study

extension ReportDocument {
  /// The footer: definitions, and how the figures were made.
  static func notes(_ content: ReportContent) -> [String] {
    let plan = content.figures.plan
    let threshold = plan.limits.threshold
    return [
      "Δ is the absolute difference of two annotators' labels of one data point, the largest of all pairs where there are "
        + "more: of ratings (0 to 4, a data point is a response), of prefer-combined (0 to 4, a data point is an instance). "
        + "Δ of difference is that of rating(B) - rating(A), unclipped, 0 to 8; Δ of ratings of an instance is the larger of "
        + "its responses'. Ambiguous: Δ ≥ \(threshold).",
      "Kappa is Cohen's with quadratic weights from the scale's values, all pairs of a data point weighing 1 together. It is "
        + "pooled: each pair of annotators counts in both orders. \"Not pooled\" takes the two in the order in which they were "
        + "assigned, as two columns of a table.",
      "Preferences: strict is equal; soft is equal, or one of the two is N. Combined labels are -2 (A much better) to 2; "
        + "single-combined is rating(B) - rating(A), clipped to that.",
      "\"If independent\" is the value to expect after the same filter of annotators whose labels are statistically "
        + "independent and as frequent as observed (from the labels of all annotators; \"not pooled\": from those of the first "
        + "and of the second annotator). Filtering by disagreement raises agreement by itself: compare a filtered figure with "
        + "this value, not with 0.",
      intervals(content),
      "\(content.header.isSimulated ? "Simulated labels. " : "")demur \(content.header.version); "
        + "from \(content.header.source.joined(separator: " and ")); fingerprint \(content.header.fingerprint).",
    ]
  }

  private static func intervals(_ content: ReportContent) -> String {
    let plan = content.figures.plan
    let count = content.figures.counts.annotators
    guard plan.hasIntervals else { return "No intervals, as was asked for." }
    let taken: String
    if plan.takesAnnotators(count) {
      taken = "instances and annotators are samples (\(count) annotators): other people would label other instances"
    } else {
      taken =
        "instances are a sample, both responses and all annotators of one together; the annotators (\(count)) are those of "
        + "interest"
        + (plan.sample == .auto ? ", as fewer than \(FigurePlan.leastAnnotators) tell little of how others differ" : "")
    }
    return
      "Intervals, 95 %: \(taken). They are made of the influence that each instance and each annotator has on a figure "
      + "(Aronow, Samii & Assenova 2015), by Student's t; of shares by Wilson's method. Those of one annotator take the others "
      + "for a sample where they are \(FigurePlan.leastAnnotators) or more, those of one pair and of labels given twice only "
      + "the instances or labels. An interval with ? is not to be trusted: it rests on few instances or annotators, and the "
      + "json format says which."
  }
}
