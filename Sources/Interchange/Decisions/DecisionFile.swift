import Basics
import Study

/// Authors' decisions as CSV or JSONL with the names that their export gives them.
package enum DecisionFile {
  private static let required = ["instance", "author", "at"]
  private static let known = [
    "causes", "outcome", "annotators", "rating_a", "rating_b", "preference", "magnitude", "note", "blind", "event",
    "fingerprint",
  ]

  /// Whether a file holds decisions: it names authors, and no annotators.
  package static func holdsDecisions(_ path: String) throws(InterchangeError) -> Bool {
    let names = try NamesInFile.of(path)
    return names.contains("author") && names.contains("outcome") && names.contains("instance")
      && !names.contains("annotator")
  }

  /// - Throws: ``InterchangeError`` for the first fault; nothing of a faulty file is returned.
  package static func read(_ path: String) throws(InterchangeError) -> [ImportedDecision] {
    let isJSON = try [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(FirstByte.of(path))
    return isJSON ? try records(path) : try table(path)
  }

  private static func table(_ path: String) throws(InterchangeError) -> [ImportedDecision] {
    var reader = try CSVReader(LineReader(path: path), required: required)
    var found: [ImportedDecision] = []
    while try reader.next() {
      do throws(LineFault) {
        found.append(
          try ImportedDecision(file: path, line: reader.line) { name in
            guard let place = reader.index(of: name) else { return nil }
            let text = CSVText.original(reader.text(place))
            return text.isEmpty ? nil : text
          })
      } catch {
        throw reader.fault(error)
      }
    }
    return found
  }

  private static func records(_ path: String) throws(InterchangeError) -> [ImportedDecision] {
    let reader = try JSONRecords(path: path)
    var found: [ImportedDecision] = []
    while let record = try reader.next() {
      do throws(LineFault) {
        let fields = try Fields(record.value())
        var cells: [String: String] = [:]
        for name in required + known { cells[name] = try fields.cell(name) }
        found.append(try ImportedDecision(file: path, line: record.line) { cells[$0] })
      } catch {
        throw .line(path, record.line, error)
      }
    }
    return found
  }
}
