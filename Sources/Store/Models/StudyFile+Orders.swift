import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Makes one label of the answers to each pair that a model was asked about in both orders. Labels that are right already
  /// stay; each new one names both answers and the rule.
  ///
  /// - Parameter rule: nil for that of the model's last run, or the mean.
  /// - Returns: how many pairs have both, how many of those contradict, and how many labels are new or changed.
  @discardableResult
  package func joinOrders(
    of model: Annotator, rule: OrderRule? = nil, at date: Date = Date()
  ) throws -> (pairs: Int, contradictions: Int, changed: Int) {
    let rule = try rule ?? modelRuns(of: model).compactMap(\.orders).last ?? .mean
    var found: [InstanceKey: [ResponseLetter: OrderedAnswer]] = [:]
    var order: [InstanceKey] = []
    try modelAnswers(of: model) { _, answer in
      guard answer.method == .preference, answer.sample ?? 0 == 0, let first = answer.firstShown,
        case .preference(let label)? = answer.label
      else { return }
      if found[answer.instance] == nil { order.append(answer.instance) }
      found[answer.instance, default: [:]][first] = OrderedAnswer(
        label: label, event: ModelEvents.answerID(model, answer))
    }
    return try writeMuch { db in
      var result = (pairs: 0, contradictions: 0, changed: 0)
      let head = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
      var writer = try ModelLabelWriter(db, home: home, model: model, at: date)
      for instance in order {
        guard let a = found[instance]?[.a], let b = found[instance]?[.b] else { continue }
        result.pairs += 1
        if a.label.combined * b.label.combined < 0 { result.contradictions += 1 }
        try writer.label(instance, rule(a.label, b.label), answer: a.event, other: b.event, rule: rule)
        // A share at a time, or a large study's labels would all wait in memory.
        if result.pairs.isMultiple(of: 1000) { try writer.finish() }
      }
      try writer.finish()
      result.changed =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM event WHERE sequence > ? AND kind = 'label'", arguments: [head]) ?? 0
      return result
    }
  }

  private struct OrderedAnswer {
    let label: PreferenceLabel
    let event: String
  }
}
