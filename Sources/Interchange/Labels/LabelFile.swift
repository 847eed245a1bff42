import Basics
import Study

/// Tells files of labels from files of instances by the columns or keys that they name.
package enum LabelFile {
  /// How a file of labels is read.
  package enum Form: Sendable {
    /// A ratings or a preferences CSV.
    case table(TaskFormulation)
    /// Records with our names for things that are no such CSV: JSON, or preferences without a magnitude.
    case records(MappingRules)
  }

  /// nil for anything but labels: faults are the readers' matter.
  package static func form(of path: String) throws(InterchangeError) -> Form? {
    if let first = try FirstByte.of(path), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return try jsonForm(path)
    }
    let lines = try LineReader(path: path)
    var line = try lines.next()
    while let blank = line, blank.allSatisfy(\.isBlank) { line = try lines.next() }
    guard let line else { return nil }
    let columns = String(decoding: line, as: UTF8.self).split { ",;\t\" ".contains($0) }.map(String.init)
    if !columns.contains("instance"), hasTexts(path) { return nil }
    if columns.contains("rating") { return .table(.single) }
    if columns.contains("magnitude") { return .table(.preference) }
    if columns.contains("preference"), columns.contains("instance"), columns.contains("annotator") {
      return .records(ownRules(of: .preference) { columns.contains($0) })
    }
    if columns.contains("preference") { return .table(.preference) }
    // No file of instances names an annotator: the reader of labels says which column is missing.
    guard columns.contains("annotator"), !columns.contains("context") else { return nil }
    return .table(columns.contains("response") ? .single : .preference)
  }

  /// Whether a table has texts to label, so that it is one of instances, whatever else its columns say.
  private static func hasTexts(_ path: String) -> Bool {
    guard let file = try? RecordFile(path: path), let value = try? file.next()?.value() else { return false }
    return DataShapes.of(value) != nil || MappingProposal.hasResponses(file.columns ?? [], value)
  }

  /// Records in JSON with the names that our CSV has.
  private static func jsonForm(_ path: String) throws(InterchangeError) -> Form? {
    guard let value = try NamesInFile.firstShortRecord(path), value.has("instance", "annotator") else { return nil }
    if value.has("rating", "response") { return .records(ownRules(of: .single) { _ in true }) }
    guard value.has("preference") else { return nil }
    return .records(ownRules(of: .preference) { $0 != "magnitude" || value.has("magnitude") })
  }

  /// Our own names.
  private static func ownRules(of formulation: TaskFormulation, _ has: (String) -> Bool) -> MappingRules {
    var rules = MappingRules()
    let fields: [MappingRules.LabelField] =
      formulation == .single
      ? [.instance, .annotator, .response, .rating] : [.instance, .annotator, .preference, .magnitude]
    for field in fields where has(field.rawValue) { rules.labels[field] = FieldPath(field.rawValue) }
    for column in LabelColumn.allCases where has(column.rawValue) { rules.details[column] = FieldPath(column.rawValue) }
    return rules
  }
}
