import GRDB

/// Measures a file's catalogue before SQLite reads it: SQLite takes all of it into memory, and a hostile one can be as large
/// as the disk.
///
/// Layout: "Database File Format" in SQLite's documentation, sections 1.3 and 1.6.
struct SchemaGauge {
  /// Several times what any version of a study needs.
  static let limits = (pages: 64, objects: 256, bytes: 1 << 18)

  enum Finding: Hashable, Sendable {
    case fits
    /// Its journal would be a WAL, which demur never uses.
    case writeAheadLog
    case damaged
    case tooLarge
  }

  /// The bytes at an offset; nil when they are not all there.
  var read: (_ offset: Int64, _ count: Int) -> [UInt8]?

  /// To be called inside a transaction, so that nobody writes meanwhile.
  static func measure(_ db: Database) -> Finding {
    guard let file = RawFile(db) else { return .damaged }
    return SchemaGauge(read: file.bytes).measured()
  }

  func measured() -> Finding {
    guard let header = read(0, 100) else { return .damaged }
    if header[18] == 2 || header[19] == 2 { return .writeAheadLog }
    let size = Self.number(header, 16, 2)
    let pageSize = size == 1 ? 65_536 : size
    guard pageSize >= 512 else { return .damaged }
    var open = [1]
    var total = (pages: 0, objects: 0, bytes: 0)
    while let number = open.popLast() {
      total.pages += 1
      guard total.pages <= Self.limits.pages else { return .tooLarge }
      guard number > 0, let page = read(Int64(number - 1) * Int64(pageSize), pageSize),
        let cells = Self.cells(of: page, isFirst: number == 1)
      else { return .damaged }
      open += cells.children
      total.objects += cells.lengths.count
      total.bytes += cells.lengths.reduce(0, +)
      guard total.objects <= Self.limits.objects, total.bytes <= Self.limits.bytes else { return .tooLarge }
    }
    return .fits
  }

  private static func cells(of page: [UInt8], isFirst: Bool) -> (children: [Int], lengths: [Int])? {
    let header = isFirst ? 100 : 0
    let isLeaf = page[header] == 13
    guard isLeaf || page[header] == 5 else { return nil }
    let pointers = header + (isLeaf ? 8 : 12)
    let count = number(page, header + 3, 2)
    guard pointers + 2 * count <= page.count else { return nil }
    var children = isLeaf ? [] : [number(page, header + 8, 4)]
    var lengths: [Int] = []
    for index in 0..<count {
      let cell = number(page, pointers + 2 * index, 2)
      guard cell + 4 <= page.count else { return nil }
      if isLeaf { lengths.append(varint(page, cell)) } else { children.append(number(page, cell, 4)) }
    }
    return (children, lengths)
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A varint of up to 8 bytes: a 9th means a number too large in any case.
  private static func varint(_ bytes: [UInt8], _ offset: Int) -> Int {
    var value = 0
    for byte in bytes[offset..<min(offset + 8, bytes.count)] {
      value = value << 7 | Int(byte & 0x7F)
      if byte < 0x80 { return min(value, limits.bytes + 1) }
    }
    return limits.bytes + 1
  }
}
