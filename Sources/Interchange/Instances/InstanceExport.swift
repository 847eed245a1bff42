import Study

/// Writes instances as demur JSONL, losslessly.
public enum InstanceExport {
  /// The line of an instance, with its end.
  public static func line(_ instance: Instance) -> [UInt8] {
    var bytes: [UInt8] = []
    append("{\"id\": ", to: &bytes)
    JSONText.append(instance.key.text, to: &bytes)
    append(", \"context\": [", to: &bytes)
    for (index, turn) in instance.context.enumerated() {
      append(index == 0 ? "{\"role\": " : ", {\"role\": ", to: &bytes)
      JSONText.append(turn.role.rawValue, to: &bytes)
      append(", \"content\": ", to: &bytes)
      JSONText.append(turn.content, to: &bytes)
      append("}", to: &bytes)
    }
    append("], \"response_a\": ", to: &bytes)
    JSONText.append(instance.responseA, to: &bytes)
    append(", \"response_b\": ", to: &bytes)
    JSONText.append(instance.responseB, to: &bytes)
    append(", \"subset\": ", to: &bytes)
    JSONText.append(instance.subset, to: &bytes)
    append("}\n", to: &bytes)
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) { bytes.append(contentsOf: text.utf8) }
}
