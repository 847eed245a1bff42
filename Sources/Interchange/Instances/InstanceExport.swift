import Study

/// Writes instances, losslessly: as demur JSONL, or as CSV with the same columns.
package enum InstanceExport {
  /// How the columns stand there that were kept at the import.
  package enum KeptForm: Sendable {
    /// An object in JSON.
    case object
    /// The same written as a text, since readers of data sets want one type for a column.
    case text
  }

  /// - Parameters:
  ///   - hasSource: adds what the data set itself says is better, where it says anything.
  ///   - kept: how the columns stand there that were kept at the import.
  package static func row(_ instance: Instance, hasSource: Bool = true, kept: KeptForm = .object) -> TableRow {
    var row = TableRow([
      ("id", .text(instance.key.text)), ("context", .turns(instance.context)),
      ("response_a", .text(instance.responseA)), ("response_b", .text(instance.responseB)),
      ("subset", .text(instance.subset)),
    ])
    if hasSource { row.add("source_preference", .word(instance.sourcePreference?.rawValue)) }
    row.add("kept", kept == .object ? .json(instance.kept) : .text(instance.kept))
    row.add("fingerprint", .word(instance.fingerprint?.description))
    return row
  }
}
