/// The values that a label can take, ascending.
///
/// Distances between labels are distances between these values, whether or not each of them occurs: on −2…2 a missing −1
/// leaves 0 and −2 two apart. Inferring the scale from the labels that happen to occur would move them together.
public struct Scale: Sendable, Hashable {
  /// Finite, strictly ascending.
  public let values: [Double]

  /// A scale of whole numbers, such as `Scale(1...5)`.
  public init(_ range: ClosedRange<Int>) {
    values = range.map(Double.init)
  }

  /// A scale of any values; throws `scaleNotAscending` unless they are finite and ascend.
  public init(values: [Double]) throws(AgreementError) {
    guard values.allSatisfy(\.isFinite), zip(values, values.dropFirst()).allSatisfy(<) else {
      throw .scaleNotAscending
    }
    self.values = values
  }

  /// The distinct values of some labels: only for figures that unused values don't change (alpha, correlations).
  ///
  /// Throws `notFinite` for NaN and infinities.
  public init(occurringIn labels: [Double]) throws(AgreementError) {
    if let position = labels.firstIndex(where: { !$0.isFinite }) { throw .notFinite(position: position) }
    var distinct: [Double] = []
    for label in labels.sorted() where distinct.last != label { distinct.append(label) }
    values = distinct
  }

  /// The number of values.
  public var count: Int { values.count }

  /// The index of a value; throws `offScale` for a value that the scale does not have.
  public func index(of value: Double) throws(AgreementError) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    guard low < values.count, values[low] == value else { throw .offScale(value: value) }
    return low
  }
}

extension Scale {
  /// The indices of a unit's labels, missing ones left out; throws `offScale`.
  public func indices(of unit: [Double?]) throws(AgreementError) -> [Int] {
    var indices: [Int] = []
    for case let label? in unit { indices.append(try index(of: label)) }
    return indices
  }
}
