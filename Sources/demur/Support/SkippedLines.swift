import Basics
import Foundation
import Interchange
import Sessions
import Terminal

/// What happens to lines that cannot be taken: the first ends the import, or, with `--skip-bad`, all are counted and listed in
/// a file.
struct SkippedLines {
  private let skips: Bool
  private var faults: [String] = []
  private var more = 0
  /// No list is longer: a file that is nothing but faults is not copied into another.
  private static let most = 100_000

  init(skips: Bool) { self.skips = skips }

  mutating func note(_ fault: InterchangeError) throws {
    guard skips, fault.isOfOneLine else { throw fault }
    if faults.count < Self.most { faults.append("\(fault)") } else { more += 1 }
  }

  /// Whether what `body` looks at may be taken; a fault that it throws is noted, and then it may not.
  mutating func noting(_ body: () throws -> Bool) throws -> Bool {
    do { return try body() } catch let fault as InterchangeError {
      try note(fault)
      return false
    }
  }

  /// Writes the list into the current folder, where there is one; what to say of it.
  func finish() throws -> [SafeText] {
    guard !faults.isEmpty else { return [] }
    var path = "skipped-lines.txt"
    var number = 1
    while access(path, F_OK) == 0 {
      number += 1
      path = "skipped-lines-\(number).txt"
    }
    let output = try OutputFile(path, force: false)
    for fault in faults { try output.write(fault + "\n") }
    if more > 0 { try output.write("… and \(more) more\n") }
    try output.finish()
    let count = faults.count + more
    return [
      SafeText("Left out: \(counted(count, "line")) that could not be taken (--skip-bad); \(path) says which, and why.")
    ]
  }
}
