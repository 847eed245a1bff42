/// Why there is no interval, or why one cannot be trusted.
public enum IntervalDoubt: Sendable, Hashable {
  /// Fewer than two units matter to the statistic, or all say the same: nothing tells how much others would vary. Shares
  /// have an interval all the same, from the number of data points.
  case noVariation
  /// So few units matter to the statistic that its distribution is not known well.
  case fewUnits(Int)
  /// So few annotators that the sample may have missed those who differ most.
  case fewAnnotators(Int)
  /// Of many annotators about so few did most of the work.
  case fewDidMost(Int)
  /// Who the annotators are cannot be told from what the units are, as where two people label everything: the interval
  /// takes the annotators as they are.
  case annotatorsInseparable

  /// Below so many units there is a doubt.
  public static let leastUnits = 20
  /// Below so many annotators there is a doubt: in simulated studies with fewer, who differed much, a nominal 95 % held in
  /// some 80 % of them.
  public static let leastAnnotators = 20
  static let leastEffectiveAnnotators = 10

  /// The reason as a phrase that can follow "not to be trusted: ".
  public var sentence: String {
    switch self {
    case .noVariation: "nothing in the data tells how much other data would vary"
    case .fewUnits(let count): "it rests on \(count) units, fewer than \(Self.leastUnits)"
    case .fewAnnotators(let count):
      "it rests on the work of \(count) annotators, fewer than \(Self.leastAnnotators): other people may differ more"
    case .fewDidMost(let count): "about \(count) annotators did most of the work: other people may differ more"
    case .annotatorsInseparable:
      "the annotators' part cannot be told from the units', so it holds for these people alone"
    }
  }
}
