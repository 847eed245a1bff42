import Agreement

/// What people and models say of one instance.
struct ModelUnit: Sendable {
  /// single-combined and prefer-combined of each model.
  private(set) var single: [Int?]
  private(set) var preference: [Int?]
  /// The ratings of each model, as far as it has given any.
  private(set) var ratings: [[ResponseLetter: Int]]
  var said: [ModelEvidence.InstanceAnswers?]
  var goldPreference: Double?
  var goldSingle: Double?
  var deltaPreference: Int?
  /// Δ of ratings, of the instance and of each response.
  var deltaSingle: Int?
  var deltaA: Int?
  var deltaB: Int?
  /// The people's labels of it.
  private var entries: [LabelEntry] = []

  /// The combined label of a model in one experiment.
  func label(_ row: ModelRow) -> Int? { row.experiment.isSingle ? single[row.model] : preference[row.model] }

  /// The unit as a row of a sample of instances and people.
  func row(_ cells: (ModelUnit) -> [Double]) -> UnitRow {
    UnitRow(annotators: entries.map(\.annotator)) { left in
      guard let left else { return cells(self) }
      var unit = self
      unit.take(entries.filter { $0.annotator != left })
      return cells(unit)
    }
  }

  /// - Parameter names: the models in the order of the figures.
  static func all(
    names: [String], models: LabelTable, people: LabelTable, evidence: ModelEvidence
  ) -> [ModelUnit] {
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { (InstanceKey($1), $0) })
    var people = people
    let known = people.instances.count
    var rest = evidence.instances
    var units = models.instances.indices.map { instance in
      var unit = ModelUnit(names, of: models.instances[instance], evidence)
      for entry in models.entries(of: instance) {
        guard let place = places[InstanceKey(models.annotators[entry.annotator])] else { continue }
        unit.preference[place] = entry.preference?.combined
        unit.single[place] = entry.ratings?.singleCombined
        for response in ResponseLetter.allCases { unit.ratings[place][response] = entry.rating(of: response)?.rawValue }
      }
      unit.add(models.instances[instance], &people, known: known)
      rest.remove(models.instances[instance])
      return unit
    }
    // What was only asked for its difficulty, in an order that does not depend on hashing.
    for key in rest.sorted() {
      var unit = ModelUnit(names, of: key, evidence)
      unit.add(key, &people, known: known)
      units.append(unit)
    }
    return units
  }

  private init(_ names: [String], of key: InstanceKey, _ evidence: ModelEvidence) {
    single = Array(repeating: nil, count: names.count)
    preference = single
    ratings = Array(repeating: [:], count: names.count)
    said = names.map { evidence.said(by: $0, of: key) }
  }

  private mutating func add(_ key: InstanceKey, _ people: inout LabelTable, known: Int) {
    let number = people.number(of: key)
    guard number < known else { return }
    take(people.entries(of: number))
  }

  /// What people say of it.
  private mutating func take(_ entries: [LabelEntry]) {
    self.entries = entries
    let labels = LabelPattern(entries).labels
    goldPreference = Self.mean(labels.preferences)
    if let a = Self.mean(labels.ratingsA), let b = Self.mean(labels.ratingsB) {
      goldSingle = min(2, max(-2, b - a))
    } else {
      goldSingle = nil
    }
    deltaPreference = labels.deltaOfPreference
    deltaSingle = labels.deltaOfRatings
    (deltaA, deltaB) = (labels.deltaA, labels.deltaB)
  }

  private static func mean(_ values: [Int]) -> Double? {
    values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count)
  }
}

extension ModelRow {
  /// The rows of a model: one for each experiment that it has labels of.
  static func all(_ name: String, _ model: Int, _ units: [ModelUnit]) -> [ModelRow] {
    let ofPairs: ModelExperiment = ModelTraits(name).method == "perplexity" ? .perplexity : .prefer
    var rows: [ModelRow] = []
    if units.contains(where: { $0.single[model] != nil }) { rows.append(ModelRow(model: model, experiment: .single)) }
    if units.contains(where: { $0.preference[model] != nil }) {
      rows.append(ModelRow(model: model, experiment: ofPairs))
    }
    return rows
  }
}
