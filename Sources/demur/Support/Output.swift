import Foundation
import Terminal

/// Everything that a command prints: data to stdout, messages to stderr, made safe on its way to a terminal.
enum Output {
  /// A line to stdout.
  static func line(_ text: SafeText = "") { write(text.description + "\n", to: .standardOutput) }

  /// Lines to stdout.
  static func lines(_ texts: some Sequence<SafeText>) { texts.forEach { line($0) } }

  /// A line to stderr.
  static func error(_ text: SafeText) { write(text.description + "\n", to: .standardError) }

  /// Bytes to stdout as they are, for exports that programs read.
  static func data(_ bytes: some Sequence<UInt8>) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

  private static func write(_ text: String, to handle: FileHandle) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      // The reader has gone, as `demur … | head` does: there is nobody left to tell.
      Foundation.exit(handle.fileDescriptor == 1 ? 0 : 1)
    }
  }
}
