/// What a file's name ends in, in lower case and without the dot: `html`.
struct FileEnding {
  let text: String

  /// Nil where the name has no dot.
  init?(_ path: String) {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
    text = name[name.index(after: dot)...].lowercased()
  }
}
