extension ReviewTable {
  /// For each annotator, in how many instances they are `threshold` or more from everybody else on a data point.
  package func aloneCounts() -> [Int] {
    var counts = Array(repeating: 0, count: annotators.count)
    for instance in indices where isAmbiguous(instance) {
      var seen: Set<UInt16> = []
      for label in labels(of: instance) where label.isOriginal && seen.insert(label.annotator).inserted {
        if isAlone(Int(label.annotator), in: instance) { counts[Int(label.annotator)] += 1 }
      }
    }
    return counts
  }
}
