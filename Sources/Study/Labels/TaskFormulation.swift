/// How an annotator is asked: one response at a time, or both side by side.
package enum TaskFormulation: String, Hashable, Sendable, Codable, CaseIterable {
  /// SINGLE: one response with its context, a rating 1–5.
  case single
  /// PREFERENCE: both responses, a preference A, B or N and a magnitude.
  case preference

  package var other: TaskFormulation { self == .single ? .preference : .single }
}
