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
      "Kappa is Cohen's with quadratic weights from the scale's values, all pairs of a data point weighing 1 together. "
        + "Pooled kappas count each pair in both orders; \"slots\" takes it in the order of assignment, as two columns.",
      "Preferences: strict is equal; soft is equal, or one of the two is N. Combined labels are -2 (A much better) to 2; "
        + "single-combined is rating(B) - rating(A), clipped to that.",
      "\"If independent\" is what the same filter leaves of labels that are as frequent and have nothing to do with each "
        + "other. Filtering by disagreement raises agreement by itself: compare filtered figures with this, not with 0.",
      intervals(plan),
      "\(content.header.isSimulated ? "Simulated labels. " : "")demur \(content.header.version); seed \(plan.seed); "
        + "from \(content.header.source.joined(separator: " and ")); fingerprint \(content.header.fingerprint).",
    ]
  }

  private static func intervals(_ plan: FigurePlan) -> String {
    guard plan.replicates > 0 else { return "No intervals: no replicates were asked for." }
    let what =
      switch plan.resampling {
      case .instances:
        "instances, both responses and all annotators of one together; the annotators are those of interest"
      case .annotators: "annotators; the instances are those of interest"
      case .both: "instances and annotators: both are samples"
      }
    // An annotator or a pair is named, not drawn; repeats are drawn label by label.
    let exception =
      plan.resampling == .instances
      ? "" : " Those of one annotator, of one pair and of repeats are over instances alone."
    return "Intervals: 95 % percentile bootstrap, \(plan.replicates) replicates, over \(what).\(exception)"
  }
}
