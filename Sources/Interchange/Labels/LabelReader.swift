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
  private(set) var instances = NumberedTexts()
  private(set) var annotators = NumberedTexts()
  private var firstLines: [UInt64: Int32] = [:]
  /// Whether each label is compared with those before it.
  let findsRepetition: Bool

  /// - Parameters:
  ///   - required: the four columns, of which `instance` and `annotator` are two.
  ///   - leavesRepetition: leaves it to the caller to find a label given twice, if every label of the file is one that
  ///     must not be, and the file can be read again for the line of the first.
  init(path: String, required: [String], leavesRepetition: Bool) throws(InterchangeError) {
    let reader = try CSVReader(
      LineReader(path: path), required: required, known: LabelColumn.allCases.map(\.rawValue))
    self.reader = reader
    self.required = required
    places = required.compactMap { reader.index(of: $0) }
    further = LabelColumn.allCases.compactMap { column in reader.index(of: column.rawValue).map { (column, $0) } }
    findsRepetition =
      !leavesRepetition || path == "-" || further.contains { $0.0 == .occasion || $0.0 == .current }
  }

  /// What each record has in common with those of the other formulation.
  struct Head {
    /// Numbers from 0, in the order in which they came; see `instance(_:)`.
    var instance: Int
    var annotator: Int
    var occasion: Occasion
    var details: LabelDetails
    var line: Int
  }

  /// What numbers of instances and annotators stand for.
  func instance(_ number: Int) -> InstanceKey { instances.texts[number] }
  func annotator(_ number: Int) -> String { annotators.texts[number].text }

  mutating func next() throws(InterchangeError) -> Bool { try reader.next() }

  func fault(_ fault: LineFault) -> InterchangeError { reader.fault(fault) }

  /// The cell of a required column if it is one byte: letters and digits of labels are.
  func symbol(_ column: Int) -> UInt8? { reader.bytes(places[column]) { $0.count == 1 ? $0[0] : nil } }

  func badCell(_ column: Int, expected: String) -> LineFault {
    .badCell(column: required[column], value: reader.text(places[column]), expected: expected)
  }

  /// - Parameters:
  ///   - instance, annotator: the places of these columns among the required ones.
  ///   - response: what was rated; nil for a preference.
  mutating func head(instance: Int, annotator: Int, response: ResponseLetter?) throws(LineFault) -> Head {
    if reader.bytes(places[instance], \.isEmpty) { throw badCell(instance, expected: "the id of an instance") }
    if reader.bytes(places[annotator], \.isEmpty) { throw badCell(annotator, expected: "who gave the label") }
    let numbers = (
      reader.bytes(places[instance]) { instances.number(ofCell: $0) },
      reader.bytes(places[annotator]) { annotators.number(ofCell: $0) }
    )
    let (details, occasion) = further.isEmpty ? (LabelDetails(), Occasion.original) : try details()
    if findsRepetition, details.isCurrent, occasion == .original || occasion == .added {
      // A file has fewer lines than the 2³¹ instances and annotators that this tells apart.
      let point = UInt64(numbers.0) << 33 | UInt64(numbers.1) << 2 | (response.map { $0 == .a ? 1 : 2 } ?? 0)
      if let first = firstLines.updateValue(Int32(clamping: reader.line), forKey: point) {
        let what = response.map { "response \($0.rawValue) of " } ?? ""
        throw .labelTwice(
          dataPoint: what + instances.texts[numbers.0].text, annotator: annotators.texts[numbers.1].text,
          firstLine: Int(first))
      }
    }
    return Head(
      instance: numbers.0, annotator: numbers.1, occasion: occasion, details: details, line: reader.line)
  }

  private func details() throws(LineFault) -> (LabelDetails, Occasion) {
    var details = LabelDetails()
    var occasion = Occasion.original
    for (column, place) in further where !reader.bytes(place, \.isEmpty) {
      let text = reader.text(place)
      func valid<Value>(_ value: Value?, _ expected: String) throws(LineFault) -> Value {
        guard let value else { throw .badCell(column: column.rawValue, value: text, expected: expected) }
        return value
      }
      switch column {
      case .firstShown: details.firstShown = try valid(ResponseLetter(rawValue: text), "A or B")
      case .at: details.at = try valid(Timestamp.date(text), "a time such as 2026-01-31T12:00:00Z")
      case .seconds: details.seconds = try valid(Self.seconds(text), "a number of seconds")
      case .unread: details.unread = try valid(Self.letters(text), "A, B or AB")
      case .fast: details.wasFast = try valid(Self.flag(text), "0 or 1")
      case .unsure: details.isUnsure = try valid(Self.flag(text), "0 or 1")
      case .comment: details.comment = CSVText.original(text)
      case .occasion: occasion = try valid(Occasion(rawValue: text), "original, repeat, send-back or added")
      case .subset: details.subset = CSVText.original(text)
      case .event: details.event = CSVText.original(text)
      case .current: details.isCurrent = try valid(Self.flag(text), "0 or 1")
      }
    }
    return (details, occasion)
  }

  private static func seconds(_ text: String) -> Double? {
    // Double also reads infinities and hexadecimal.
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }), let seconds = Double(text),
      seconds <= LabelDetails.longest
    else { return nil }
    return seconds
  }

  private static func letters(_ text: String) -> [ResponseLetter]? {
    switch text {
    case "A": [.a]
    case "B": [.b]
    case "AB", "BA": [.a, .b]
    default: nil
    }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text {
    case "0": false
    case "1": true
    default: nil
    }
  }
}
