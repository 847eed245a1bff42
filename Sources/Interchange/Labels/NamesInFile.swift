import Basics

/// What the beginning of a file names: the columns of a table, or the keys of its first object in JSON.
enum NamesInFile {
  /// Empty where the first object is long or torn: that is none of labels, answers or decisions.
  static func of(_ path: String) throws(InterchangeError) -> Set<String> {
    switch try FirstByte.of(path) {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard case .object(let members)? = try firstShortRecord(path) else { return [] }
      return Set(members.keys)
    default:
      let lines = try LineReader(path: path)
      while let line = try lines.next() {
        guard line.contains(where: { !$0.isBlank }) else { continue }
        return Set(String(decoding: line, as: UTF8.self).split { ",;\t\"".contains($0) }.map(String.init))
      }
      return []
    }
  }

  /// The first record of a JSON file; nil where it cannot be read, or is too long for one of labels.
  static func firstShortRecord(_ path: String) throws(InterchangeError) -> JSONValue? {
    do throws(InterchangeError) {
      let record = try JSONRecords(path: path, limit: 1 << 20).next()
      return try? record?.value()
    } catch {
      // Whoever reads the whole file says which line it is.
      guard case .line = error else { throw error }
      return nil
    }
  }
}
