import Dispatch
import Study

extension LabelTable {
  /// The original labels of a ratings and a preferences CSV, one of which may be missing; figures are computed from it.
  ///
  /// - Throws: ``InterchangeError`` for the first fault.
  public init(ratings: String?, preferences: String?) throws(InterchangeError) {
    // Each part writes its own element alone.
    var results: [Result<LabelColumns, InterchangeError>?] = [nil, nil]
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: 2) { part in
        results[part] = (part == 0 ? ratings : preferences).map { path in
          Result { () throws(InterchangeError) in
            part == 0 ? try LabelColumns(ratings: path) : try LabelColumns(preferences: path)
          }
        }
      }
    }
    self.init()
    var numbering = TableNumbering()
    for (result, path) in zip(results, [ratings, preferences]) {
      guard let columns = try result?.get(), let path, !columns.add(to: &self, &numbering) else { continue }
      // Somebody labelled something twice: reading slowly finds the lines of both.
      if path == ratings { _ = try RatingsCSV.read(path: path) } else { _ = try PreferencesCSV.read(path: path) }
    }
  }
}

/// The original labels of one file in columns, smaller and sooner made than rows.
private struct LabelColumns: Sendable {
  private var instances: [UInt32] = []
  private var annotators: [UInt32] = []
  /// A rating and its response, or prefer-combined and what stood first.
  private var labels: [Label] = []
  /// What the numbers of instances and annotators stand for, and each instance's subset.
  private var keys = NumberedTexts()
  private var subsets: [String] = []
  private var names = NumberedTexts()

  private enum Label: Sendable {
    case rating(Rating, ResponseLetter)
    case preference(PreferenceLabel, first: ResponseLetter?)
  }

  init(ratings path: String) throws(InterchangeError) {
    var reader = try RatingsCSV.Reader(path: path, leavesRepetition: true)
    while let (rating, response, head) = try reader.nextLabel() { add(.rating(rating, response), head) }
    (keys, names) = (reader.reader.instances, reader.reader.annotators)
  }

  init(preferences path: String) throws(InterchangeError) {
    var reader = try PreferencesCSV.Reader(path: path, leavesRepetition: true)
    while let (preference, head) = try reader.nextLabel() {
      add(.preference(preference, first: head.details.firstShown), head)
    }
    (keys, names) = (reader.reader.instances, reader.reader.annotators)
  }

  private mutating func add(_ label: Label, _ head: LabelReader.Head) {
    if subsets.count == head.instance { subsets.append(head.details.subset) }
    guard head.occasion == .original, head.details.isCurrent else { return }
    instances.append(UInt32(head.instance))
    annotators.append(UInt32(head.annotator))
    labels.append(label)
  }

  /// Adds the labels in their order; false where one was there already.
  func add(to table: inout LabelTable, _ numbering: inout TableNumbering) -> Bool {
    let places = numbering.places(of: keys)
    var annotatorNumbers = Array(repeating: -1, count: names.texts.count)
    var isNew = true
    for index in labels.indices {
      let (key, name) = (Int(instances[index]), Int(annotators[index]))
      let instance = numbering.number(at: places[key]) {
        table.append(keys.texts[key], subset: subsets[key])
      }
      if annotatorNumbers[name] < 0 { annotatorNumbers[name] = table.number(ofAnnotator: names.texts[name].text) }
      let annotator = annotatorNumbers[name]
      let isAdded =
        switch labels[index] {
        case .rating(let rating, let response):
          table.add(rating, of: response, instance: instance, annotator: annotator)
        case .preference(let preference, let first):
          table.add(preference, instance: instance, annotator: annotator, firstShown: first)
        }
      isNew = isNew && isAdded
    }
    return isNew
  }
}

/// The numbers in a table of the instances that files have numbered themselves, without looking each up in the table.
private struct TableNumbering {
  private var known = NumberedTexts()
  /// The number in the table of each known instance; negative while it has none.
  private var numbers: [Int] = []

  /// For each instance of a file, its place among the known ones, to which new ones are added.
  mutating func places(of keys: NumberedTexts) -> [Int] {
    let isFirst = known.texts.isEmpty
    if isFirst { known = keys }
    let places = isFirst ? Array(keys.texts.indices) : keys.texts.map { known.number(of: $0) }
    numbers += Array(repeating: -1, count: known.texts.count - numbers.count)
    return places
  }

  mutating func number(at place: Int, new: () -> Int) -> Int {
    if numbers[place] < 0 { numbers[place] = new() }
    return numbers[place]
  }
}
