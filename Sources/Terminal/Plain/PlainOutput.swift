import CTerminal
import Glibc

/// Lines of safe text on a descriptor: `--plain`, messages, whatever is written to a terminal beside the screen.
package struct PlainOutput: Hashable, Sendable {
  private let descriptor: Int32

  /// From now on a pipe that nobody reads makes a write fail instead of ending the program without a word.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
    demur_ignore_broken_pipes()
  }

  package static var standardOutput: PlainOutput { PlainOutput(descriptor: 1) }
  package static var standardError: PlainOutput { PlainOutput(descriptor: 2) }

  /// Whether anybody is still reading.
  package enum Outcome: Hashable, Sendable { case written, nobodyReads }

  /// Writes the text and a newline.
  ///
  /// - Returns: `nobodyReads` where the other end of a pipe was closed (`demur … | head`): nothing is wrong, and there
  ///   is no point in going on.
  /// - Throws: `TerminalError.failed` for any other reason, a full disk say.
  @discardableResult
  package func writeLine(_ text: SafeText) throws(TerminalError) -> Outcome { try write(text.description + "\n") }

  /// Writes the text alone, as a prompt.
  @discardableResult
  package func writePrompt(_ text: SafeText) throws(TerminalError) -> Outcome { try write(text.description) }

  private func write(_ text: String) throws(TerminalError) -> Outcome { try write(Array(text.utf8)) }

  /// Writes bytes as they are, for programs that read them: no terminal is to get any that are not known to be safe.
  package func write(_ bytes: [UInt8]) throws(TerminalError) -> Outcome {
    switch fault(writing: bytes) {
    case nil: return .written
    case EPIPE: return .nobodyReads
    default: throw .system("write to descriptor \(descriptor)")
    }
  }

  /// The same.
  ///
  /// - Returns: the system's number of what went wrong; nil where all was written.
  package func fault(writing bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { demur_write(descriptor, $0.baseAddress, $0.count) } ? nil : errno
  }
}
