import Foundation

/// Takes the places of files out of messages for somebody who comes in by a forced command.
package enum HiddenPaths {
  /// - Parameter study: the study's file as the command line names it, in whatever way a message writes it: it becomes "the
  ///   study". Whatever else begins with a slash becomes "…".
  package static func hide(_ message: String, study path: String?) -> String {
    var text = message
    if let path, !path.isEmpty {
      let absolute = URL(filePath: path)
      let forms = [
        path, absolute.path(percentEncoded: false), absolute.standardizedFileURL.path(percentEncoded: false),
        absolute.resolvingSymlinksInPath().path(percentEncoded: false), absolute.lastPathComponent,
      ]
      for form in forms.sorted(by: { $0.utf8.count > $1.utf8.count }) { text = replacing(form, in: text) }
    }
    return withoutAbsolutePaths(text)
  }

  /// Where it stands alone: a study may be named "a".
  private static func replacing(_ path: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.range(of: path) {
      let before = found.lowerBound == text.startIndex ? nil : text[text.index(before: found.lowerBound)]
      let after = found.upperBound == text.endIndex ? nil : text[found.upperBound]
      let isAlone = !(before.map(isOfName) ?? false) && !(after.map(isOfName) ?? false)
      result += rest[..<found.lowerBound] + (isAlone ? "the study" : path)
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "/_".contains(character)
  }

  private static func withoutAbsolutePaths(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let slash = rest.firstIndex(of: "/") {
      let before = slash == text.startIndex ? nil : text[text.index(before: slash)]
      let end = rest[slash...].firstIndex { $0.isWhitespace || "\"'():;,".contains($0) } ?? rest.endIndex
      let isPath = !(before.map(isOfName) ?? false) && rest.distance(from: slash, to: end) > 1
      result += rest[..<slash] + (isPath ? "…" : rest[slash..<end])
      rest = rest[end...]
    }
    return result + rest
  }
}
