extension SafeText: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}

extension SafeText: ExpressibleByStringInterpolation {
  /// Makes every value safe as it is put in.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = SafeText.empty

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { text += SafeText(literal) }

    package mutating func appendInterpolation(_ value: SafeText) { text += value }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += SafeText(value.description)
    }
  }

  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}
