@testable import Store
import Study

/// A study whose first two annotators have labelled everything: they differ by 4 on h-0 in both formulations, by 3 on h-1
/// in SINGLE alone, and agree on the rest.
struct ReviewedStudy {
  let study: TemporaryStudy
  var file: StudyFile { study.file }

  init(instances: Int = 6, further: [String] = ["carol", "dave"], labelling: [String] = ["alice", "bob"]) throws {
    study = try TemporaryStudy(instances: instances, annotators: labelling)
    try file.addAnnotators(further)
    for (person, name) in labelling.enumerated() {
      let desk = try study.desk(name)
      while let served = try desk.next(.single) {
        let instance = try desk.whole(served.work).instance.text
        let isFar = ["h-0", "h-1"].contains(instance) && served.work.response == .a && person == 1
        let rating = isFar ? (instance == "h-0" ? 5 : 4) : 1
        try desk.act(.rate(rating), on: served.work.id)
      }
      while let served = try desk.next(.preference) {
        let isFar = try desk.whole(served.work).instance.text == "h-0"
        try desk.act(.prefer(isFar ? (person == 0 ? .muchA : .muchB) : .littleA), on: served.work.id)
      }
    }
  }

  func review(_ author: String = "ann", isBlind: Bool = false, share: Double? = nil) throws -> (
    table: ReviewTable, cursor: ReviewCursor
  ) {
    try file.review(ReviewPerspective(author: author, isBlind: isBlind, share: share))
  }

  /// What somebody has to label, as "h-1A" and "h-1", in their order.
  func open(_ name: String) throws -> [String] {
    try file.openWork(of: name).map { $0.instance.text + ($0.response?.rawValue ?? "") }
  }

  @discardableResult
  func decide(_ outcome: DecisionOutcome?, _ causes: String..., on key: String, by author: String = "ann") throws
    -> DecisionReceipt
  {
    try file.decide(Ruling(causes: causes, outcome: outcome), on: InstanceKey(key), by: author, at: TemporaryStudy.noon)
  }

  /// Each annotator's labels of an instance in the table, with an occasion's letter where it is no original.
  func labels(of key: String) throws -> [String] {
    let table = try review().table
    guard let number = table.number(of: InstanceKey(key)) else { return [] }
    return table.labels(of: number).map { label in
      let mark = ["original": "", "repeat": "r", "send-back": "s", "added": "a"][label.occasion.rawValue] ?? "?"
      let point = label.point == .pair ? "P" : label.point == .responseA ? "A" : "B"
      return "\(table.annotators[Int(label.annotator)].name) \(point)\(label.value.map(String.init) ?? "-")\(mark)"
    }
  }
}
