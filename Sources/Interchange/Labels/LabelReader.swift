import FoundationEssentials
import Study

/// Reads labels of one formulation from CSV: what ratings and preferences have in common.
///
/// The columns may come in any order. An annotator labels a data point once, except as a repeat or sent back.
struct LabelReader {
  private var reader: CSVReader
  private let required: [String]
  private let places: [Int]
  /// The columns beside the required ones, and where they stand.
  private let further: [(LabelColumn, Int)]
  /// What the numbers of instances and annotators stand for.
  private(set) var instances: NumberedTexts
  private(set) var annotators = NumberedTexts()
  private var firstLines = FirstLines()

  /// - Parameters:
  ///   - required: the four columns, of which `instance` and `annotator` are two.
  ///   - instances: those that have numbers already, from another file.
  init(path: String, required: [String], instances: NumberedTexts) throws(InterchangeError) {
    let reader = try CSVReader(LineReader(path: path), required: required)
    self.reader = reader
    self.required = required
    self.instances = instances
    places = required.compactMap { reader.index(of: $0) }
    further = LabelColumn.allCases.compactMap { column in reader.index(of: column.rawValue).map { (column, $0) } }
  }

  /// What each record has in common with those of the other formulation.
  struct Head {
    /// Numbers from 0, in the order in which they came; see `instance(_:)`.
    var instance: Int
    var annotator: Int
    var occasion: Occasion
    var isCurrent: Bool
    var line: Int
  }

  /// What stands beside the label that was read last, apart from its head so that this is quickly handed on; nil where the
  /// file has no column for any.
  private(set) var details: LabelDetails?
  var hasDetails: Bool { !further.isEmpty }
  /// Of the label that was read last; nil where it is not known.
  var firstShown: ResponseLetter? { hasDetails ? details?.firstShown : nil }

  /// What numbers of instances and annotators stand for.
  mutating func instance(_ number: Int) -> InstanceKey { instances.text(number) }
  mutating func annotator(_ number: Int) -> String { annotators.text(number).text }

  mutating func next() throws(InterchangeError) -> Bool { try reader.next() }

  func fault(_ fault: LineFault) -> InterchangeError { reader.fault(fault) }

  /// The cell of a required column if it is one byte: letters and digits of labels are.
  @inline(__always)
  func symbol(_ column: Int) -> UInt8? { reader.bytes(places[column]) { $0.count == 1 ? $0[0] : nil } }

  /// The cell of a required column as a whole number, which may be written as `4.0`; nil where it is none.
  @inline(__always)
  func whole(_ column: Int) -> Int? {
    if let digit = symbol(column) { return (0x30...0x39).contains(digit) ? Int(digit) - 0x30 : nil }
    return reader.bytes(places[column]) { cell in
      let isOne = cell.count == 3 && (0x30...0x39).contains(cell[0]) && cell[1] == UInt8(ascii: ".") && cell[2] == 0x30
      return isOne ? Int(cell[0]) - 0x30 : nil
    }
  }

  func isEmpty(_ column: Int) -> Bool { reader.bytes(places[column]) { $0.isEmpty } }

  func badCell(_ column: Int, expected: String) -> LineFault {
    .badCell(column: required[column], value: reader.text(places[column]), expected: expected)
  }

  /// - Parameters:
  ///   - instance, annotator: the places of these columns among the required ones.
  ///   - response: what was rated; nil for a preference.
  mutating func head(instance: Int, annotator: Int, response: ResponseLetter?) throws(LineFault) -> Head {
    if reader.bytes(places[instance], { $0.isEmpty }) { throw badCell(instance, expected: "the id of an instance") }
    if reader.bytes(places[annotator], { $0.isEmpty }) { throw badCell(annotator, expected: "who gave the label") }
    let numbers = (
      reader.bytes(places[instance]) { instances.number(ofCell: $0) },
      reader.bytes(places[annotator]) { annotators.number(ofCell: $0) }
    )
    var head = Head(
      instance: numbers.0, annotator: numbers.1, occasion: .original, isCurrent: true, line: reader.line)
    if !further.isEmpty {
      let (details, occasion) = try furtherCells()
      self.details = details
      (head.occasion, head.isCurrent) = (occasion, details.isCurrent)
    }
    if head.isCurrent, head.occasion == .original || head.occasion == .added {
      try note(head, response: response)
    }
    return head
  }

  private mutating func note(_ head: Head, response: ResponseLetter?) throws(LineFault) {
    let first = firstLines.note(
      head.line, instance: head.instance, annotator: head.annotator, response: response)
    guard let first else { return }
    throw .labelTwice(
      response: response, of: instance(head.instance), annotator: annotator(head.annotator), firstLine: first)
  }

  private func furtherCells() throws(LineFault) -> (LabelDetails, Occasion) {
    var details = LabelDetails()
    var occasion = Occasion.original
    for (column, place) in further where !reader.bytes(place, { $0.isEmpty }) {
      try details.take(reader.text(place), as: column, &occasion)
    }
    return (details, occasion)
  }
}

extension LineFault {
  static func labelTwice(
    response: ResponseLetter?, of instance: InstanceKey, annotator: String, firstLine: Int
  ) -> LineFault {
    let what = response.map { "response \($0.rawValue) of " } ?? ""
    return .labelTwice(dataPoint: what + instance.text, annotator: annotator, firstLine: firstLine)
  }
}
