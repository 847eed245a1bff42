import Study
import Terminal

/// What decisions do to agreement and what they cost, as lines: all data first, each filtered value beside that of
/// independent labels.
struct EffectText {
  let effect: ReviewEffect
  let columns: Int

  init(_ effect: ReviewEffect, columns: Int) {
    self.effect = effect
    self.columns = columns
  }

  var text: String { (columns >= 70 ? table : stacked).joined(separator: "\n") + "\n\n" + explanation }

  private var table: [String] {
    let width = 18
    var lines = [
      "".padded(width) + "SINGLE, ratings".padded(23) + "PREFERENCE",
      "".padded(width) + "kappa  indep.   lost   kappa  indep.   lost  lost in either",
    ]
    for row in effect.rows {
      lines.append(
        name(row).padded(width) + cells(row.single).padded(23) + cells(row.preference)
          + "\(row.lostInEither)".leftPadded(7) + " of \(row.instances)")
    }
    return lines
  }

  private func cells(_ agreement: ReviewEffect.Comparison) -> String {
    value(agreement.kappa).leftPadded(5) + "  " + (agreement.independent.map(value) ?? "").leftPadded(6)
      + "\(agreement.lost)".leftPadded(7)
  }

  private var stacked: [String] {
    effect.rows.flatMap { row in
      [
        name(row), line("SINGLE", row.single), line("PREF", row.preference),
        "  lost in either: \(row.lostInEither) of \(row.instances)", "",
      ]
    }.dropLast()
  }

  private func line(_ formulation: String, _ agreement: ReviewEffect.Comparison) -> String {
    let independent = agreement.independent.map { ", indep. \(value($0))" } ?? ""
    return "  \(formulation.padded(7))\(value(agreement.kappa))\(independent), lost \(agreement.lost)"
  }

  private func name(_ row: ReviewEffect.Row) -> String { row.selection.words(threshold: effect.threshold) }

  private func value(_ kappa: KappaFigure) -> String { kappa.symmetric.value.map(short) ?? "-" }

  private var explanation: String {
    let why = effect.rows.flatMap { [$0.single.kappa.symmetric.why, $0.preference.kappa.symmetric.why] }
      .compactMap(\.self).reduce(into: [String]()) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    var lines = why.map { "- means: \($0)." }
    if !lines.isEmpty { lines.append("") }
    lines.append(
      "kappa: quadratic weights, over the original labels of people. indep.: what labels would reach that have nothing "
        + "to do with each other, with the same marginals and as much left out at each difference. Leaving out what "
        + "disagrees raises kappa by itself, so look at the distance between the two. lost: instances without their "
        + "labels; the last column counts those lost in either formulation.")
    lines.append("")
    lines.append(
      "As decided so far leaves out what every author who decided on it drops. Nothing is left out of the data.")
    return lines.joined(separator: "\n")
  }
}

/// Two decimals, without the 0 before the point: `.48`, `-.05`, `1.00`.
func short(_ value: Double) -> String {
  guard value.isFinite else { return "-" }
  let hundredths = Int((min(1e6, abs(value)) * 100).rounded())
  let sign = value < 0 && hundredths > 0 ? "-" : ""
  let rest = hundredths % 100
  return "\(sign)\(hundredths >= 100 ? "\(hundredths / 100)" : "").\(rest < 10 ? "0" : "")\(rest)"
}

extension String {
  /// Followed by blanks up to so many columns.
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - SafeText(self).columns)) }

  /// After blanks up to so many columns.
  func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - SafeText(self).columns)) + self
  }
}
