import Study

/// How likely a model finds a response, computed elsewhere: a line of a scores CSV.
package struct ScoreRow: Hashable, Sendable {
  package var instance: InstanceKey
  package var response: ResponseLetter
  package var model: String
  /// Σ of the natural log-probabilities of the response's tokens, at most 0.
  package var logprob: Double
  /// At least 1.
  package var tokens: Int
  package var line: Int
}

/// Scores as CSV: `instance,response,model,logprob,tokens` in any order.
package enum ScoresCSV {
  private static let required = ["instance", "response", "model", "logprob", "tokens"]

  /// The scores of a file (`-` is standard input), each instance's response once a model.
  ///
  /// - Throws: ``InterchangeError`` for the first fault; nothing of a faulty file is returned.
  package static func read(path: String) throws(InterchangeError) -> [ScoreRow] {
    var reader = try CSVReader(LineReader(path: path), required: required)
    let places = required.compactMap { reader.index(of: $0) }
    var rows: [ScoreRow] = []
    var firstLines: [Point: Int] = [:]
    while try reader.next() {
      do throws(LineFault) {
        let row = try row(reader, places)
        let point = Point(instance: row.instance, response: row.response, model: InstanceKey(row.model))
        if let first = firstLines.updateValue(row.line, forKey: point) {
          throw .labelTwice(
            dataPoint: "response \(row.response.rawValue) of \(row.instance)", annotator: row.model, firstLine: first)
        }
        rows.append(row)
      } catch {
        throw reader.fault(error)
      }
    }
    return rows
  }

  private struct Point: Hashable {
    var instance: InstanceKey
    var response: ResponseLetter
    var model: InstanceKey
  }

  private static func row(_ reader: CSVReader, _ places: [Int]) throws(LineFault) -> ScoreRow {
    func cell(_ column: Int) -> String { CSVText.original(reader.text(places[column])) }
    func valid<Value>(_ value: Value?, _ column: Int, _ expected: String) throws(LineFault) -> Value {
      guard let value else { throw .badCell(column: required[column], value: cell(column), expected: expected) }
      return value
    }
    func filled(_ column: Int) -> String? { cell(column).isEmpty ? nil : cell(column) }
    let number = { (text: String) -> Double? in
      // Double also reads infinities, nan and hexadecimal.
      let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
      return isPlain ? Double(text).flatMap { $0.isFinite && $0 <= 0 ? $0 : nil } : nil
    }
    // A spreadsheet's quote before a minus is taken off by `original`.
    return ScoreRow(
      instance: InstanceKey(try valid(filled(0), 0, "the id of an instance")),
      response: try valid(ResponseLetter(rawValue: cell(1)), 1, "A or B"),
      model: try valid(filled(2), 2, "the name of a model"),
      logprob: try valid(number(cell(3)), 3, "a sum of log-probabilities, 0 or below"),
      tokens: try valid(
        Int(cell(4)).flatMap { (1...0x7FFF_FFFF).contains($0) ? $0 : nil }, 4, "a number of tokens, 1 or more"),
      line: reader.line)
  }
}
