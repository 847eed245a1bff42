import CPlatform
import Foundation

/// What `--locked` takes from the process, beside the editor and suspending, which the screens leave out.
///
/// The program runs nothing and reads no file but the study that its command line names; what the person asked ssh for
/// (`SSH_ORIGINAL_COMMAND`) is never looked at.
enum Lockdown {
  /// Variables that lead to files or programs.
  private static let variables = [
    "SSH_ORIGINAL_COMMAND", "VISUAL", "EDITOR", "PAGER", "SHELL", "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH",
    "DEMUR_STUDY",
  ]

  static func begin() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    _ = demur_forbid_dumps()
    umask(0o077)
    for variable in variables { unsetenv(variable) }
  }

  /// A message without the study's place on the machine.
  static func message(_ error: any Error, study path: String) -> String {
    "\(error)".replacing(path, with: "the study")
  }
}
