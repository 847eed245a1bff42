import CProcess
import Foundation
import Sessions

/// What `--locked` takes from the process, beside the editor and suspending, which the screens leave out.
///
/// The program runs nothing and reads no file but the study that its command line names, and beside it what the same annotator
/// was typing when an earlier one ended; what the person asked ssh for
/// (`SSH_ORIGINAL_COMMAND`) is never looked at. Nearly all of it has happened before `main`, see `begin.c`: no core file, no
/// debugger, no backtracer, and of the environment what `environment.c` lists.
enum Lockdown {
  /// As `begin.c` decides it: wherever the word stands, so that what cannot be parsed tells nothing either.
  static let isOn = CommandLine.arguments.dropFirst().contains("--locked")

  /// To be called first of all.
  static func begin() {
    demur_process_begin(isOn)
    demur_stops_begin()
  }

  /// A message as the person at this terminal may read it: through a forced command without any path.
  static func shown(_ message: String) -> String {
    isOn ? HiddenPaths.hide(message, study: study) : message
  }

  private static let study: String? = {
    let arguments = CommandLine.arguments
    let joined = arguments.first { $0.hasPrefix("--study=") }?.dropFirst("--study=".count)
    return joined.map(String.init)
      ?? arguments.firstIndex(of: "--study").flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
  }()
}
