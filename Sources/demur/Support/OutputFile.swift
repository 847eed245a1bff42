import Foundation
import Terminal

/// Where an export goes: stdout, or a file that appears whole or not at all and replaces none unasked. Byte for byte, but
/// on a terminal, where what the data hold must not act.
final class OutputFile {
  private let path: String?
  private let temporary: String?
  private let handle: FileHandle
  private var buffer = Data()

  init(_ path: String?, force: Bool) throws {
    self.path = path
    guard let path else {
      temporary = nil
      handle = .standardOutput
      return
    }
    if !force, FileManager.default.fileExists(atPath: path) {
      throw Failure.message("\(path): exists already and is left as it is. Choose another name, or --force.")
    }
    let temporary = path + ".\(UUID().uuidString.prefix(8)).tmp"
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary)
    else {
      throw Failure.message("\(path): cannot be written. Choose another place, or check the folder's permissions.")
    }
    self.temporary = temporary
    self.handle = handle
  }

  deinit { if let temporary { try? FileManager.default.removeItem(atPath: temporary) } }

  func write(_ text: String) throws {
    buffer.append(contentsOf: (path == nil ? Output.forStandardOutput(text) : text).utf8)
    if buffer.count > 1 << 16 { try flush() }
  }

  func finish() throws {
    try flush()
    guard let path, let temporary else { return }
    try? handle.synchronize()
    guard rename(temporary, path) == 0 else {
      throw Failure.message("\(path): cannot be written. Choose another place.")
    }
  }

  private func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      // Nobody reads on, as in `demur export … | head`.
      if path == nil { Foundation.exit(0) }
      throw Failure.message(
        "\(path ?? ""): could not be written to its end. Make room and try again; nothing was left there.")
    }
  }
}
