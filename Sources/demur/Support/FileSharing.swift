import Foundation

/// Who beside its owner may write to a study's file.
enum FileSharing {
  case group
  case everybody

  /// nil where only its owner may, and where there is no such file.
  static func writers(of path: String) -> FileSharing? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if status.st_mode & S_IWOTH != 0 { return .everybody }
    return status.st_mode & S_IWGRP != 0 ? .group : nil
  }

  func warning(_ path: String) -> String {
    "\(path): \(self == .group ? "its group" : "everybody") may write to it. Whoever can write to the file can read what the "
      + "others said and label in their names. Make it yours alone (chmod 600), and let people in by a key with a forced "
      + "command, or give each a packed file (`demur guide operators`)."
  }
}
