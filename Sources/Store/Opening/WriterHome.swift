import FoundationEssentials
import Glibc

/// Tells whether a file is still where its writer was made.
///
/// A writer is one file on one machine, with a chain of its own. A copy that goes on by itself must not lengthen the same
/// chain, or the two could never be merged; it is recognised by its inode or its machine, and begins a new chain. A new
/// one too many does no harm.
enum WriterHome {
  static func name(inode: UInt64) -> String {
    Fingerprint.of("demur writer \(machine) \(inode)")
  }

  private static let machine: String = {
    for path in ["/etc/machine-id", "/var/lib/dbus/machine-id"] {
      if let bytes = FileManager.default.contents(atPath: path), bytes.count >= 32 {
        return String(decoding: bytes.prefix(32), as: UTF8.self)
      }
    }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()
}
