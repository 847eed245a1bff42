import Study

/// Tells files of labels from files of instances by the columns that they name.
package enum LabelFile {
  /// SINGLE for a ratings CSV, PREFERENCE for a preferences CSV, nil for anything else: faults are the readers' matter.
  package static func formulation(of path: String) throws(InterchangeError) -> TaskFormulation? {
    guard path != "-" else { return nil }
    let lines = try LineReader(path: path)
    guard let line = try lines.next(), line.first(where: { !$0.isBlank }) != UInt8(ascii: "{") else { return nil }
    let columns = String(decoding: line, as: UTF8.self).split { ",;\t\" ".contains($0) }
    if columns.contains("rating") { return .single }
    if columns.contains("preference") || columns.contains("magnitude") { return .preference }
    // No file of instances names an annotator: the reader of labels says which column is missing.
    guard columns.contains("annotator"), !columns.contains("context") else { return nil }
    return columns.contains("response") ? .single : .preference
  }
}
