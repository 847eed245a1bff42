import FoundationEssentials
import Glibc

/// Tells whether a file is still where its writer was made.
///
/// A writer is one file on one machine, with a chain of its own. A copy that goes on by itself must not lengthen the same
/// chain, or the two could never be merged; it is recognised by its inode or its machine, and begins a new chain. A new
/// one too many does no harm.
enum WriterHome {
  /// 64 hex digits, and 8 by which a name that was changed is told.
  static func name(inode: UInt64) -> String {
    let name = Fingerprint.of("demur writer \(machine) \(inode)")
    return name + check(name)
  }

  /// The same as files have it that were made before there were those 8.
  static func older(_ name: String) -> String { String(name.prefix(64)) }

  /// Whether a name is one that ``name(inode:)`` makes or made.
  static func canBe(_ name: String) -> Bool {
    let digits = older(name)
    return digits.utf8.count == 64
      && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      && (name == digits || name == digits + check(digits))
  }

  private static func check(_ name: String) -> String { String(Fingerprint.of("home \(name)").prefix(8)) }

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
