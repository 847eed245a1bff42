import Study

/// Exports that are computed from others, which therefore cannot be taken for labels or texts themselves.
package enum DerivedTable: String, Sendable {
  case gold = "gold labels"
  case wide = "texts and labels side by side"

  /// nil where a file is neither.
  package static func of(_ path: String) throws(InterchangeError) -> DerivedTable? {
    let names = try NamesInFile.of(path)
    guard names.contains("instance") else { return nil }
    if names.contains("prefer-combined"), names.contains("delta-preference") { return .gold }
    return names.contains("response_a") && (names.contains("annotator_1") || names.contains("labels")) ? .wide : nil
  }

  /// What to do instead.
  package var remedy: String {
    switch self {
    case .gold: "which demur computes from people's labels; import those (demur export ratings, preferences)"
    case .wide: "which demur exports apart as well; import those (demur export instances, ratings, preferences)"
    }
  }
}
