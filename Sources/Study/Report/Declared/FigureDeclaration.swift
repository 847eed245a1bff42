import Agreement

/// One number of a report, declared once: what files call it, what it is computed from, and how many data points that is.
///
/// Where it stands in the report is said beside it, by the row of a ``FigureList`` that holds it. A statistic is a function
/// of a source that is made of sums over instances alone, whose influences on it give its interval.
package struct FigureDeclaration<Source>: Sendable {
  /// Its path in files, such as `scoreAgreement.single.below3`; no part of it comes from data.
  package let name: String
  /// The data points that it is computed from.
  let n: @Sendable (Source) -> Double
  /// How many there have to be for the figure to be one; ½ for any at all.
  let least: Double
  /// What to say where there are fewer; nil leaves it to the statistic's own reason.
  let none: @Sendable (Source) -> String?
  /// What kind of number it is, on which its interval depends.
  let scale: @Sendable (Source) -> FigureScale
  let statistic: @Sendable (Source) -> Statistic

  /// - Parameter scale: a coefficient such as kappa unless it says otherwise.
  init(
    _ name: String, n: @escaping @Sendable (Source) -> Double, least: Double = 0.5,
    scale: @escaping @Sendable (Source) -> FigureScale = { _ in .coefficient },
    none: @escaping @Sendable (Source) -> String?, _ statistic: @escaping @Sendable (Source) -> Statistic
  ) {
    self.name = name
    self.n = n
    self.least = least
    self.scale = scale
    self.none = none
    guard least > 0.5 else {
      self.statistic = statistic
      return
    }
    // Of nothing at all the statistic has its own reason.
    self.statistic = { source in
      let n = n(source)
      return n > 0 && n < least ? .undefined(.tooFewUnits) : statistic(source)
    }
  }

  init(
    _ name: String, n: @escaping @Sendable (Source) -> Double, least: Double = 0.5,
    scale: @escaping @Sendable (Source) -> FigureScale = { _ in .coefficient }, none: String? = nil,
    _ statistic: @escaping @Sendable (Source) -> Statistic
  ) {
    self.init(name, n: n, least: least, scale: scale, none: { _ in none }, statistic)
  }

  /// The figure of a source, given what its statistic came to.
  func figure(_ source: Source, _ statistic: Statistic) -> Figure {
    let n = n(source)
    return Figure(
      value: statistic.value, n: Int(n.rounded()),
      why: statistic.reason.map { n < least ? none(source) ?? $0.sentence : $0.sentence })
  }

  /// The same with its interval.
  func figure(_ source: Source, _ estimate: SampledEstimate) -> Figure {
    var figure = figure(source, estimate.statistic)
    let interval = estimate.interval(on: scale(source))
    (figure.low, figure.high) = (interval?.low, interval?.high)
    figure.doubt = estimate.doubt?.sentence
    return figure
  }
}

// Kinds of figures that are declared more than once.
extension FigureDeclaration {
  /// The share of a part in a whole, 0 to 1.
  static func share(
    _ name: String, of part: @escaping @Sendable (Source) -> Double, in whole: @escaping @Sendable (Source) -> Double,
    none: String? = nil
  ) -> Self {
    Self(name, n: whole, scale: { .share(of: whole($0)) }, none: none) { source in
      .share(part(source), of: whole(source))
    }
  }

  /// The mean of numbers: their sum over their number.
  static func mean(
    _ name: String, of sum: @escaping @Sendable (Source) -> Double, over count: @escaping @Sendable (Source) -> Double,
    none: String? = nil
  ) -> Self {
    Self(name, n: count, scale: { _ in .plain }, none: none) { source in .share(sum(source), of: count(source)) }
  }

  /// Quadratic weighted kappa in the order of slots, as the paper's two columns.
  static func kappa(
    _ name: String, least: Double = 0.5, none: String? = nil, of pairs: @escaping @Sendable (Source) -> PairSums
  ) -> Self {
    Self(name, n: { pairs($0).count }, least: least, none: none) { quadraticKappa(pairs($0).moments) }
  }

  /// The same with both orders pooled, which is Scott's π with quadratic weights; named as files name it beside the other.
  static func pooledKappa(
    _ name: String, least: Double = 0.5, none: String? = nil, of pairs: @escaping @Sendable (Source) -> PairSums
  ) -> Self {
    Self("\(name).symmetric", n: { pairs($0).count }, least: least, none: none) {
      quadraticKappa(pairs($0).moments, pooled: true)
    }
  }

  static func alpha(
    _ name: String, _ level: MeasurementLevel, least: Double = 0.5, none: String? = nil,
    of coincidences: @escaping @Sendable (Source) -> Coincidences
  ) -> Self {
    Self("\(name).\(level.rawValue)", n: { coincidences($0).units }, least: least, none: none) {
      krippendorffAlpha(coincidences($0).matrix, level: level)
    }
  }
}

extension Statistic {
  /// Undefined where the whole is nothing.
  static func share(_ part: Double, of whole: Double) -> Statistic {
    whole > 0 ? .value(part / whole) : .undefined(.noUnits)
  }
}
