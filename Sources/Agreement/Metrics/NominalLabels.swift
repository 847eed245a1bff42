// Labels that are names: any hashable values, without order or distance.

/// Unweighted Cohen's kappa of two columns of names; throws `lengthsDiffer`.
public func cohenKappa<Label: Hashable>(_ first: [Label], _ second: [Label]) throws(AgreementError) -> Statistic {
  let codes = Codes(first + second)
  return try cohenKappa(first.map(codes.code), second.map(codes.code), scale: codes.scale)
}

/// Nominal Krippendorff's alpha of units of names, one or nil for each annotator.
public func krippendorffAlpha<Label: Hashable>(nominal units: [[Label?]]) -> Statistic {
  let codes = Codes(units.joined().compactMap { $0 })
  var matrix = CoincidenceMatrix(scale: codes.scale)
  for unit in units { matrix.add(unit: unit.compactMap { $0.flatMap(codes.index) }) }
  return krippendorffAlpha(matrix, level: .nominal)
}

/// A number for each name.
private struct Codes<Label: Hashable> {
  private var numbers: [Label: Int] = [:]

  init(_ labels: [Label]) {
    for label in labels where numbers[label] == nil { numbers[label] = numbers.count }
  }

  var scale: Scale { Scale(0...max(0, numbers.count - 1)) }
  func index(_ label: Label) -> Int? { numbers[label] }
  func code(_ label: Label) -> Double { Double(numbers[label] ?? 0) }
}
