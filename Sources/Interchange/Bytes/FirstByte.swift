/// The first byte of a file that is no blank: by it JSON is told from tables, however long its first line is.
enum FirstByte {
  /// nil where there is none.
  static func of(_ path: String) throws(InterchangeError) -> UInt8? {
    let source = try ByteSource(path: path)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    var beginning: [UInt8] = []
    while true {
      let count = try source.read(into: chunk)
      beginning += chunk[..<count]
      guard count == 0 || beginning.count >= ByteOrderMark.count else { continue }
      let start = beginning.withUnsafeBufferPointer { ByteOrderMark.end(in: $0) }
      if let first = beginning[start...].first(where: { !$0.isBlank }) { return first }
      if count == 0 { return nil }
      // Nothing but blanks, which need not be kept.
      beginning = [UInt8](repeating: 0x20, count: ByteOrderMark.count)
    }
  }
}
