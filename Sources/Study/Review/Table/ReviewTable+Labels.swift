extension ReviewTable {
  /// People's original labels of an instance, as figures take them.
  func peopleLabels(of instance: Int) -> InstanceLabels {
    var result = InstanceLabels(ratingsA: [], ratingsB: [], preferences: [], differences: [], both: [])
    var ratings: [(annotator: UInt16, a: Int?, b: Int?)] = []
    for label in labels(of: instance) {
      guard label.isOriginal, let value = label.value, !annotators[Int(label.annotator)].isModel else { continue }
      let place = ratings.firstIndex { $0.annotator == label.annotator }
      switch label.point {
      case .responseA:
        result.ratingsA.append(value)
        if let place { ratings[place].a = value } else { ratings.append((label.annotator, value, nil)) }
      case .responseB:
        result.ratingsB.append(value)
        if let place { ratings[place].b = value } else { ratings.append((label.annotator, nil, value)) }
      case .pair:
        result.preferences.append(value)
        if let place, let a = ratings[place].a, let b = ratings[place].b { result.both.append((value, b - a)) }
      }
    }
    result.differences = ratings.compactMap { rated in rated.a.flatMap { a in rated.b.map { $0 - a } } }
    return result
  }

  /// People's original labels as a table for ``StudyFigures``.
  ///
  /// - Parameter isKept: which instances, by their numbers.
  package func labelTable(_ isKept: (Int) -> Bool = { _ in true }) -> LabelTable {
    var table = LabelTable()
    for instance in indices where isKept(instance) {
      let number = table.number(of: key(of: instance), subset: subsets[Int(rows[instance].subset)])
      for label in labels(of: instance) {
        let annotator = annotators[Int(label.annotator)]
        guard label.isOriginal, !annotator.isModel else { continue }
        let person = table.number(ofAnnotator: annotator.name)
        if let rating = label.rating {
          table.add(rating, of: label.point == .responseA ? .a : .b, instance: number, annotator: person)
        } else if let preference = label.preference {
          table.add(preference, instance: number, annotator: person)
        }
      }
    }
    return table
  }
}
