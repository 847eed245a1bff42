/// Two studies, or two rounds of one, beside each other: the headline figures of both, and this one's less the other's.
package struct ReportComparison: Hashable, Sendable {
  /// What the other report is of.
  package let other: Reference
  package let rows: [Row]
  /// From which Δ on an instance is ambiguous here.
  package let threshold: Int
  package let pairing: Pairing

  /// What the intervals of differences are made of.
  package enum Pairing: Hashable, Sendable {
    /// The two figures' own intervals, as if the two had nothing in common.
    case unpaired
    /// The labels of so many instances, of which both have some.
    case paired(instances: Int)
  }

  /// Another report, as its json format tells it.
  package struct Reference: Hashable, Sendable {
    package var title: String
    package var fingerprint: String
    package var threshold: Int?

    package init(title: String, fingerprint: String, threshold: Int?) {
      self.title = title
      self.fingerprint = fingerprint
      self.threshold = threshold
    }
  }

  /// One figure in both reports.
  package struct Row: Hashable, Sendable {
    /// The figure's name in files.
    package let name: String
    package let part: String
    package let label: String
    package let here: Figure
    package let other: Figure
    package let difference: Figure
  }

  /// - Parameter figures: the other's, by name; what is not there is compared with nothing.
  package init(_ here: StudyFigures, with other: Reference, figures: [String: Figure]) {
    let threshold = here.plan.limits.threshold
    let isOfAnotherThreshold = other.threshold.map { $0 != threshold } ?? false
    let rows = Self.compared.map { name, part, label in
      let own = here[name]
      let theirs = figures[name] ?? Figure(value: nil, n: 0, why: "the other report does not have it")
      let difference =
        isOfAnotherThreshold && Self.followingThreshold.contains { name.hasSuffix($0) }
        ? Figure(value: nil, n: 0, why: "the two reports have different thresholds")
        : own.unpairedDifference(from: theirs)
      return Row(name: name, part: part, label: label, here: own, other: theirs, difference: difference)
    }
    self.init(other: other, threshold: threshold, pairing: .unpaired, rows: rows)
  }

  init(other: Reference, threshold: Int, pairing: Pairing, rows: [Row]) {
    self.other = other
    self.threshold = threshold
    self.pairing = pairing
    self.rows = rows
  }

  /// What is compared: the name in files, and how a table says it.
  package static let compared: [(name: String, part: String, label: String)] =
    [("SINGLE", "single"), ("PREFERENCE", "preference")].flatMap { label, name in
      [
        ("scoreAgreement.\(name).all.symmetric", label, "weighted kappa"),
        ("preferenceAgreement.\(name).all.strict", label, "strict"),
        ("preferenceAgreement.\(name).all.soft", label, "soft"),
        ("preferenceAgreement.\(name).all.kappa.symmetric", label, "kappa, preference"),
        ("pairwise.\(name).meanDelta", label, "mean Δ"),
        ("pairwise.\(name).ambiguous", label, "Δ ≥ threshold"),
      ]
    }
    + [
      ("singleCombined.all.symmetric", both, "kappa, combined"),
      ("merge.preferenceScore.all.ordinal", both, "alpha, PREFERENCE"),
      ("merge.mergedScore.all.ordinal", both, "alpha, merged"),
      ("interTask.trueCorrelation", both, "true correlation"),
      ("ambiguity.correlation", both, "Pearson of Δ"),
      ("ambiguity.overlap", both, "ambiguous overlap"),
      ("interTask.all.strict", one, "strict"),
      ("interTask.all.kappaScore.symmetric", one, "kappa, combined"),
      ("interTask.all.pearson", one, "Pearson, combined"),
    ]

  private static let followingThreshold = [".ambiguous", "ambiguity.overlap"]

  private static let both = "Both formulations"
  private static let one = "One annotator in both formulations"

  package var tree: FigureTree {
    let (interval, instances): (String, FigureTree) =
      switch pairing {
      case .unpaired: ("unpaired", .text(nil))
      case .paired(let instances): ("paired", .count(instances))
      }
    return [
      "title": .text(other.title), "fingerprint": .text(other.fingerprint), "interval": .text(interval),
      "instances": instances,
      "figures": .group(
        rows.map {
          FigureTree.Member(
            $0.name, ["here": .figure($0.here), "other": .figure($0.other), "difference": .figure($0.difference)])
        }),
    ]
  }
}

extension Figure {
  /// This less another that was estimated from other labels, as if the two were independent.
  ///
  /// The interval is made of the two intervals, each side by the root of the squares of the halves that count there (MOVER;
  /// Zou and Donner 2008), which for intervals of two standard errors is that of the root of the squared standard errors.
  package func unpairedDifference(from other: Figure) -> Figure {
    guard let value, let theirs = other.value else {
      return Figure(value: nil, n: 0, why: why ?? other.why ?? "it is undefined")
    }
    var difference = Figure(value: value - theirs, n: min(n, other.n), doubt: doubt ?? other.doubt)
    if let low, let high, let otherLow = other.low, let otherHigh = other.high {
      func root(_ one: Double, _ two: Double) -> Double { (one * one + two * two).squareRoot() }
      difference.low = value - theirs - root(value - low, otherHigh - theirs)
      difference.high = value - theirs + root(high - value, theirs - otherLow)
    }
    return difference
  }
}
