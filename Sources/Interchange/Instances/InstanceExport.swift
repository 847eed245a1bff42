import Study

/// Writes instances, losslessly: as demur JSONL, or as CSV with the same columns.
package enum InstanceExport {
  /// The line of an instance, with its end. `source_preference` stands in it where the data set has one, and `kept`, an object,
  /// where further columns were kept.
  package static func line(_ instance: Instance) -> [UInt8] {
    var bytes: [UInt8] = []
    append("{\"id\": ", instance.key.text, to: &bytes)
    bytes += Array(", \"context\": ".utf8)
    TurnsJSON.append(instance.context, to: &bytes)
    append(", \"response_a\": ", instance.responseA, to: &bytes)
    append(", \"response_b\": ", instance.responseB, to: &bytes)
    append(", \"subset\": ", instance.subset, to: &bytes)
    if let source = instance.sourcePreference { append(", \"source_preference\": ", source.rawValue, to: &bytes) }
    if let kept = instance.kept { bytes += Array(", \"kept\": \(kept)".utf8) }
    bytes += Array("}\n".utf8)
    return bytes
  }

  /// The first record of a CSV file of instances.
  package static var csvHeader: String { CSVText.record(InstanceCSV.required + InstanceCSV.optional) }

  /// The record of an instance, under ``csvHeader``.
  package static func csvRecord(_ instance: Instance) -> String {
    let texts = [
      instance.key.text, InstanceCSV.cell(instance.context), instance.responseA, instance.responseB, instance.subset,
    ]
    return CSVText.record(texts.map(CSVText.text) + [instance.sourcePreference?.rawValue ?? "", instance.kept ?? ""])
  }

  private static func append(_ before: StaticString, _ text: String, to bytes: inout [UInt8]) {
    before.withUTF8Buffer { bytes.append(contentsOf: $0) }
    JSONText.append(text, to: &bytes)
  }
}
