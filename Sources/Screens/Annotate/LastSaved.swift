/// Whether what an annotator gave last is in the study's file.
package enum LastSaved: Hashable, Sendable {
  case saved
  case notSaved
  /// The disk failed while it was saved, and the file has not told since.
  case unknown

  /// As it is said to whoever leaves.
  var sentence: String {
    switch self {
    case .saved: "All of it is saved on this machine."
    case .notSaved: "All but the last is saved on this machine."
    case .unknown: "All before the last is saved on this machine; whether the last is, the next start shows."
    }
  }
}
