/// The lines of a text that no format of ours describes.
package enum TextLines {
  /// Gives each line that is not blank, and its number from 1; memory stays flat.
  ///
  /// - Throws: what is wrong with the file or a line of it, or what the body throws.
  package static func each(_ path: String, _ body: (_ line: String, _ number: Int) throws -> Void) throws {
    let lines = try LineReader(path: path)
    while let line = try lines.next() {
      guard line.contains(where: { !$0.isBlank }) else { continue }
      try body(String(decoding: line, as: UTF8.self), lines.number)
    }
  }
}
