import Study

/// Writes instances, losslessly: as demur JSONL, or as CSV with the same columns.
package enum InstanceExport {
  /// - Parameters:
  ///   - hasSource: adds what the data set itself says is better, where it says anything.
  ///   - hasKept: adds the columns that were kept at the import, an object in JSON.
  package static func row(_ instance: Instance, hasSource: Bool = true, hasKept: Bool = true) -> TableRow {
    var row = TableRow([
      ("id", .text(instance.key.text)), ("context", .turns(instance.context)),
      ("response_a", .text(instance.responseA)), ("response_b", .text(instance.responseB)),
      ("subset", .text(instance.subset)),
    ])
    if hasSource { row.add("source_preference", .word(instance.sourcePreference?.rawValue)) }
    if hasKept { row.add("kept", .json(instance.kept)) }
    row.add("fingerprint", .word(instance.fingerprint?.description))
    return row
  }
}
