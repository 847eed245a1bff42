/// What opening a file takes from outside, so that tests can say otherwise.
package struct OpeningRules: Sendable {
  /// Larger files are not even looked at.
  package var largestBytes: Int64 = 64 << 30
  /// What the path lies on; asked before anything is opened.
  package var fileSystem: @Sendable (String) -> FileSystem = { FileSystem.of($0) }
  /// How long other programs' locks are waited for.
  package var patience = BusyPatience()
  /// Whether opening for writing brings a file of an older format up to date; if not, it is refused.
  package var migrates = true
  /// Called where a disk can fail; what it throws is what happens there.
  package var fault: (@Sendable (DiskMoment) throws(StoreError) -> Void)?

  package init() {}
}

/// When a disk can fail.
package enum DiskMoment: Hashable, Sendable {
  /// Before anything of a transaction is read.
  case begin
  /// Before what was written becomes valid: after this, nothing of it is there.
  case commit
  /// When it has become valid, and only the last sync is missing: after this, all of it is there.
  case committed
}
