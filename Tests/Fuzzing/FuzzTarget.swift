import Foundation

/// Something that reads what others wrote, for ``Fuzz/run(_:count:)``, for the replay of kept inputs, and for `Scripts/fuzz`.
package protocol FuzzTarget {
  /// As `Scripts/fuzz` and the folder of kept inputs have it.
  static var name: String { get }
  /// Inputs that are right, to begin with.
  var seeds: [[UInt8]] { get }
  init() async throws
  /// Tries one input.
  ///
  /// - Returns: false for a finding. An error is one, too, where it is none that people are told.
  func take(_ bytes: [UInt8]) async throws -> Bool
}

extension FuzzTarget {
  /// The inputs that `Scripts/fuzz` kept, one a line in base64: each reaches code that no other does.
  package static var kept: [[UInt8]] {
    get throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpora/\(name).txt")
      return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
        Data(base64Encoded: String(line)).map { Array($0) }
      }
    }
  }
}
