import Interchange
import Sessions
import Store
import Study
import Terminal

/// Writes what labels come to, instance by instance: gold labels, or pairs to train on.
struct GoldExport {
  private let file: StudyFile
  private let people: LabelTable
  private let numbers: [InstanceKey: Int]
  private let adjudications: [InstanceKey: Adjudication]
  let threshold: Int

  init(_ file: StudyFile) throws {
    self.file = file
    let source = try StudyLabels.read(file, naming: .pseudonyms, details: false)
    people = source.people
    threshold = source.threshold
    numbers = Dictionary(uniqueKeysWithValues: people.instances.enumerated().map { ($1, $0) })
    adjudications = try file.adjudications()
  }

  func writeGold(to output: OutputFile) throws {
    try output.write(GoldCSV.header)
    try file.instances { try output.write(GoldCSV.record($0.key, subset: $0.subset, gold(of: $0))) }
    try output.finish()
  }

  /// What was written and what was left out, for people.
  func writePairs(_ choice: TrainingChoice, to output: OutputFile) throws -> SafeText {
    var counts: (pairs: Int, unlabelled: Int, ties: Int, ambiguous: Int, unknown: Int) = (0, 0, 0, 0, 0)
    try file.instances { instance in
      let gold = gold(of: instance)
      switch choice.outcome(gold) {
      case .pair(let pair):
        counts.pairs += 1
        if pair.delta == nil, !gold.isAdjudicated { counts.unknown += 1 }
        try output.write(String(decoding: TrainingJSON.line(instance, pair), as: UTF8.self))
      case .unlabelled: counts.unlabelled += 1
      case .tie: counts.ties += 1
      case .ambiguous: counts.ambiguous += 1
      }
    }
    try output.finish()
    let unknown =
      counts.unknown > 0
      ? ", \(counts.unknown) of them by one annotator, so that their Δ is unknown"
        + (choice.ambiguous == .weight ? " and their weight null" : "") : ""
    return SafeText(
      "\(counted(counts.pairs, "pair"))\(unknown); left out: \(counts.ties) without a preference, \(counts.ambiguous) "
        + "ambiguous (\(choice.deltaWords) of \(choice.threshold) or more), \(counts.unlabelled) without labels.")
  }

  private func gold(of instance: Instance) -> GoldLabels {
    GoldLabels(
      numbers[instance.key].map { people.entries(of: $0) } ?? [], adjudication: adjudications[instance.key])
  }
}
