import Screens
import Study
import Terminal
import Testing

/// Presses keys, a minute apart, and compares what came of them.
///
/// - Parameters:
///   - keys: as `ScriptedAnnotator.press` takes them.
///   - shows: texts that stand on the screen afterwards.
///   - hides: texts that do not.
///   - labels: all labels that were given, in the data's letters: `4`, `A2`, `N`.
@discardableResult
func check(
  _ works: [ServedWork], keys: String, shows: [String] = [], hides: [String] = [], labels: String? = nil,
  size: Size = .usual, settings: StudySettings = .sample, _ location: SourceLocation = #_sourceLocation
) -> ScriptedAnnotator {
  var annotator = ScriptedAnnotator(works, size: size, settings: settings)
  annotator.press(keys, every: 60_000)
  for text in shows {
    #expect(annotator.text.contains(text), "\(text) is not in\n\(annotator.text)", sourceLocation: location)
  }
  for text in hides {
    #expect(!annotator.text.contains(text), "\(text) is in\n\(annotator.text)", sourceLocation: location)
  }
  if let labels { #expect(annotator.labelNames == labels, sourceLocation: location) }
  return annotator
}

extension ScriptedAnnotator {
  /// The labels in short: `4 A2 N`.
  var labelNames: String { labels.map(\.shortName).joined(separator: " ") }

  /// What stands below the labels, without the hints.
  var notice: String {
    noticeRows.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// The same row by row.
  var noticeRows: [String] {
    let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let labels = rows.lastIndex { $0.contains("B much") || $0.contains(/1\]? +\[?2.+5/) } ?? 0
    return rows[(labels + 1)...].map(String.init).filter { $0.contains { $0 != " " } }
  }
}

extension Label {
  var shortName: String {
    switch self {
    case .rating(let rating): "\(rating.rawValue)"
    case .preference(let label): label == .none ? "N" : "\(label.preference.rawValue)\(label.magnitude)"
    }
  }
}
