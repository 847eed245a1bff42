import Foundation
import Fuzzing
import Study
import Testing

@testable import Store

/// Packed files that come home from anywhere.
@Suite struct PackedFuzzTests {
  @Test func `a packed file of any bytes is merged, or refused and changes nothing`() async throws {
    let study = try TemporaryStudy(instances: 2)
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    try laptop.desk.actOnNext(.rate(2))
    try laptop.desk.actOnNext(.rate(4))
    try laptop.file.close()
    let whole = try Array(Data(contentsOf: URL(filePath: laptop.path)))
    let home = study.folder + "/home.demur"
    let path = study.folder + "/changed.demur"
    let before = try study.file.head()
    _ = try study.file.backup(to: home)
    // Changes are few: most of a file of SQLite is its pages.
    try await Fuzz.run("packed", [whole.map { $0 }], count: 12) { bytes in
      try Data(Self.mended(bytes, like: whole)).write(to: URL(filePath: path))
      try? FileManager.default.removeItem(atPath: path + "-journal")
      let file = try StudyFile.open(home)
      defer { try? file.close() }
      do {
        _ = try StudyFile.open(path).verify()
      } catch is StoreError {
        // Refused in words.
      }
      do {
        try file.merge([path])
      } catch is StoreError {
        return try file.head() == before && file.verify() == []
      }
      // What it took is sound; begin again from the file as it was.
      let isSound = try file.verify() == []
      try file.close()
      try FileManager.default.removeItem(atPath: home)
      _ = try study.file.backup(to: home)
      return isSound
    }
  }

  /// The mutator's changes in a file of the same length: another length is refused at once.
  private static func mended(_ bytes: [UInt8], like whole: [UInt8]) -> [UInt8] {
    var random = SeededGenerator(seed: bytes.reduce(0) { $0 &* 31 &+ UInt64($1) }, "places")
    guard Int.random(in: 0..<4, using: &random) > 0 else { return bytes }
    var result = whole
    for index in whole.indices.suffix(from: 100)
    where index < bytes.count && Int.random(in: 0..<2_000, using: &random) == 0 {
      result[index] = bytes[index] ^ UInt8(1 << Int.random(in: 0...7, using: &random))
    }
    return result
  }
}
