import FoundationEssentials
import Study

/// Authors' decisions, a row per author and instance.
package enum DecisionTable {
  /// - Parameter instance: of which everything but the key and the fingerprint is left aside.
  package static func row(_ instance: Instance, _ decision: Decision) -> TableRow {
    let ruling = decision.ruling
    var (asked, set): (Int?, Adjudication?)
    switch ruling.outcome {
    case .more(let count): asked = count
    case .adjudicate(let labels): set = labels
    case .keep, .drop, .sendBack, nil: break
    }
    return TableRow([
      ("instance", .text(instance.key.text)), ("author", .text(decision.author)),
      ("causes", .words(ruling.causes)), ("outcome", .word(ruling.outcome?.kind.rawValue)),
      ("annotators", .whole(asked)), ("rating_a", .whole(set?.ratingA?.rawValue)),
      ("rating_b", .whole(set?.ratingB?.rawValue)), ("preference", .word(set?.preference?.preference.rawValue)),
      ("magnitude", .whole(set?.preference?.magnitude)), ("note", .text(ruling.note.isEmpty ? nil : ruling.note)),
      ("at", .time(decision.at)), ("blind", .flag(decision.isBlind)), ("event", .text(decision.id.rawValue)),
      ("fingerprint", .word(instance.fingerprint?.description)),
    ])
  }
}
