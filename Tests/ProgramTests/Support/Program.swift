import Foundation
import Testing

/// The demur that was built beside these tests.
enum Program {
  static let path: String = {
    // The test runner's bundle lies in the folder of the products.
    let arguments = CommandLine.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "demur").path(percentEncoded: false)
  }()

  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Runs demur to its end.
  static func run(
    _ arguments: [String], in folder: Folder, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(executable: path, arguments, in: folder, input: input, environment: environment)
  }

  static func run(
    executable: String, _ arguments: [String], in folder: Folder, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    // Files rather than pipes, which cannot fill up and block.
    let name = UUID().uuidString
    let files = (0..<3).map { folder.file(".stream-\($0)-\(name)") }
    defer { for file in files { unlink(file) } }
    try Data((input ?? "").utf8).write(to: URL(filePath: files[0]))
    let process = try start(executable: executable, arguments, in: folder, streams: files, environment: environment)
    let code = waitForEnd(of: process)
    let text = { (stream: Int) in String(decoding: try Data(contentsOf: URL(filePath: files[stream])), as: UTF8.self) }
    return Outcome(code: code, output: try text(1), errors: try text(2))
  }

  /// Starts a program with the files as its standard input, output and errors.
  static func start(
    executable: String, _ arguments: [String], in folder: Folder, streams files: [String],
    environment: [String: String] = [:]
  ) throws -> pid_t {
    // posix_spawn rather than Process, which waits for every descendant, a tmux server too.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    for stream in 1...2 {
      posix_spawn_file_actions_addopen(&actions, Int32(stream), files[stream], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    let merged = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"].merging(
      environment, uniquingKeysWith: { $1 })
    // The threads that tests run on block signals, which programs would inherit.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // `env` becomes the program: it stands in the folder, and takes the signals that the tests themselves ignore, as they do
    // after `nohup`.
    let env = "/usr/bin/env"
    let argv =
      ([env, "--default-signal=HUP,INT,QUIT", "-C", folder.path, executable] + arguments).map { strdup($0) } + [nil]
    let envp = merged.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, env, &actions, &attributes, argv, envp)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
    return process
  }

  /// Waits for a program that was started; its exit code, or 128 and the number of the signal that ended it.
  @discardableResult
  static func waitForEnd(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }

  /// Runs demur, which must end well; its output.
  @discardableResult
  static func succeed(
    _ arguments: String..., in folder: Folder, input: String? = nil, location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try run(arguments, in: folder, input: input)
    #expect(outcome.code == 0, "\(arguments): \(outcome.errors)", sourceLocation: location)
    return outcome.output
  }
}
