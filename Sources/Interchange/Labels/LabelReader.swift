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
  private var instances = Numbered()
  private var annotators = Numbered()
  private var firstLines: [UInt64: Int32] = [:]

  /// Texts in the order in which they came, so that equal ones share their memory.
  private struct Numbered {
    private(set) var texts: [InstanceKey] = []
    private var numbers: [InstanceKey: UInt32] = [:]
    /// Lines of one instance often follow one another.
    private var last: (key: InstanceKey, number: UInt32)?

    mutating func number(of text: String) -> UInt32 {
      let key = InstanceKey(text)
      if let last, last.key == key { return last.number }
      let number = numbers[key] ?? UInt32(texts.count)
      if Int(number) == texts.count {
        numbers[key] = number
        texts.append(key)
      }
      last = (key, number)
      return number
    }
  }

  /// - Parameter required: the four columns, of which `instance` and `annotator` are two.
  init(path: String, required: [String]) throws(InterchangeError) {
    let reader = try CSVReader(
      LineReader(path: path), required: required, known: LabelColumn.allCases.map(\.rawValue))
    self.reader = reader
    self.required = required
    places = required.compactMap { reader.index(of: $0) }
    further = LabelColumn.allCases.compactMap { column in reader.index(of: column.rawValue).map { (column, $0) } }
  }

  /// What each record has in common with those of the other formulation.
  struct Head {
    var instance: InstanceKey
    var annotator: String
    var occasion: Occasion
    var details: LabelDetails
    var line: Int
  }

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
    let key = CSVText.original(reader.text(places[instance]))
    if key.isEmpty { throw badCell(instance, expected: "the id of an instance") }
    let name = CSVText.original(reader.text(places[annotator]))
    if name.isEmpty { throw badCell(annotator, expected: "who gave the label") }
    let numbers = (instances.number(of: key), annotators.number(of: name))
    let (details, occasion) = try details()
    if details.isCurrent, occasion == .original || occasion == .added {
      // A file has fewer lines than the 2³¹ instances and annotators that this tells apart.
      let point = UInt64(numbers.0) << 33 | UInt64(numbers.1) << 2 | (response.map { $0 == .a ? 1 : 2 } ?? 0)
      if let first = firstLines.updateValue(Int32(clamping: reader.line), forKey: point) {
        let what = response.map { "response \($0.rawValue) of " } ?? ""
        throw .labelTwice(dataPoint: what + key, annotator: name, firstLine: Int(first))
      }
    }
    return Head(
      instance: instances.texts[Int(numbers.0)], annotator: annotators.texts[Int(numbers.1)].text,
      occasion: occasion, details: details, line: reader.line)
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
