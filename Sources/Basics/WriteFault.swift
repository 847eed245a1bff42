import Glibc

/// What keeps a file from being written, by the system's number: why, and what to do about it, without the file's name.
package enum WriteFault: Hashable, Sendable {
  case noRoom
  case quota
  case sizeLimit
  case readOnlyDisk
  case disk

  /// nil for a number that says something else.
  package init?(code: Int32) {
    switch code {
    case ENOSPC: self = .noRoom
    case EDQUOT: self = .quota
    case EFBIG: self = .sizeLimit
    case EROFS: self = .readOnlyDisk
    case EIO: self = .disk
    default: return nil
    }
  }

  package var reason: String {
    switch self {
    case .noRoom: "there is no room left on its disk"
    case .quota: "your share of its disk is used up"
    case .sizeLimit: "is larger than files may be here (ulimit -f)"
    case .readOnlyDisk: "lies on a disk that may only be read"
    case .disk: "its disk failed"
    }
  }

  package var remedy: String {
    switch self {
    case .noRoom, .quota: "make room and try again"
    case .sizeLimit: "raise the limit and try again"
    case .readOnlyDisk: "choose another place, or check the disk"
    case .disk: "check the disk and try again"
    }
  }
}
