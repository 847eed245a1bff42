import CProcess
import Glibc

/// A file that gets its name when it is whole, and of which nothing is left when it never is.
///
/// Where the file system can, it has no name until then, so that not even kill −9 or a power cut leaves it behind. Elsewhere
/// it has a hidden one, which every way out removes, and after a kill the next run in that folder. A class, since it owns an
/// open file.
package final class NewFile {
  /// Open for reading and writing.
  package let descriptor: Int32
  private var name: String?

  /// - Parameters:
  ///   - path: where it will be; only its folder matters.
  ///   - mode: who may read and write it, whatever the process's umask.
  ///   - isNamed: gives it a hidden name also where it could do without.
  package init(beside path: String, mode: mode_t = 0o600, isNamed: Bool = false) throws(NewFileFault) {
    let folder = Self.folder(of: path)
    HiddenName.removeLeftovers(in: folder)
    let unnamed = isNamed ? -1 : demur_open_unnamed(folder, 0o600)
    if unnamed >= 0, access(Self.place(unnamed), R_OK) == 0 {
      descriptor = unnamed
      // It may have a hidden name for a moment, in which nobody is to take it for a leftover.
      flock(descriptor, LOCK_EX | LOCK_NB)
    } else {
      if unnamed >= 0 { close(unnamed) }
      let made = try HiddenName.make(in: folder)
      name = made.name
      descriptor = made.descriptor
    }
    guard fchmod(descriptor, mode) == 0 || mode == 0o600 else { throw NewFileFault(code: errno) }
  }

  deinit {
    remove()
    close(descriptor)
  }

  /// By which it can be opened once more, while this lives.
  package var path: String { name ?? Self.place(descriptor) }

  /// Gives it its name, for good when this returns.
  ///
  /// - Parameters:
  ///   - replacing: whether a file that has the name may go; otherwise one that came meanwhile stays, and
  ///     ``NewFileFault/isTaken`` says so.
  ///   - isDurable: whether a power cut may take nothing of it; the end of the program takes nothing in either case.
  package func publish(as path: String, replacing: Bool = false, isDurable: Bool = true) throws(NewFileFault) {
    if isDurable, fsync(descriptor) != 0 { throw NewFileFault(code: errno) }
    if replacing { try replace(path) } else { try take(path) }
    if isDurable { try Self.sync(folder: Self.folder(of: path)) }
  }

  /// Leaves nothing of it that has a name, unless it was published.
  package func remove() {
    guard let name else { return }
    unlink(name)
    demur_leftover_forget(name)
    self.name = nil
  }

  private func take(_ path: String) throws(NewFileFault) {
    guard let name else {
      guard demur_link_open(descriptor, path) else { throw NewFileFault(code: errno) }
      return
    }
    if link(name, path) == 0 { return remove() }
    if errno == EEXIST { throw NewFileFault(code: errno) }
    // Where there are no hard links (FAT, some FUSE).
    if demur_rename_to_free(name, path) { return renamed(name) }
    guard errno == EINVAL || errno == ENOSYS else { throw NewFileFault(code: errno) }
    // Nor that: take the name first, which only one can, then move onto it.
    let reserved = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard reserved >= 0 else { throw NewFileFault(code: errno) }
    close(reserved)
    guard rename(name, path) == 0 else {
      let code = errno
      unlink(path)
      throw NewFileFault(code: code)
    }
    renamed(name)
  }

  private func replace(_ path: String) throws(NewFileFault) {
    if name == nil {
      if demur_link_open(descriptor, path) { return }
      guard errno == EEXIST else { throw NewFileFault(code: errno) }
      let hidden = HiddenName.fresh(in: Self.folder(of: path))
      demur_leftover_add(hidden)
      name = hidden
      guard demur_link_open(descriptor, hidden) else { throw NewFileFault(code: errno) }
    }
    guard let name, rename(name, path) == 0 else { throw NewFileFault(code: errno) }
    renamed(name)
  }

  private func renamed(_ name: String) {
    demur_leftover_forget(name)
    self.name = nil
  }

  private static func place(_ descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  /// The folder that a file lies in.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the names in a folder as durable as what they stand for.
  private static func sync(folder: String) throws(NewFileFault) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written to but not be read cannot be opened for it.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Some file systems keep nothing of folders.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      var fault = NewFileFault(code: errno)
      fault.isPublished = true
      throw fault
    }
  }
}
