import Dispatch
import Study
import Synchronization

/// The labels of a file, read a block at a time by as many threads as there are cores.
///
/// A class because these threads meet in it. Unchecked: all that they share is behind the lock.
final class LabelBlocks: @unchecked Sendable {
  let path: String
  let formulation: TaskFormulation
  private let size: Int
  private let lock = Mutex(())
  private var source: CSVBlocks?
  /// The columns, from the first block on.
  private var columns: [String]?
  private var isAtEnd = false
  /// In the order of the file; nil while a block is being read.
  private var read: [LabelBlock?] = []

  /// - Parameter size: of a block, in bytes.
  init(_ path: String, _ formulation: TaskFormulation, size: Int = 1 << 18) {
    self.path = path
    self.formulation = formulation
    self.size = size
  }

  /// Reads all blocks of some files.
  static func read(_ files: [LabelBlocks]) {
    // More parts than cores, since those that find nothing left take no time.
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      for file in files {
        while file.readNext() {}
      }
    }
  }

  /// The blocks in the order of the file, up to the first fault; after all of them have been read.
  var blocks: [LabelBlock] {
    lock.withLock { _ in
      let blocks = read.compactMap(\.self)
      return Array(blocks[..<(blocks.firstIndex { $0.failure != nil }.map { $0 + 1 } ?? blocks.count)])
    }
  }

  /// Reads a block that nobody has read; false where none is left.
  private func readNext() -> Bool {
    guard let (index, block) = lock.withLock({ _ in take() }) else { return false }
    let labels = block.labels
    lock.withLock { _ in
      read[index] = labels
      isAtEnd = isAtEnd || labels.failure != nil
    }
    return true
  }

  private enum Taken {
    case ratings(RatingsCSV.Reader)
    case preferences(PreferencesCSV.Reader)
    case failure(InterchangeError)

    var labels: LabelBlock {
      switch self {
      case .ratings(let reader): LabelBlock(reader)
      case .preferences(let reader): LabelBlock(reader)
      case .failure(let error): LabelBlock(failure: error)
      }
    }
  }

  /// The next block and its place, of which nobody else knows then.
  private func take() -> (Int, Taken)? {
    guard !isAtEnd else { return nil }
    do throws(InterchangeError) {
      if source == nil { source = try CSVBlocks(path: path, size: size) }
      guard let block = try source?.next() else {
        isAtEnd = true
        return nil
      }
      read.append(nil)
      return (read.count - 1, try reader(block))
    } catch {
      isAtEnd = true
      read.append(nil)
      return (read.count - 1, .failure(error))
    }
  }

  private func reader(_ block: CSVBlocks.Block) throws(InterchangeError) -> Taken {
    switch formulation {
    case .single:
      let reader = try RatingsCSV.Reader(block: block, columns: columns)
      columns = reader.reader.columns
      return .ratings(reader)
    case .preference:
      let reader = try PreferencesCSV.Reader(block: block, columns: columns)
      columns = reader.reader.columns
      return .preferences(reader)
    }
  }
}
