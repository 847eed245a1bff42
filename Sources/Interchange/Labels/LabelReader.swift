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
  private var firstLines: [UInt64: Int32] = [:]

  /// - Parameters:
  ///   - required: the four columns, of which `instance` and `annotator` are two.
  ///   - instances: those that have numbers already, from another file.
  init(path: String, required: [String], instances: NumberedTexts) throws(InterchangeError) {
    let reader = try CSVReader(
      LineReader(path: path), required: required, known: LabelColumn.allCases.map(\.rawValue))
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

  /// What numbers of instances and annotators stand for.
  mutating func instance(_ number: Int) -> InstanceKey { instances.text(number) }
  mutating func annotator(_ number: Int) -> String { annotators.text(number).text }

  mutating func next() throws(InterchangeError) -> Bool { try reader.next() }

  func fault(_ fault: LineFault) -> InterchangeError { reader.fault(fault) }

  /// The cell of a required column if it is one byte: letters and digits of labels are.
  @inline(__always)
  func symbol(_ column: Int) -> UInt8? { reader.bytes(places[column]) { $0.count == 1 ? $0[0] : nil } }

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
    // A file has fewer lines than the 2³¹ instances and annotators that this tells apart.
    let point = UInt64(head.instance) << 33 | UInt64(head.annotator) << 2 | (response.map { $0 == .a ? 1 : 2 } ?? 0)
    guard let first = firstLines.updateValue(Int32(clamping: head.line), forKey: point) else { return }
    throw .labelTwice(
      response: response, of: instance(head.instance), annotator: annotator(head.annotator), firstLine: Int(first))
  }

  private func furtherCells() throws(LineFault) -> (LabelDetails, Occasion) {
    var details = LabelDetails()
    var occasion = Occasion.original
    for (column, place) in further where !reader.bytes(place, { $0.isEmpty }) {
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
      case .contextUnread: details.isContextUnread = try valid(Self.flag(text), "0 or 1")
      case .secondsSinceLabel: details.secondsSinceLabel = try valid(Self.seconds(text), "a number of seconds")
      case .fingerprint: details.fingerprint = try valid(TextFingerprint(text), "a fingerprint of 32 hex digits")
      case .simulated: details.isSimulated = try valid(Self.flag(text), "0 or 1")
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

extension LineFault {
  static func labelTwice(
    response: ResponseLetter?, of instance: InstanceKey, annotator: String, firstLine: Int
  ) -> LineFault {
    let what = response.map { "response \($0.rawValue) of " } ?? ""
    return .labelTwice(dataPoint: what + instance.text, annotator: annotator, firstLine: firstLine)
  }
}
