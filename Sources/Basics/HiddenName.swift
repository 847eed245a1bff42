import CProcess
import Glibc

/// Names of files that are not finished: `.demur-` and 32 digits, `.tmp`.
///
/// Whoever works on one holds a lock on it (`flock`), which goes with the process: what has none was left behind.
package enum HiddenName {
  static func fresh(in folder: String) -> String {
    let random = (0..<2).map { _ in UInt64.random(in: .min ... .max) }
    let digits = random.map { String($0, radix: 16) }.map { String(repeating: "0", count: 16 - $0.utf8.count) + $0 }
    return "\(folder)/\(prefix)\(digits.joined())\(suffix)"
  }

  private static let prefix = ".demur-"
  private static let suffix = ".tmp"

  /// A new file of such a name, locked, and removed at the program's end.
  static func make(in folder: String) throws(NewFileFault) -> (name: String, descriptor: Int32) {
    while true {
      let name = fresh(in: folder)
      demur_leftover_add(name)
      let descriptor = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        let code = errno
        demur_leftover_forget(name)
        throw NewFileFault(code: code)
      }
      // Somebody may have taken it for a leftover before it was locked.
      flock(descriptor, LOCK_EX)
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return (name, descriptor) }
      demur_leftover_forget(name)
      close(descriptor)
    }
  }

  /// The unfinished files in a folder that nobody works on any more.
  package static func leftovers(in folder: String) -> [String] {
    guard let open = opendir(folder) else { return [] }
    defer { closedir(open) }
    var found: [String] = []
    while let entry = readdir(open) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      // Drafts of older versions kept a journal beside them.
      guard name.hasPrefix(prefix), name.hasSuffix(suffix) || name.hasSuffix("\(suffix)-journal") else { continue }
      let path = "\(folder)/\(name)"
      if isLeft(path) { found.append(path) }
    }
    return found
  }

  package static func removeLeftovers(in folder: String) {
    for path in leftovers(in: folder) { unlink(path) }
  }

  private static func isLeft(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid()
      && flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }
}
