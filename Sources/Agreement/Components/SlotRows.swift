/// A row of numbers for each slot of each pattern or shape of units, to be added up by annotator.
struct SlotRows {
  private let width: Int
  /// Where the rows of each pattern begin.
  private let starts: [Int]
  private let numbers: [Double]

  /// - Parameter rows: `width` numbers for each slot of a pattern.
  init(patternsOf labels: CrossedLabels, width: Int, rows: (_ pattern: Int) -> [Double]) {
    self.width = width
    (starts, numbers) = Self.laidOut(labels.patterns.count, rows)
  }

  /// - Parameter rows: `width` numbers for each slot of a shape.
  init(shapesOf labels: CrossedLabels, width: Int, rows: (_ shape: Int) -> [Double]) {
    self.width = width
    let (starts, numbers) = Self.laidOut(labels.shapes.count, rows)
    self.starts = labels.patterns.map { starts[$0.shape] }
    self.numbers = numbers
  }

  private static func laidOut(_ count: Int, _ rows: (Int) -> [Double]) -> (starts: [Int], numbers: [Double]) {
    var starts: [Int] = []
    var numbers: [Double] = []
    for number in 0..<count {
      starts.append(numbers.count)
      numbers += rows(number)
    }
    return (starts, numbers)
  }

  /// `width` numbers for each annotator: the sums of the rows of their slots over all units.
  func sums(_ labels: CrossedLabels) -> [Double] {
    var totals = Array(repeating: 0.0, count: labels.annotatorCount * width)
    totals.withUnsafeMutableBufferPointer { totals in
      numbers.withUnsafeBufferPointer { numbers in
        starts.withUnsafeBufferPointer { starts in
          labels.forEach { pattern, annotators in
            var row = starts[pattern]
            for annotator in annotators {
              let total = Int(annotator) * width
              for column in 0..<width { totals[total + column] += numbers[row + column] }
              row += width
            }
          }
        }
      }
    }
    return totals
  }
}
