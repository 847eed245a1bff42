extension SafeText: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension SafeText: ExpressibleByStringInterpolation {
  /// Makes every value safe as it is put in.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = SafeText.empty

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text += SafeText(literal) }

    public mutating func appendInterpolation(_ value: SafeText) { text += value }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += SafeText(value.description)
    }
  }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}
