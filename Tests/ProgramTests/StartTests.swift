import Foundation
import Testing

/// What is settled about the process before anything else runs.
@Suite struct StartTests {
  /// A program that waits for the file, for ten seconds at most.
  private func waiting(
    _ arguments: [String], environment: [String: String], in folder: Folder, _ look: (pid_t) throws -> Void
  ) throws {
    let lock = try StudyLock(folder.file("small.demur"))
    defer { withExtendedLifetime(lock) {} }
    let process = try Program.start(
      executable: Program.path, ["annotate", "--study", "small.demur", "--annotator", "ann", "--plain"] + arguments,
      in: folder, streams: ["/dev/null", "/dev/null", "/dev/null"], environment: environment)
    defer {
      kill(process, SIGKILL)
      Program.waitForEnd(of: process)
    }
    // It is in the middle of everything once it has opened the file, and stays there.
    try Wait.until("a program with the file open") {
      RunningProgram(process).isDemur && RunningProgram(process).hasOpen("small.demur")
    }
    kill(process, SIGSTOP)
    try look(process)
  }

  private static let set = [
    "LD_LIBRARY_PATH": "/var/empty", "LD_BIND_NOW": "1", "SWIFT_DETERMINISTIC_HASHING": "1", "MALLOC_TRACE": "trace",
    "MALLOC_PERTURB_": "1", "NCURSES_TRACE": "1", "NCURSES_NO_PADDING": "1", "TERMINFO": "/var/empty",
    "TERMINFO_DIRS": "/var/empty", "TZDIR": "/var/empty", "TZ": "Asia/Tokyo", "GCONV_PATH": "/var/empty",
    "LOCPATH": "/usr/lib/locale", "NLSPATH": "/var/empty", "SQLITE_TMPDIR": "/var/empty", "TMPDIR": "/tmp",
    "SSLKEYLOGFILE": "keys", "EDITOR": "vi", "SSH_ORIGINAL_COMMAND": "sh", "DEMUR_STUDY": "other.demur",
    "ANYTHING": "else", "TERM": "xterm", "NO_COLOR": "1", "DEMUR_ESCDELAY": "50", "LANG": "C.UTF-8",
    "SWIFT_BACKTRACE": "enable=yes",
  ]

  @Test(
    arguments: [
      (
        [],
        [
          "LD_LIBRARY_PATH", "LD_BIND_NOW", "NCURSES_NO_PADDING", "TERMINFO", "TERMINFO_DIRS", "TZDIR", "TZ", "LOCPATH",
          "NLSPATH", "SQLITE_TMPDIR", "TMPDIR", "EDITOR", "SSH_ORIGINAL_COMMAND", "DEMUR_STUDY", "ANYTHING", "TERM",
          "NO_COLOR", "DEMUR_ESCDELAY", "LANG", "PATH", "HOME", "LC_ALL", "PWD", "OLDPWD",
        ]
      ), (["--locked"], ["TERM", "NO_COLOR", "DEMUR_ESCDELAY", "LANG", "HOME", "LC_ALL"]),
    ] as [([String], Set<String>)])
  func `of the environment stays what is needed`(arguments: [String], left: Set<String>) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    try waiting(arguments, environment: Self.set, in: folder) { process in
      let bytes = try Data(contentsOf: URL(filePath: "/proc/\(process)/environ"))
      let names = bytes.split(separator: 0).map { String(decoding: $0.prefix { $0 != 0x3D }, as: UTF8.self) }
      #expect(Set(names).subtracting(left).isEmpty, "left: \(Set(names).subtracting(left))")
      #expect(left.subtracting(["PWD", "OLDPWD"]).subtracting(names).isEmpty, "taken: \(left.subtracting(names))")
    }
  }

  @Test(arguments: [[], ["--locked"]], ["", "enable=yes", "enable=tty"])
  func `the runtime's backtracer has no handler, and there are no core files`(
    arguments: [String], wish: String
  ) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    try waiting(arguments, environment: wish.isEmpty ? [:] : ["SWIFT_BACKTRACE": wish], in: folder) { process in
      let caught = try #require(UInt64(try RunningProgram(process).status("SigCgt"), radix: 16))
      for signal in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
        #expect(caught & 1 << (UInt64(signal) - 1) == 0, "\(signal)")
      }
      let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
      let cores = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
      #expect(cores.split(separator: " ").filter { $0 == "0" }.count == 2, "\(cores)")
      #expect(try RunningProgram(process).status("NoNewPrivs") == (arguments.isEmpty ? "0" : "1"))
    }
  }

  @Test func `a crash starts no program that the environment names`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    try folder.write("#!/bin/sh\ntouch '\(folder.file("was-run"))'\n", to: "shows")
    chmod(folder.file("shows"), 0o755)
    for arguments in [[], ["--locked"]] {
      let wish = "enable=yes,swift-backtrace=\(folder.file("shows"))"
      try waiting(arguments, environment: ["SWIFT_BACKTRACE": wish], in: folder) { process in
        kill(process, SIGSEGV)
        kill(process, SIGCONT)
        #expect(Program.waitForEnd(of: process) == 128 + SIGSEGV)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("was-run")))
  }

  @Test func `a stop waits until nothing is held that others need`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 1)
    let lock = try StudyLock(folder.file("small.demur"))
    // A shell with jobs, so that there is somebody who could let it go on.
    let terminal = try Tmux(
      "bash -c 'set -m; \(Program.path) annotators add bob --study small.demur; echo stopped; fg; echo \"ended $?\"'",
      in: folder)
    let program = try RunningProgram(with: "small.demur", in: folder)
    kill(program.id, SIGTSTP)
    for _ in 0..<20 {
      #expect(try !program.status("State").hasPrefix("T"))
      usleep(10_000)
    }
    lock.release()
    try terminal.wait(for: "ended 0")
    #expect(try terminal.screen.contains("stopped"))
    #expect(try Program.succeed("annotators", "list", in: folder).contains("bob"))
  }
}
