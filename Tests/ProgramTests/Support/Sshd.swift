import Foundation

/// A real ssh server on 127.0.0.1 with keys of its own, which knows nothing of this machine's own keys and settings.
///
/// A class because it owns the server's process, which ends with it.
final class Sshd {
  private static let server = "/usr/sbin/sshd"

  /// Why there can be no server here; nil when there can.
  static let whyNot: String? = {
    let needed = [server, "/usr/bin/ssh", "/usr/bin/ssh-keygen"]
    return needed.first { !FileManager.default.isExecutableFile(atPath: $0) }.map { "\($0) is missing" }
  }()

  let port: UInt16
  private let folder: Folder
  private let process: pid_t

  struct DidNotStart: Error, CustomStringConvertible {
    var log: String
    var description: String { "the ssh server did not start: \(log)" }
  }

  init(in folder: Folder) throws {
    self.folder = folder
    port = try Self.freePort()
    try Self.makeKey("host-key", in: folder)
    try folder.write("", to: "authorized-keys")
    let config = try folder.write(
      """
      ListenAddress 127.0.0.1
      Port \(port)
      HostKey \(folder.file("host-key"))
      AuthorizedKeysFile \(folder.file("authorized-keys"))
      PidFile none
      UsePAM no
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      PermitRootLogin prohibit-password
      StrictModes no
      PrintMotd no
      PrintLastLog no

      """, to: "sshd-config")
    // The folder that a server run by root wants; Debian's service makes it.
    if geteuid() == 0 {
      try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    }
    let log = folder.file("sshd-log")
    process = try Program.start(
      executable: Self.server, ["-D", "-e", "-f", config], in: folder, streams: ["/dev/null", "/dev/null", log])
    try Wait.until("an answer of the ssh server") {
      guard waitpid(process, nil, WNOHANG) == 0 else {
        throw DidNotStart(log: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "no log")
      }
      return Self.answers(port)
    }
  }

  deinit {
    kill(process, SIGTERM)
    Program.waitForEnd(of: process)
  }

  /// Lets a new key in.
  ///
  /// - Parameter forcedCommand: what runs in place of what the client asks for, as an author's `authorized_keys` would say.
  /// - Parameter isRestricted: whether the line also takes forwarding and all else but a terminal away.
  func authorize(_ name: String, forcedCommand: String? = nil, isRestricted: Bool = false) throws {
    try Self.makeKey(name, in: folder)
    let key = try String(contentsOfFile: folder.file("\(name).pub"), encoding: .utf8)
    let quoted = forcedCommand?.replacingOccurrences(of: "\"", with: "\\\"")
    let options = (isRestricted ? ["restrict", "pty"] : []) + (quoted.map { ["command=\"\($0)\""] } ?? [])
    let line = (options.isEmpty ? "" : options.joined(separator: ",") + " ") + key
    let file = folder.file("authorized-keys")
    try (String(contentsOfFile: file, encoding: .utf8) + line).write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// What every client is told: this server's key is good, and no other key or setting is looked at.
  private static let options = [
    "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "LogLevel=ERROR",
    "BatchMode=yes",
  ]

  /// Runs a client (`ssh`, `scp`, `sftp`) with a key and without a terminal; `HOST` stands for the account and the machine.
  func run(_ client: String, _ name: String, _ arguments: [String], input: String? = nil) throws -> Program.Outcome {
    let port = [client == "ssh" ? "-p" : "-P", "\(port)"]
    let options = ["-F", "none"] + port + ["-i", folder.file(name)] + Self.options.flatMap { ["-o", $0] }
    let words = arguments.map { $0.replacing("HOST", with: "\(NSUserName())@127.0.0.1") }
    return try Program.run(executable: "/usr/bin/\(client)", options + words, in: folder, input: input)
  }

  /// The shell's line with which the owner of a key logs in on a terminal and runs `command`.
  func login(_ name: String, _ command: String = "") -> String {
    let words = Self.options.map { "-o \($0)" }.joined(separator: " ")
    let asked = command.isEmpty ? "" : " '\(command.replacingOccurrences(of: "'", with: #"'\''"#))'"
    return "ssh -F none -tt -p \(port) -i '\(folder.file(name))' \(words) \(NSUserName())@127.0.0.1\(asked)"
  }

  private static func makeKey(_ name: String, in folder: Folder) throws {
    let outcome = try Program.run(
      executable: "/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder.file(name)], in: folder)
    if outcome.code != 0 { throw DidNotStart(log: outcome.errors) }
  }

  private static func freePort() throws -> UInt16 {
    try withSocket { socket, address in
      guard address.bind(socket) else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      return address.port(of: socket)
    }
  }

  private static func answers(_ port: UInt16) -> Bool {
    withSocket { socket, address in address.connect(socket, port: port) }
  }

  private static func withSocket<T>(_ body: (Int32, Loopback) throws -> T) rethrows -> T {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    return try body(descriptor, Loopback())
  }
}

/// The address 127.0.0.1, for a socket.
private struct Loopback {
  private func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private func with<T>(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> T) -> T {
    var address = address(port: port)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }

  func bind(_ socket: Int32) -> Bool { with(port: 0) { Foundation.bind(socket, $0, $1) == 0 } }

  func connect(_ socket: Int32, port: UInt16) -> Bool { with(port: port) { Foundation.connect(socket, $0, $1) == 0 } }

  func port(of socket: Int32) -> UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
    }
    return UInt16(bigEndian: address.sin_port)
  }
}
