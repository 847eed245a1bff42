import Study

/// Training pairs as JSONL, as preference-tuning libraries read them: `prompt`, `chosen` and `rejected` are lists of
/// messages; `margin`, `weight`, `delta`, `id` and `subset` stand beside.
package enum TrainingJSON {
  package static func line(_ instance: Instance, _ pair: TrainingPair) -> [UInt8] {
    var bytes: [UInt8] = Array("{\"id\": ".utf8)
    JSONText.append(instance.key.text, to: &bytes)
    bytes += Array(", \"subset\": ".utf8)
    JSONText.append(instance.subset, to: &bytes)
    bytes += Array(", \"prompt\": ".utf8)
    // A context without turns was written by somebody who asks.
    TurnsJSON.append(
      instance.context.map { $0.role == .text ? Turn(role: .user, content: $0.content) : $0 }, to: &bytes)
    for (name, letter) in [("chosen", pair.chosen), ("rejected", pair.chosen.other)] {
      bytes += Array(", \"\(name)\": ".utf8)
      TurnsJSON.append([Turn(role: .assistant, content: instance.response(letter))], to: &bytes)
    }
    let delta = pair.delta.map(String.init) ?? "null"
    let weight = pair.weight.map { DecimalText.of($0) } ?? "null"
    let numbers = [("margin", DecimalText.of(pair.margin)), ("weight", weight), ("delta", delta)]
    for (name, number) in numbers { bytes += Array(", \"\(name)\": \(number)".utf8) }
    return bytes + Array("}\n".utf8)
  }
}
