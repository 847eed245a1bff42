import Study

/// Another scale of ratings, moved onto 1 … 5.
package struct RatingScale: Hashable, Sendable, CustomStringConvertible {
  /// The worst and the best; the worst is the larger where 1 is best.
  let worst: Double
  let best: Double
  package let description: String

  /// Reads `0-4`, `1-10`, `-2-2` or, where small is good, `5-1`; nil for anything else.
  package init?(_ text: String) {
    let text = text.trimmed
    guard let dash = text.dropFirst().firstIndex(of: "-"), let worst = Self.number(text[..<dash]),
      let best = Self.number(text[text.index(after: dash)...]), worst != best
    else { return nil }
    (self.worst, self.best, description) = (worst, best, text)
  }

  private static func number(_ text: Substring) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
    else { return nil }
    return Double(text)
  }

  /// Whether it has five whole steps, so that nothing is rounded.
  var hasFiveSteps: Bool { abs(best - worst) == 4 && worst == worst.rounded() }

  /// 1 + 4 (value − worst) / (best − worst), rounded; nil outside of the scale, and between the steps of one that has five.
  package func rating(_ value: Double) -> Rating? {
    let place = 4 * (value - worst) / (best - worst)
    guard (0...4).contains(place), !hasFiveSteps || place == place.rounded() else { return nil }
    return Rating(rawValue: 1 + Int(place.rounded()))
  }
}
