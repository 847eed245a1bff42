import ArgumentParser
import Foundation

/// Who may read and write a file that demur makes: as `chmod` takes it.
struct FileMode: ExpressibleByArgument {
  var bits: mode_t

  /// Only its owner, as the study itself: what is made of it says as much.
  static let own = FileMode(bits: 0o600)

  init(bits: mode_t) { self.bits = bits }

  init?(argument: String) {
    guard (3...4).contains(argument.utf8.count), let bits = mode_t(argument, radix: 8), bits <= 0o777,
      bits & 0o600 == 0o600
    else { return nil }
    self.bits = bits
  }

  var defaultValueDescription: String { "600" }
}

struct FileModeOption: ParsableArguments {
  @Option(help: ArgumentHelp("Who may read the file, as chmod takes it, such as 644.", valueName: "mode"))
  var mode: FileMode = .own
}
