import Agreement

/// What annotators thought others would say, beside what others said: ambiguity that people know of is told from that which
/// nobody noticed.
///
/// A guess counts where somebody else labelled the same data point, a response in SINGLE and the pair in PREFERENCE.
package struct GuessFigures: Hashable, Sendable {
  private let results: FigureResults

  /// - Parameter guesses: how many of ten others each label's annotator thought would give the same one, 0…10.
  package init(_ table: LabelTable, guesses: [LabelPlace: Int], plan: FigurePlan) {
    let ranks = table.annotatorRanks.map(Int.init)
    let rows = table.instances.indices.compactMap { instance -> UnitRow? in
      let entries = table.entries(of: instance)
      let labels = entries.flatMap { GuessSums.labels($0, of: instance, guesses) }
      guard labels.contains(where: { $0.guess != nil }) else { return nil }
      let row = UnitRow(annotators: entries.map { ranks[$0.annotator] }) { left in
        GuessSums(labels.filter { ranks[$0.annotator] != left }).cells
      }
      return row.cells.contains { $0 != 0 } ? row : nil
    }
    results = FigureList.guesses.results(FigureSample(rows, empty: GuessSums()), plan: plan, source: { $0 })
  }

  package subscript(name: String) -> Figure { results[name] }
  package var table: FigureTable { results.table("Guesses") }
  package var tree: FigureTree { results.tree }
}

extension FigureList<GuessSums> {
  fileprivate static let guesses: FigureList = {
    let none = "nobody guessed of what another labelled too"
    let agreed = "no label with a guess is shared by fewer than half of the others"
    var list = FigureList()
    list.table("Guesses", columns: ["SINGLE", "PREFERENCE"]) { table in
      func row(_ label: String, _ make: (String, Int) -> FigureDeclaration<GuessSums>) {
        table.row(label, [make("single", 0), make("preference", GuessSums.width)])
      }
      row("others who say the same, as guessed") { name, start in
        .share("\(name).guessed", of: { $0.cells[start + 1] }, in: { $0.cells[start] }, none: none)
      }
      row("in fact") { name, start in
        .share("\(name).inFact", of: { $0.cells[start + 2] }, in: { $0.cells[start] }, none: none)
      }
      row("guessed less fact") { name, start in
        .mean(
          "\(name).difference", of: { $0.cells[start + 1] - $0.cells[start + 2] }, over: { $0.cells[start] }, none: none
        )
      }
      row("labels that fewer than half of the others share") { name, start in
        .share("\(name).contested", of: { $0.cells[start + 3] }, in: { $0.cells[start] }, none: none)
      }
      row("of them noticed: five of ten or fewer guessed") { name, start in
        .share("\(name).noticed", of: { $0.cells[start + 4] }, in: { $0.cells[start + 3] }, none: agreed)
      }
    }
    return list
  }()
}

/// For SINGLE and for PREFERENCE: labels with a guess, the sum of the guesses as shares, the sum of the shares of the others
/// who gave the same label, the labels that fewer than half of the others share, and those of them of which at most half was
/// guessed.
struct GuessSums: CellTable {
  static let width = 5
  var cells = Array(repeating: 0.0, count: 2 * GuessSums.width)

  /// A label of one annotator; what labels of the same data point have in common is its response, nil for the pair.
  struct Guessed {
    let annotator: Int
    let response: ResponseLetter?
    /// The rating, or prefer-combined.
    let value: Int
    let guess: Int?
  }

  init() {}

  init(_ labels: [Guessed]) {
    for label in labels {
      guard let guess = label.guess else { continue }
      let others = labels.filter { $0.response == label.response && $0.annotator != label.annotator }
      guard !others.isEmpty else { continue }
      let share = Double(others.count { $0.value == label.value }) / Double(others.count)
      let start = label.response == nil ? Self.width : 0
      cells[start] += 1
      cells[start + 1] += Double(guess) / 10
      cells[start + 2] += share
      guard share < 0.5 else { continue }
      cells[start + 3] += 1
      if guess <= 5 { cells[start + 4] += 1 }
    }
  }

  /// What an annotator said of an instance.
  static func labels(_ entry: LabelEntry, of instance: Int, _ guesses: [LabelPlace: Int]) -> [Guessed] {
    var points: [(response: ResponseLetter?, value: Int?)] = [(nil, entry.preference?.combined)]
    for response in ResponseLetter.allCases { points.append((response, entry.rating(of: response)?.rawValue)) }
    return points.compactMap { response, value in
      guard let value else { return nil }
      let place = LabelPlace(instance: instance, annotator: entry.annotator, response: response)
      return Guessed(annotator: entry.annotator, response: response, value: value, guess: guesses[place])
    }
  }
}
