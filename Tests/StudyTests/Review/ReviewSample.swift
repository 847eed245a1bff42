import Testing

@testable import Study

/// A table written as text, a line an instance: `key subset | alice 15A2 | bob 44B2 | *M 33N0`: ratings A and B, then the
/// preference and its magnitude; `-` for a missing one. Slots are the order in the line.
enum ReviewSample {
  static let annotators = [
    ReviewAnnotator(name: "alice", pseudonym: "P07", isModel: false),
    ReviewAnnotator(name: "bob", pseudonym: "P19", isModel: false),
    ReviewAnnotator(name: "carol", pseudonym: "P03", isModel: false),
    ReviewAnnotator(name: "M", pseudonym: "M01", isModel: true),
  ]

  static func table(_ lines: [String], threshold: Int = 3) throws -> ReviewTable {
    var table = ReviewTable(threshold: threshold, annotators: annotators)
    for line in lines {
      let parts = line.split(separator: "|").map { $0.split(separator: " ") }
      table.addInstance(InstanceKey(String(parts[0][0])), subset: parts[0].count > 1 ? String(parts[0][1]) : "")
      for (slot, part) in parts.dropFirst().enumerated() {
        let number = try #require(annotators.firstIndex { $0.name == part[0] })
        for label in labels(Array(part[1]), annotator: number, slot: slot) { table.addLabel(label) }
      }
    }
    table.finish()
    return table
  }

  private static func labels(_ text: [Character], annotator: Int, slot: Int) -> [ReviewLabel] {
    func label(_ point: ReviewLabel.DataPoint, _ value: Int?) -> ReviewLabel? {
      value.map { ReviewLabel(annotator: annotator, slot: slot, point: point, occasion: .original, value: $0) }
    }
    let magnitude = text.count > 3 ? text[3].wholeNumberValue : nil
    let preference = magnitude.map { text[2] == "A" ? -$0 : $0 }
    return [
      label(.responseA, text[0].wholeNumberValue), label(.responseB, text[1].wholeNumberValue),
      label(.pair, preference),
    ].compactMap(\.self)
  }
}

extension ReviewSample {
  /// A simulated study of the paper's kind.
  static func simulated(
    instances: Int, annotators: Int, perInstance: Int, seed: UInt64 = 11, threshold: Int = 3
  ) throws -> ReviewTable {
    let study = try SimulatedStudy(
      instances: instances, annotators: annotators, perInstance: perInstance, seed: seed)
    var table = ReviewTable(
      threshold: threshold,
      annotators: (0..<annotators).map {
        ReviewAnnotator(name: SimulatedStudy.name($0), pseudonym: "P\($0)", isModel: false)
      })
    for (instance, people) in study.assigned.enumerated() {
      let key = SimulatedStudy.key(instance)
      table.addInstance(key, subset: "")
      for (slot, person) in people.enumerated() {
        let labels = study.people.labels(key, annotator: person)
        let values = [labels.ratings.a.rawValue, labels.ratings.b.rawValue, labels.preference.combined]
        for (point, value) in zip(ReviewLabel.DataPoint.allCases, values) {
          table.addLabel(
            ReviewLabel(annotator: person, slot: slot, point: point, occasion: .original, value: value))
        }
      }
    }
    table.finish()
    return table
  }
}
