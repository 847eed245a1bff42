import ArgumentParser

/// Where an export goes.
struct Destination: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; stdout if none is given.", valueName: "file"))
  var output: String?

  @Flag(help: "Overwrite a file that exists.")
  var force = false

  @OptionGroup var mode: FileModeOption

  func open() throws -> OutputFile { try open(output) }

  /// Another file, on the same terms.
  func open(_ path: String?) throws -> OutputFile { try OutputFile(path, force: force, mode: mode.mode) }
}
