import FoundationEssentials
import GRDB
import Study

/// What normalising a model's perplexities came to.
package struct NormalisedPerplexities: Hashable, Sendable {
  /// nil where no instance has the perplexities of both responses.
  package var cuts: PerplexityCuts?
  /// Whether these cuts are other ones than before.
  package var areNew: Bool
  /// Labels in force now, and how many of them were written or changed.
  package var labels: Int
  package var changed: Int
  /// Instances of which only one response has a perplexity, and those where a perplexity is no number.
  package var halves: Int
  package var infinite: Int
}

extension StudyFile {
  /// Turns a model's perplexities into preferences by the quantiles of their differences, over all that there are by now.
  ///
  /// Labels that are right already stay; the cuts are kept, and each new label names them.
  ///
  /// - Parameter shares: nil for those of the model's last cuts, or the usual ones.
  @discardableResult
  package func normalisePerplexities(
    of model: Annotator, shares: PerplexityCuts.Shares? = nil, at date: Date = Date()
  ) throws -> NormalisedPerplexities {
    try writeMuch { db in
      var result = NormalisedPerplexities(
        cuts: nil, areNew: false, labels: 0, changed: 0, halves: 0, infinite: 0)
      let differences = try differences(of: model, &result, db)
      let last = try lastCuts(of: model, db)
      let shares = shares ?? last?.cuts.shares ?? .usual
      guard let cuts = PerplexityCuts(differences.map(\.difference), shares: shares) else { return result }
      let head = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
      var writer = try ModelLabelWriter(db, home: home, model: model, at: date)
      result.cuts = cuts
      result.areNew = last?.cuts != cuts
      let id = try last.flatMap { $0.cuts == cuts ? $0.id : nil } ?? writer.append(cuts: cuts)
      for (index, entry) in differences.enumerated() {
        try writer.label(entry.instance, cuts.label(entry.difference), cuts: id)
        // A share at a time, or a large study's labels would all wait in memory.
        if index % 1000 == 999 { try writer.finish() }
      }
      try writer.finish()
      result.labels = differences.count
      result.changed =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM event WHERE sequence > ? AND kind = 'label'", arguments: [head]) ?? 0
      return result
    }
  }

  /// PPLX-PREF of each instance that has both perplexities, by its row; two dozen bytes each.
  private func differences(
    of model: Annotator, _ result: inout NormalisedPerplexities, _ db: Database
  ) throws -> [(instance: Int64, difference: Double)] {
    // Not-a-number where a response has none.
    var perplexities: [Int64: (a: Double, b: Double)] = [:]
    var order: [Int64] = []
    let row = try db.cachedStatement(sql: "SELECT id FROM instance WHERE key = ?")
    try modelAnswers(of: model) { _, answer in
      guard case .perplexity(let score) = answer.outcome, let response = answer.response,
        let id = try Int64.fetchOne(row, arguments: [answer.instance.text])
      else { return }
      if perplexities[id] == nil { order.append(id) }
      let value = score.perplexity ?? .infinity
      if response == .a {
        perplexities[id, default: (.nan, .nan)].a = value
      } else {
        perplexities[id, default: (.nan, .nan)].b = value
      }
    }
    return order.compactMap { id in
      guard let both = perplexities[id], !both.a.isNaN, !both.b.isNaN else {
        result.halves += 1
        return nil
      }
      guard both.a.isFinite, both.b.isFinite else {
        result.infinite += 1
        return nil
      }
      return (id, both.a - both.b)
    }
  }
}
