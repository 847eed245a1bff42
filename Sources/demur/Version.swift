import CProcess

/// Which program this is.
enum Version {
  static let number = "0.1.0"

  /// With the commit and its day where the program was packaged: `0.1.0 (0123456789ab, 2026-11-26)`.
  static var current: String {
    let commit = String(cString: demur_built_from())
    return commit.isEmpty ? number : "\(number) (\(commit))"
  }
}
