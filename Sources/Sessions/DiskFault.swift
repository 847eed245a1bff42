import Store

/// What is said when a file's disk fails while something is saved.
enum DiskFault {
  static let saved =
    "The disk failed while this was saved, so it was not known whether it was, and demur looked in the file. It was saved. A "
    + "power cut may undo it: tell the study's authors."
  static let notSaved =
    "The disk failed while this was saved, so it was not known whether it was, and demur looked in the file. It was not "
    + "saved; press it again. Tell the study's authors of the disk."
  static let unknown =
    "It is not known whether this was saved: its disk failed, and the file cannot be read. demur looks again, and says "
    + "then what is so. You can also leave: the next start shows it."
  static let wasSaved = "demur has looked in the file. What was in doubt is known now: It was saved."
  static let wasNotSaved =
    "demur has looked in the file. What was in doubt is known now: It was not saved; press it again."

  /// Why something was not saved, where the file was looked at after a fault and does not hold it; nil where the error itself
  /// says it.
  static func reason(_ error: StoreError) -> String? {
    if case .uncertain = error { notSaved } else { nil }
  }
}

extension StoreError {
  /// Whether it can have come after all was written.
  var isOfDisk: Bool {
    switch self {
    case .diskFull, .failed, .unwritable, .damaged, .unfinished, .uncertain, .diskFailed: true
    default: false
    }
  }
}
