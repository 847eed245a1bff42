import Study

/// The labels of a ratings and a preferences CSV, for figures: read once, and no row is kept.
package struct ReadLabels: Sendable {
  /// The subsets that the files name; empty where all labels are kept.
  package private(set) var knownSubsets: [String] = []
  /// The original ones.
  package private(set) var table = LabelTable()
  /// Repeats whose originals are there too, in the order of the files.
  package private(set) var repeats: [RepeatedLabel] = []
  /// All labels of repeats.
  package private(set) var repeatCount = 0
  /// Whether any label says that a simulation made it up.
  package private(set) var isSimulated = false
  /// Active seconds of labels by annotator and formulation, as far as the files have them; in the order of the files.
  package private(set) var seconds: [String: [TaskFormulation: [Double]]] = [:]

  /// - Parameters:
  ///   - ratings, preferences: the files, one of which may be missing.
  ///   - subset: whose labels are kept; nil for all. Of a subset seconds are not known, since they are summed up as they come.
  /// - Throws: ``InterchangeError`` for the first fault, ratings before preferences.
  package init(ratings: String?, preferences: String?, subset: String? = nil) throws(InterchangeError) {
    var places = Places()
    var repeated: [Repeated] = []
    if let ratings {
      var file = try RatingsCSV.Reader(path: ratings)
      while let (rating, response, head) = try file.nextLabel() {
        let label = Point(label: .rating(rating), response: response, head: head)
        if let again = try add(label, from: &file.reader, &places) { repeated.append(again) }
      }
      places.instances = file.reader.instances
    }
    if let preferences {
      places.annotators = []
      var file = try PreferencesCSV.Reader(path: preferences, instances: places.instances)
      while let (preference, head) = try file.nextLabel() {
        let label = Point(label: .preference(preference), response: nil, head: head)
        if let again = try add(label, from: &file.reader, &places) { repeated.append(again) }
      }
    }
    let key = subset.map { InstanceKey($0) }
    let subsets = table.subsets
    func isKept(_ instance: Int) -> Bool { key.map { InstanceKey(subsets[instance]) == $0 } ?? true }
    repeatCount = repeated.count
    repeats = repeated.compactMap { again in
      places.numbers[again.instance].flatMap { isKept($0) ? table.repeated(again, of: $0) : nil }
    }
    guard subset != nil else { return }
    knownSubsets = table.subsetNames
    table = table.keeping(isKept)
    (repeatCount, seconds) = (repeats.count, [:])
  }

  /// A label where it stands in a file.
  private struct Point {
    let label: Label
    let response: ResponseLetter?
    let head: LabelReader.Head
  }

  /// A label that was asked for again.
  fileprivate struct Repeated {
    let label: Label
    let response: ResponseLetter?
    let firstShown: ResponseLetter?
    /// By its number in the files.
    let instance: Int
    let annotator: String
  }

  /// Where in the table stands what a file numbers.
  private struct Places {
    /// The instances of the files so far.
    var instances = NumberedTexts()
    /// The number in the table of each instance; nil while it has none.
    var numbers: [Int?] = []
    /// The subset that the files name of each.
    var subsets: [String] = []
    /// The number in the table of each annotator of the file that is being read.
    var annotators: [Int?] = []
  }

  /// Takes a label into the table if it is an original in force; what it is if it is of a repeat.
  private mutating func add(
    _ point: Point, from reader: inout LabelReader, _ places: inout Places
  ) throws(InterchangeError) -> Repeated? {
    let head = point.head
    while places.numbers.count <= head.instance {
      places.numbers.append(nil)
      places.subsets.append("")
    }
    // Details are large, so that they are not as much as looked at where a file has none.
    if reader.hasDetails { try noteDetails(of: point, &reader, &places) }
    guard head.isCurrent else { return nil }
    switch head.occasion {
    case .added, .sendBack: return nil
    case .repeat:
      return Repeated(
        label: point.label, response: point.response, firstShown: reader.firstShown, instance: head.instance,
        annotator: reader.annotator(head.annotator))
    case .original: break
    }
    let instance =
      places.numbers[head.instance]
      ?? table.append(reader.instances.copy(head.instance), subset: places.subsets[head.instance])
    places.numbers[head.instance] = instance
    while places.annotators.count <= head.annotator { places.annotators.append(nil) }
    let annotator = places.annotators[head.annotator] ?? table.number(ofAnnotator: reader.annotator(head.annotator))
    places.annotators[head.annotator] = annotator
    switch (point.label, point.response) {
    case (.rating(let rating), let response?):
      table.add(rating, of: response, instance: instance, annotator: annotator)
    case (.preference(let preference), _):
      table.add(preference, instance: instance, annotator: annotator, firstShown: reader.firstShown)
    case (.rating, nil): break
    }
    return nil
  }

  /// Notes what stands beside a label.
  private mutating func noteDetails(
    of point: Point, _ reader: inout LabelReader, _ places: inout Places
  ) throws(InterchangeError) {
    guard let details = reader.details else { return }
    try note(details.subset, point.head, reader, &places)
    guard point.head.isCurrent else { return }
    isSimulated = isSimulated || details.isSimulated
    guard let taken = details.seconds else { return }
    seconds[reader.annotator(point.head.annotator), default: [:]][point.label.formulation, default: []].append(taken)
  }

  /// An instance is of one subset, which some of its lines may leave out.
  private mutating func note(
    _ subset: String, _ head: LabelReader.Head, _ reader: LabelReader, _ places: inout Places
  ) throws(InterchangeError) {
    let known = places.subsets[head.instance]
    guard !subset.isEmpty, !subset.utf8.elementsEqual(known.utf8) else { return }
    guard known.isEmpty else {
      let instance = reader.instances.copy(head.instance)
      throw reader.fault(.subsetTwice(instance: instance.text, here: subset, before: known))
    }
    places.subsets[head.instance] = subset
    if let number = places.numbers[head.instance] { table.set(subset: subset, of: number) }
  }
}

extension LabelTable {
  /// The original labels of a ratings and a preferences CSV, one of which may be missing; figures are computed from it.
  ///
  /// - Throws: ``InterchangeError`` for the first fault, ratings before preferences.
  package init(ratings: String?, preferences: String?, subset: String? = nil) throws(InterchangeError) {
    self = try ReadLabels(ratings: ratings, preferences: preferences).table
  }

  /// A label given again with its original, which stands in this instance.
  fileprivate func repeated(_ again: ReadLabels.Repeated, of instance: Int) -> RepeatedLabel? {
    let name = InstanceKey(again.annotator)
    guard let entry = entries(of: instance).first(where: { InstanceKey(annotators[$0.annotator]) == name }) else {
      return nil
    }
    switch (again.label, again.response) {
    case (.rating, let response?):
      return entry.rating(of: response).map { RepeatedLabel(original: .rating($0), again: again.label) }
    case (.preference, _):
      return entry.preference.map {
        RepeatedLabel(
          original: .preference($0), again: again.label, firstShown: entry.firstShown,
          firstShownAgain: again.firstShown)
      }
    case (.rating, nil): return nil
    }
  }
}
