import Store

/// What is said when a file's disk fails while something is saved.
enum DiskFault {
  static let saved =
    "The disk reported a fault while this was saved. It is in the file now, but a power cut may undo it: tell the study's "
    + "authors."
  static let unknown =
    "It is not known whether this was saved: its disk reported a fault, and the file cannot be read. demur looks again by "
    + "itself and says then what is so. You can also leave: the next start shows it."
  static let wasSaved = "It is known now: what was in doubt is saved."
  static let wasNotSaved = "It is known now: what was in doubt was not saved. Give it again."
}

extension StoreError {
  /// Whether it can have come after all was written.
  var isOfDisk: Bool {
    switch self {
    case .diskFull, .failed, .damaged, .unfinished, .uncertain: true
    default: false
    }
  }
}
