import Dispatch
import Foundation
import Fuzzing
import Synchronization

/// libFuzzer's loop over one of the targets. Built by `Scripts/fuzz` alone.
enum Driver {
  private static var targets: [any FuzzTarget.Type] {
    [ImporterFuzz.self, PackedFuzz.self, KeyFuzz.self, TextFuzz.self, MarkdownFuzz.self, ReplyFuzz.self]
  }
  /// Set before the first input comes, and left alone then.
  nonisolated(unsafe) private static var target: (any FuzzTarget)?

  /// - Parameters:
  ///   - name: of the target.
  ///   - arguments: libFuzzer's; with `seeds FOLDER` the seeds and the kept inputs are written there instead.
  static func run(_ name: String?, _ arguments: [String]) -> Int32 {
    guard let kind = targets.first(where: { $0.name == name }) else {
      print("DEMUR_FUZZ_TARGET has to be one of \(targets.map { $0.name }.joined(separator: ", ")).")
      return 2
    }
    do {
      nonisolated(unsafe) let making = kind
      target = try waited { try await making.init() }
      if arguments.count == 3, arguments[1] == "seeds" {
        for (number, seed) in try ((target?.seeds ?? []) + kind.kept).enumerated() {
          try Data(seed).write(to: URL(filePath: "\(arguments[2])/seed-\(number)"))
        }
        return 0
      }
    } catch {
      print("\(error)")
      return 1
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var count = Int32(words.count - 1)
    return words.withUnsafeMutableBufferPointer { words in
      var start = words.baseAddress
      return fuzzed(&count, &start) { bytes, count in
        Driver.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      }
    }
  }

  private static func take(_ bytes: [UInt8]) {
    guard let target else { return }
    nonisolated(unsafe) let taking = target
    do {
      if try waited({ try await taking.take(bytes) }) { return }
      print("FINDING: it is not taken as it has to be")
    } catch {
      print("FINDING: \(error)")
    }
    fflush(nil)
    // libFuzzer keeps the input.
    abort()
  }

  private static func waited<T>(_ body: sending @escaping () async throws -> T) throws -> T {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var result: Result<T, any Error>?
    nonisolated(unsafe) let body = body
    Task.detached {
      do { result = .success(try await body()) } catch { result = .failure(error) }
      done.signal()
    }
    done.wait()
    guard let result else { throw CancellationError() }
    return try result.get()
  }
}

/// libFuzzer's own loop (`FuzzerInterface`).
@_silgen_name("LLVMFuzzerRunDriver")
private func fuzzed(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@_silgen_name("LLVMFuzzerMutate")
private func mutated(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

/// Every second change is one of ``Mutator``'s, which knows what such inputs are made of.
@_cdecl("LLVMFuzzerCustomMutator")
func changed(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: UInt32) -> Int {
  guard seed % 2 == 0 else { return mutated(bytes, count, most) }
  let before = Array(UnsafeBufferPointer(start: bytes, count: count))
  var mutator = Mutator([before], seed: UInt64(seed))
  let after = mutator.change(before).prefix(most)
  for (index, byte) in after.enumerated() { bytes[index] = byte }
  return after.count
}
