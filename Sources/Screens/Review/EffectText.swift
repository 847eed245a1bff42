import Basics
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
    let width = 20
    var lines = [
      "".padded(width) + "SINGLE, ratings".padded(20) + "PREFERENCE",
      "".padded(width) + "kappa    lost".padded(20) + "kappa    lost".padded(20) + "lost in either",
    ]
    for row in effect.rows {
      lines.append(
        name(row).padded(width) + cells(row.single).padded(20) + cells(row.preference).padded(20)
          + "\(row.lostInEither) of \(row.instances)".leftPadded(14))
      let independent = [row.single, row.preference].map { $0.independent.map(value) ?? "" }
      guard independent.contains(where: { !$0.isEmpty }) else { continue }
      lines.append(
        "  if independent".padded(width) + independent.map { $0.leftPadded(5).padded(20) }.joined())
    }
    return lines
  }

  private func cells(_ agreement: ReviewEffect.Comparison) -> String {
    value(agreement.kappa).leftPadded(5) + "\(agreement.lost)".leftPadded(8)
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
    let independent = agreement.independent.map { ", if independent \(value($0))" } ?? ""
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
      "kappa: quadratic weights, over the original labels of people. If independent: what is to be expected of annotators "
        + "whose labels are statistically independent, as frequent as these, and left out as often at each Δ. Leaving out "
        + "what disagrees raises kappa by itself, so compare the two. lost: instances that are left out, in SINGLE, in "
        + "PREFERENCE, in either.")
    lines.append("")
    lines.append(
      "As decided so far leaves out what every author who decided on it drops. Nothing is left out of the data.")
    return lines.joined(separator: "\n")
  }
}

/// Two decimals, without the 0 before the point: `.48`, `-.05`, `1.00`.
func short(_ value: Double) -> String { NumberText.coefficient(value) }

/// `.48 [.44 .52]`, with more decimals where an end would read as the value.
func short(_ value: Double, ends: (low: Double, high: Double)) -> String {
  NumberText.coefficient(value, low: ends.low, high: ends.high)
}

/// A share in percent and the ends of its interval, `31`, `20`, `42`, with decimals where an end would read as the share.
func percents(_ share: Double, ends: (low: Double, high: Double)) -> (share: String, low: String, high: String) {
  let digits = ShownDecimals.needed(
    value: 100 * share, ends: (100 * ends.low, 100 * ends.high), digits: 0, most: 2)
  func shown(_ share: Double) -> String { NumberText.fixed(100 * share, digits: digits) }
  return (shown(share), shown(ends.low), shown(ends.high))
}

extension String {
  /// Followed by blanks up to so many columns.
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - SafeText(self).columns)) }

  /// After blanks up to so many columns.
  func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - SafeText(self).columns)) + self
  }
}
