extension StudySums {
  /// Adds one instance.
  mutating func add(_ labels: InstanceLabels) {
    addPairs(labels)
    addInterTask(labels)
    addDeltas(labels)
    addCoincidences(labels)
    for rating in labels.ratingsA { cells[layout.ratingsA.cell(0, rating - 1)] += 1 }
    for rating in labels.ratingsB { cells[layout.ratingsB.cell(0, rating - 1)] += 1 }
    for preference in labels.preferences { cells[layout.combined.cell(0, preference + 2)] += 1 }
  }

  private mutating func addPairs(_ labels: InstanceLabels) {
    for ratings in [labels.ratingsA, labels.ratingsB] {
      addPairs(ratings.map { $0 - 1 }, to: layout.ratings, sizes: layout.ratingSizes)
    }
    addPairs(labels.preferences.map { $0 + 2 }, to: layout.preferences, sizes: layout.preferenceSizes)
    addPairs(labels.differences.map { $0 + 4 }, to: layout.differences, sizes: layout.differenceSizes)
  }

  /// All pairs of a data point's labels, given by their indices, the data point weighing 1.
  private mutating func addPairs(_ indices: [Int], to block: Block, sizes: Block) {
    guard let delta = Disagreement.delta(indices) else { return }
    let part = layout.limits.stratum(delta)
    let weight = 2 / Double(indices.count * (indices.count - 1))
    for (position, first) in indices.enumerated() {
      for second in indices[(position + 1)...] { cells[block.cell(first, second, part: part)] += weight }
    }
    if layout.largestUnit > 2 { cells[sizes.cell(0, indices.count)] += 1 }
  }

  private mutating func addInterTask(_ labels: InstanceLabels) {
    let threshold = layout.limits.threshold
    let deltas = [labels.deltaOfDifference, labels.deltaOfPreference]
    let isUnambiguous = deltas.allSatisfy { $0.map { $0 < threshold } ?? false }
    if !deltas.contains(nil) {
      for size in [labels.preferences.count, labels.differences.count] {
        let sizes = layout.interTaskSizes
        cells[sizes.cell(0, min(size, sizes.columns - 1))] += Double(labels.both.count) / 2
      }
    }
    for (preference, difference) in labels.both {
      cells[layout.interTask.cell(preference + 2, difference + 4)] += 1
      if isUnambiguous { cells[layout.unambiguousInterTask.cell(preference + 2, difference + 4)] += 1 }
    }
  }

  private mutating func addDeltas(_ labels: InstanceLabels) {
    for delta in [labels.deltaA, labels.deltaB].compactMap(\.self) { cells[layout.ratingDeltas.cell(0, delta)] += 1 }
    guard let preference = labels.deltaOfPreference else { return }
    cells[layout.preferenceDeltas.cell(0, preference)] += 1
    if let ratings = labels.deltaOfRatings { cells[layout.deltasOfRatings.cell(ratings, preference)] += 1 }
    if let difference = labels.deltaOfDifference { cells[layout.deltasOfDifference.cell(difference, preference)] += 1 }
  }

  private mutating func addCoincidences(_ labels: InstanceLabels) {
    let part = layout.limits.mergePart(labels.deltaOfPreference)
    addCoincidences(labels.preferences, to: layout.coincidences, part: part)
    // Merged is what both formulations have, of two annotators or more.
    guard labels.annotatorCount > 1, !labels.preferences.isEmpty, !labels.differences.isEmpty else { return }
    addCoincidences(labels.preferences + labels.combined, to: layout.mergedCoincidences, part: part)
  }

  /// Each unordered pair once, above the diagonal, as the matrix is symmetric; then the unit itself.
  private mutating func addCoincidences(_ labels: [Int], to block: Block, part: Int) {
    guard labels.count > 1 else { return }
    let share = 1 / Double(labels.count - 1)
    for (position, first) in labels.enumerated() {
      for second in labels[(position + 1)...] {
        let (low, high) = (min(first, second) + 2, max(first, second) + 2)
        cells[block.cell(0, low * 5 + high, part: part)] += share
      }
    }
    cells[block.cell(0, 25, part: part)] += 1
  }
}
