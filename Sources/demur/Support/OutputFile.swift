import Basics
import Foundation
import Terminal

/// Where an export goes: stdout, or a file that appears whole or not at all and replaces none unasked. Byte for byte, but
/// on a terminal, where what the data hold must not act.
final class OutputFile {
  private let target: OutputTarget
  /// What is written becomes the target when it is whole; nil where it goes there at once.
  private let file: NewFile?
  private let descriptor: Int32
  private let force: Bool
  private var buffer: [UInt8] = []
  private var isRead = true

  /// - Parameters:
  ///   - path: nil or `-` is stdout.
  ///   - mode: of a file that is made; a device keeps its own.
  ///   - inputs: files that are read, which not even `force` replaces.
  init(_ path: String?, force: Bool, mode: FileMode = .own, inputs: [String] = []) throws {
    target = try OutputTarget(path, force: force, inputs: inputs)
    self.force = force
    switch target {
    case .stdout:
      file = nil
      descriptor = 1
    case .device(let path):
      file = nil
      descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.refusal(path, errno) }
    case .file(let path):
      do throws(NewFileFault) {
        let file = try NewFile(beside: path, mode: mode.bits)
        self.file = file
        descriptor = file.descriptor
      } catch {
        throw Self.refusal(path, error.code)
      }
    }
  }

  deinit {
    if case .device = target { close(descriptor) }
  }

  func write(_ text: String) throws {
    var isStandard = false
    if case .stdout = target { isStandard = true }
    buffer.append(contentsOf: (isStandard ? Output.forStandardOutput(text) : text).utf8)
    if buffer.count > 1 << 16 { try flush() }
  }

  func finish() throws {
    try flush()
    guard case .file(let path) = target, let file else { return }
    if force { try OutputTarget.refuseDatabase(path) }
    do throws(NewFileFault) {
      try file.publish(as: path, replacing: force)
    } catch {
      throw error.isTaken ? OutputTarget.taken(path) : Self.fault(path, error)
    }
  }

  private func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard isRead else { return }
    let output = PlainOutput(descriptor: descriptor)
    switch target {
    case .stdout:
      do {
        // Nobody may read on, as in `demur export … | head`.
        isRead = try output.write(buffer) == .written
      } catch {
        throw Failure.message(Output.fault(error))
      }
    case .device(let path), .file(let path):
      guard let code = output.fault(writing: buffer) else { return }
      guard code == EPIPE else { throw Self.refusal(path, code) }
      isRead = false
    }
  }

  private static func fault(_ path: String, _ fault: NewFileFault) -> Failure {
    guard fault.isPublished else { return refusal(path, fault.code) }
    let reason = String(cString: strerror(fault.code))
    return .file(path, "was written, and may be gone after a power cut: \(reason). Check the disk.")
  }

  private static func refusal(_ path: String, _ code: Int32) -> Failure {
    guard let fault = WriteFault(code: code) else {
      return .file(path, "cannot be written. Choose another place, or check the folder's permissions.")
    }
    let remedy = fault.remedy.prefix(1).uppercased() + fault.remedy.dropFirst()
    return .file(path, "\(fault.reason). \(remedy); nothing was left there.")
  }
}

/// What an output's name stands for.
private enum OutputTarget {
  case stdout
  /// Written to as it is: a device or a pipe is not replaced by a file.
  case device(String)
  /// Where links lead.
  case file(String)

  init(_ path: String?, force: Bool, inputs: [String]) throws {
    guard let path, path != "-" else {
      self = .stdout
      return
    }
    var found = stat()
    guard stat(path, &found) == 0 else {
      if lstat(path, &found) == 0 {
        throw Failure.file(path, "is a link that leads nowhere. Choose another name.")
      }
      self = .file(path)
      return
    }
    switch found.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Failure.file(path, "is a folder. Name a file in it.")
    default:
      self = .device(path)
      return
    }
    if inputs.contains(where: { Self.isSame(found, $0) }) {
      throw Failure.file(path, "is read for this, so it cannot be written to as well. Choose another name.")
    }
    try Self.refuseDatabase(path)
    guard force else { throw Self.taken(path) }
    self = .file(URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
  }

  static func taken(_ path: String) -> Failure {
    .file(path, "exists already and is left as it is. Choose another name, or --force.")
  }

  static func refuseDatabase(_ path: String) throws {
    guard isDatabase(path) else { return }
    throw Failure.file(path, "is a database, perhaps a study, and no output replaces one. Choose another name.")
  }

  private static func isSame(_ file: stat, _ path: String) -> Bool {
    var other = stat()
    return stat(path, &other) == 0 && other.st_dev == file.st_dev && other.st_ino == file.st_ino
  }

  private static func isDatabase(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }
}
