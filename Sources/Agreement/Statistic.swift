/// A number computed from labels, or the reason why there is none.
public enum Statistic: Sendable, Hashable {
  /// Finite, in the unit and range that the function computing it states.
  case value(Double)
  case undefined(Undefined)

  /// The number, or nil where it is undefined.
  public var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The reason why there is no number, or nil where there is one.
  public var reason: Undefined? {
    if case .undefined(let reason) = self { reason } else { nil }
  }

  /// The difference of two statistics; undefined, for the first reason met, where either is.
  public static func - (left: Statistic, right: Statistic) -> Statistic {
    switch (left, right) {
    case (.value(let left), .value(let right)): .value(left - right)
    case (.undefined(let reason), _), (_, .undefined(let reason)): .undefined(reason)
    }
  }
}
