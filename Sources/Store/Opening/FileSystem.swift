import CPlatform
import FoundationEssentials
import Glibc

/// On what a file lies: SQLite's locks hold on the disks of one machine, not between the clients of a file server.
package enum FileSystem: Hashable, Sendable {
  case local
  /// With its name, for the message.
  case network(String)

  /// The file system of an existing file or folder.
  package static func of(_ path: String) -> FileSystem {
    var status = statfs()
    guard statfs(path, &status) == 0 else { return .local }
    let magic = UInt32(truncatingIfNeeded: status.f_type)
    if let name = networkMagic[magic] { return .network(name) }
    // What lies behind FUSE only the mount's type tells: fuse.sshfs is far away, fuse.fuse-overlayfs is not.
    guard magic == fuseMagic, let type = mountType(of: path) else { return .local }
    return networkTypes.contains(type) ? .network(type) : .local
  }

  private static let fuseMagic: UInt32 = 0x6573_5546

  /// statfs(2), and the file systems' own headers.
  private static let networkMagic: [UInt32: String] = [
    0x6969: "nfs", 0x517B: "smb", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x564C: "ncp", 0x5346_414F: "afs",
    0x6B41_4653: "afs", 0x7375_7245: "coda", 0x0102_1997: "9p", 0x00C3_6400: "ceph", 0x0BD0_0BD0: "lustre",
    0x4750_4653: "gpfs", 0x1983_0326: "beegfs", 0xAAD7_AAEA: "panfs", 0x7461_636F: "ocfs2", 0x0116_1970: "gfs2",
    0x786F_4256: "vboxsf",
  ]

  private static let networkTypes: Set<String> = [
    "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone", "fuse.davfs2", "fuse.davfs",
    "fuse.gvfsd-fuse",
    "fuse.curlftpfs", "fuse.gcsfuse", "fuse.goofys", "fuse.mfs", "fuse.juicefs", "fuse.smbnetfs", "fuse.vmhgfs-fuse",
  ]

  private static func mountType(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, let mounts = FileManager.default.contents(atPath: "/proc/self/mountinfo") else {
      return nil
    }
    let device = "\(status.st_dev >> 8 & 0xFFF):\(status.st_dev & 0xFF | (status.st_dev >> 12 & 0xFFF00))"
    for line in String(decoding: mounts, as: UTF8.self).split(separator: "\n") {
      // "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue"
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == device, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
        continue
      }
      return String(fields[dash + 1])
    }
    return nil
  }
}
