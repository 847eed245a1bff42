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
    for (result, path) in zip(results, [ratings, preferences]) {
      guard let columns = try result?.get(), let path, !columns.add(to: &self) else { continue }
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
  private var keys: [InstanceKey] = []
  private var subsets: [String] = []
  private var names: [String] = []

  private enum Label: Sendable {
    case rating(Rating, ResponseLetter)
    case preference(PreferenceLabel, first: ResponseLetter?)
  }

  init(ratings path: String) throws(InterchangeError) {
    var reader = try RatingsCSV.Reader(path: path, leavesRepetition: true)
    while let (rating, response, head) = try reader.nextLabel() { add(.rating(rating, response), head, reader.reader) }
  }

  init(preferences path: String) throws(InterchangeError) {
    var reader = try PreferencesCSV.Reader(path: path, leavesRepetition: true)
    while let (preference, head) = try reader.nextLabel() {
      add(.preference(preference, first: head.details.firstShown), head, reader.reader)
    }
  }

  private mutating func add(_ label: Label, _ head: LabelReader.Head, _ reader: borrowing LabelReader) {
    while keys.count <= head.instance {
      keys.append(reader.instance(keys.count))
      subsets.append(head.details.subset)
    }
    while names.count <= head.annotator { names.append(reader.annotator(names.count)) }
    guard head.occasion == .original, head.details.isCurrent else { return }
    instances.append(UInt32(head.instance))
    annotators.append(UInt32(head.annotator))
    labels.append(label)
  }

  /// Adds the labels in their order; false where one was there already.
  func add(to table: inout LabelTable) -> Bool {
    var instanceNumbers = Array(repeating: -1, count: keys.count)
    var annotatorNumbers = Array(repeating: -1, count: names.count)
    var isNew = true
    for index in labels.indices {
      let (key, name) = (Int(instances[index]), Int(annotators[index]))
      if instanceNumbers[key] < 0 { instanceNumbers[key] = table.number(of: keys[key], subset: subsets[key]) }
      if annotatorNumbers[name] < 0 { annotatorNumbers[name] = table.number(ofAnnotator: names[name]) }
      let (instance, annotator) = (instanceNumbers[key], annotatorNumbers[name])
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
