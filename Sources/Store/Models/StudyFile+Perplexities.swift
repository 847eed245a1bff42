import FoundationEssentials
import GRDB
import Study

/// What normalising a model's perplexities came to.
public struct NormalisedPerplexities: Hashable, Sendable {
  /// nil where no instance has the perplexities of both responses.
  public var cuts: PerplexityCuts?
  /// Whether these cuts are other ones than before.
  public var areNew: Bool
  /// Labels in force now, and how many of them were written or changed.
  public var labels: Int
  public var changed: Int
  /// Instances of which only one response has a perplexity, and those where a perplexity is no number.
  public var halves: Int
  public var infinite: Int
}

extension StudyFile {
  /// Turns a model's perplexities into preferences by the quantiles of their differences, over all that there are by now.
  ///
  /// Labels that are right already stay; the cuts are kept, and each new label names them.
  @discardableResult
  public func normalisePerplexities(
    of model: Annotator, shares: PerplexityCuts.Shares = .usual, at date: Date = Date()
  ) throws -> NormalisedPerplexities {
    try writeMuch { db in
      var scores: [InstanceKey: (a: PerplexityScore?, b: PerplexityScore?)] = [:]
      var order: [InstanceKey] = []
      try modelAnswers(of: model) { _, answer in
        guard case .perplexity(let score) = answer.outcome, let response = answer.response else { return }
        if scores[answer.instance] == nil { order.append(answer.instance) }
        var both = scores[answer.instance] ?? (nil, nil)
        if response == .a { both.a = score } else { both.b = score }
        scores[answer.instance] = both
      }
      var result = NormalisedPerplexities(
        cuts: nil, areNew: false, labels: 0, changed: 0, halves: 0, infinite: 0)
      var differences: [(key: InstanceKey, difference: Double)] = []
      for key in order {
        guard let a = scores[key]?.a, let b = scores[key]?.b else {
          result.halves += 1
          continue
        }
        guard let difference = PerplexityPreference.difference(a, b) else {
          result.infinite += 1
          continue
        }
        differences.append((key, difference))
      }
      guard let cuts = PerplexityCuts(differences.map(\.difference), shares: shares) else { return result }
      let last = try lastCuts(of: model, db)
      let head = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
      var writer = try ModelLabelWriter(db, home: home, model: model, at: date)
      result.cuts = cuts
      result.areNew = last?.cuts != cuts
      let id = try last.flatMap { $0.cuts == cuts ? $0.id : nil } ?? writer.append(cuts: cuts)
      for (key, difference) in differences { try writer.label(key, cuts.label(difference), cuts: id) }
      try writer.finish()
      result.labels = differences.count
      result.changed =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM event WHERE sequence > ? AND kind = 'label'", arguments: [head]) ?? 0
      return result
    }
  }
}
