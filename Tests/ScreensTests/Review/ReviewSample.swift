import Foundation
import Study

/// A labelled study for the review's screens: a line an instance, `key subset | alice 15A2 | bob 44B2 | M 33N0` as in the
/// tests of the values, with texts of the kitchen.
struct ReviewSample {
  static let annotators = [
    ReviewAnnotator(name: "alice", pseudonym: "P07", isModel: false),
    ReviewAnnotator(name: "bob", pseudonym: "P19", isModel: false),
    ReviewAnnotator(name: "carol", pseudonym: "P03", isModel: false),
    ReviewAnnotator(name: "small-1b", pseudonym: "M01", isModel: true),
    ReviewAnnotator(name: "large-70b", pseudonym: "M02", isModel: true),
  ]

  static let lines = [
    "h-0412 harmless | alice 14B2 | bob 52A2",
    "p-0077 helpful | alice 25B2 | bob 53A2 | small-1b 43A1 | large-70b 43N0",
    "p-0190 helpful | alice 53A2 | bob 13B1",
    "h-0303 harmless | alice 12N0 | bob 53B1",
    "h-0017 harmless | alice 44N0 | bob 43A1 | small-1b 33B1",
    "p-0005 helpful | alice 24B1 | bob 25B2 | carol 53A2",
    "p-0006 helpful | alice 22A1 | bob 33A1",
    "h-0099 harmless | alice 51A1 | bob 5-A2",
    "p-0123 helpful | alice 13A2 | bob 24B2",
    "h-0200 harmless | alice 33N0",
  ]

  var table: ReviewTable
  var dossiers: [InstanceDossier] = []

  init(_ lines: [String] = Self.lines, annotators: [ReviewAnnotator] = Self.annotators, threshold: Int = 3) {
    table = ReviewTable(threshold: threshold, annotators: annotators)
    for (number, line) in lines.enumerated() {
      let parts = line.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
      let key = InstanceKey(parts[0][0])
      table.addInstance(key, subset: parts[0].count > 1 ? parts[0][1] : "")
      var standings: [InstanceDossier.WorkState] = []
      for (slot, part) in parts.dropFirst().enumerated() {
        let annotator = Self.annotators.firstIndex { $0.name == part[0] } ?? 0
        let isNoted = number == 1 && slot == 1
        for (label, response) in Self.labels(Array(part[1])) {
          let work = Work(
            id: Int64(standings.count), instance: key, formulation: label.formulation, response: response,
            occasion: .original, slot: slot, position: 0, firstShown: response == nil ? (slot == 0 ? .b : .a) : nil)
          let seconds = [38.2, 29, 41][standings.count % 3] / Double(slot + 1)
          standings.append(
            InstanceDossier.WorkState(
              annotator: annotator, work: work, label: label, at: .sample,
              circumstances: Circumstances(
                firstShown: work.firstShown, activeSeconds: seconds,
                unread: isNoted ? [response ?? .a] : [], wasFast: false, layout: "beside", columns: 80, rows: 24),
              isUnsure: isNoted && response == nil,
              comment: isNoted && response == nil ? "B does not answer the question that was asked." : nil))
          var marks: ReviewLabel.Marks = []
          if isNoted, response == nil { marks = [.unsure, .commented] }
          table.addLabel(
            ReviewLabel(
              annotator: annotator, slot: slot, point: ReviewLabel.DataPoint(response), occasion: .original,
              value: label.number, marks: marks))
        }
      }
      dossiers.append(InstanceDossier(instance: Self.instance(key, parts[0].last ?? ""), labels: standings))
    }
    table.finish()
  }

  /// Gives every instance other texts.
  mutating func distort(_ change: (inout Instance) -> Void) {
    for number in dossiers.indices { change(&dossiers[number].instance) }
  }

  /// Adds the labels of another occasion to the page of an instance: 3, 3 and none.
  mutating func add(_ occasion: Occasion, by annotator: Int, to instance: Int) {
    let labels: [(Label, ResponseLetter?)] = Self.labels(Array("33N0"))
    for (label, response) in labels {
      let work = Work(
        id: Int64(100 + dossiers[instance].labels.count), instance: dossiers[instance].instance.key,
        formulation: label.formulation, response: response, occasion: occasion, slot: 9, position: 0,
        firstShown: response == nil ? .a : nil)
      dossiers[instance].labels.append(
        InstanceDossier.WorkState(annotator: annotator, work: work, label: label, at: .sample))
    }
  }

  private static func instance(_ key: InstanceKey, _ subset: String) -> Instance {
    Instance(
      key: key, subset: subset, context: Kitchen.context, responseA: Kitchen.tray, responseB: Kitchen.order)
  }

  private static func labels(_ text: [Character]) -> [(Label, ResponseLetter?)] {
    var labels: [(Label, ResponseLetter?)] = []
    for (character, letter) in zip(text, ResponseLetter.allCases) {
      if let rating = character.wholeNumberValue.flatMap(Rating.init(rawValue:)) {
        labels.append((.rating(rating), letter))
      }
    }
    if text.count > 3, let preference = Preference(rawValue: String(text[2])),
      let label = PreferenceLabel(preference, magnitude: text[3].wholeNumberValue ?? 0)
    {
      labels.append((.preference(label), nil))
    }
    return labels
  }
}

extension Label {
  var number: Int {
    switch self {
    case .rating(let rating): rating.rawValue
    case .preference(let label): label.combined
    }
  }
}
