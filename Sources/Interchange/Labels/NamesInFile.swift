import Basics

/// What the first line of a file names: the columns of CSV, or the keys of an object of JSON.
enum NamesInFile {
  /// Empty for standard input, which can be read only once.
  static func of(_ path: String) throws(InterchangeError) -> Set<String> {
    guard path != "-" else { return [] }
    let lines = try LineReader(path: path)
    guard let line = try lines.next() else { return [] }
    guard line.first(where: { !$0.isBlank }) == UInt8(ascii: "{") else {
      return Set(String(decoding: line, as: UTF8.self).split { ",;\t\"".contains($0) }.map(String.init))
    }
    guard case .object(let members)? = try? JSONReader.value(line) else { return [] }
    return Set(members.map(\.key))
  }
}
