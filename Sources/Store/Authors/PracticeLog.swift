import FoundationEssentials
import GRDB
import Study

/// The instances that annotators practise on; replaced as a whole, since practice enters no figure.
enum PracticeLog {
  static func replace(_ practice: [PracticeInstance], in chain: inout EventChain, at date: Date) throws {
    let db = chain.db
    try db.execute(sql: "DELETE FROM practice")
    var digests = InstanceDigest.Collection()
    for (position, one) in practice.enumerated() {
      let texts = try InstanceTexts(one.instance)
      try StorableText.check(one.why, "a practice instance's explanation")
      digests.add(texts.digest, subset: answers(one), source: nil)
      try db.execute(
        sql: "INSERT INTO practice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, one.instance.key.text, one.instance.subset, texts.context, one.instance.responseA,
          one.instance.responseB, one.ratings.a.rawValue, one.ratings.b.rawValue, one.preference.rawValue, one.why,
        ])
    }
    let content = CountedDigest(count: practice.count, digest: digests.finished())
    try chain.append(EventDraft(.practiceSet, content: content, at: date))
  }

  /// What the digest of practice takes beside the texts.
  private static func answers(_ one: PracticeInstance) -> String {
    let values = [one.ratings.a.rawValue, one.ratings.b.rawValue, one.preference.rawValue]
    return "\(values.map(String.init).joined(separator: " ")) \(one.instance.subset)\n\(one.why)"
  }

  static func answers(_ row: Row) throws -> String {
    let values: [Int] = [try row[name: "ratingA"], try row[name: "ratingB"], try row[name: "combined"]]
    let (subset, why): (String, String) = (try row[name: "subset"], try row[name: "why"])
    return "\(values.map(String.init).joined(separator: " ")) \(subset)\n\(why)"
  }
}

extension StudyFile {
  /// The practice instances in their order, with the answers that are explained.
  package func practice() throws -> [PracticeInstance] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM practice ORDER BY position").map { row in
        let instance = try Instance(
          key: InstanceKey(row[name: "key"]), subset: row[name: "subset"],
          context: ContextText.turns(row[name: "context"], path: path),
          responseA: row[name: "responseA"], responseB: row[name: "responseB"])
        guard let a = Rating(rawValue: try row[name: "ratingA"]), let b = Rating(rawValue: try row[name: "ratingB"]),
          let preference = PreferenceLabel(rawValue: try row[name: "combined"])
        else { throw StoreError.damaged(path: path, why: "a practice instance has no answer") }
        return PracticeInstance(
          instance: instance, ratings: RatingPair(a: a, b: b), preference: preference, why: try row[name: "why"])
      }
    }
  }

  /// Sets other practice instances in the place of all; what was practised before stays in the events.
  package func change(practice: [PracticeInstance], at date: Date = Date()) throws {
    try write { db in
      var chain = try EventChain(db, home: home)
      try PracticeLog.replace(practice, in: &chain, at: date)
    }
  }
}
