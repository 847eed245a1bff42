import Agreement

/// Agreement by group: of each label of a group with those of everybody else on the same data point.
package struct GroupFigures: Hashable, Sendable {
  package let grouping: Grouping
  private let results: [FigureResults]

  package init(_ table: LabelTable, _ grouping: Grouping, plan: FigurePlan) {
    self.grouping = grouping
    var rows = Array(repeating: [UnitRow](), count: grouping.groups.count)
    let ranks = table.annotatorRanks.map(Int.init)
    var entries: [LabelEntry] = []
    for instance in table.instances.indices {
      table.read(instance, into: &entries)
      for group in grouping.groups.indices {
        let row = UnitRow(annotators: entries.map { ranks[$0.annotator] }) { left in
          GroupSums(entries.filter { ranks[$0.annotator] != left }) { entry, response in
            grouping.group(LabelPlace(instance: instance, annotator: entry.annotator, response: response)) == group
          }.cells
        }
        if row.cells.contains(where: { $0 != 0 }) { rows[group].append(row) }
      }
    }
    results = rows.map {
      FigureList.ofGroup.results(FigureSample($0, empty: GroupSums()), plan: plan, source: { $0 })
    }
  }

  /// By the group's place and the figure's name in files, such as `single`.
  package subscript(group: Int, name: String) -> Figure { results[group][name] }

  /// A row for each group.
  package var table: FigureTable {
    var table = FigureTable(grouping.title, columns: results.first?.table("Groups").columns ?? [])
    for (name, results) in zip(grouping.groups, results) { table.append(results.table("Groups"), label: name) }
    return table
  }

  package var tree: FigureTree {
    .group(zip(grouping.groups, results).map { FigureTree.Member($0, $1.tree) })
  }
}

extension FigureList<GroupSums> {
  fileprivate static let ofGroup: FigureList = {
    let none = "nobody else labelled the same"
    func kappa(_ name: String, _ kind: GroupSums.Kind) -> FigureDeclaration<GroupSums> {
      FigureDeclaration(name, n: { $0.table(kind).total }, none: none) {
        cohenKappa($0.table(kind).symmetrised, weights: .quadratic)
      }
    }
    func strict(_ name: String, _ kind: GroupSums.Kind) -> FigureDeclaration<GroupSums> {
      FigureDeclaration(
        name, n: { $0.table(kind).total }, scale: { .share(of: $0.table(kind).total) }, none: none
      ) { percentAgreement($0.table(kind), counting: { ($0 > 0) == ($1 > 0) && ($0 < 0) == ($1 < 0) }) }
    }
    var list = FigureList()
    list.table("Groups", columns: ["kappa SINGLE", "kappa PREFERENCE"]) { table in
      table.row("", [kappa("single", .rating), kappa("preference", .preferCombined)])
    }
    list.unshown(
      kappa("singleCombined", .singleCombined), strict("strictSingle", .singleCombined),
      strict("strictPreference", .preferCombined))
    return list
  }()
}

/// Pairs (a label of the group, another's of the same data point), each label of the group weighing 1.
struct GroupSums: CellTable {
  enum Kind: Int {
    case rating, preferCombined, singleCombined
  }

  var cells = Array(repeating: 0.0, count: 3 * 25)

  init() {}

  /// - Parameter isMember: whether an entry's label of a response, or its preference (nil), is of the group.
  init(_ entries: [LabelEntry], isMember: (LabelEntry, ResponseLetter?) -> Bool) {
    for (place, entry) in entries.enumerated() {
      func add(_ kind: Kind, _ value: (LabelEntry) -> Int?) {
        guard let own = value(entry) else { return }
        var others: [Int] = []
        for (other, theirs) in entries.enumerated() where other != place {
          if let theirs = value(theirs) { others.append(theirs) }
        }
        for other in others { cells[25 * kind.rawValue + 5 * own + other] += 1 / Double(others.count) }
      }
      for response in ResponseLetter.allCases where isMember(entry, response) {
        add(.rating) { $0.rating(of: response).map { $0.rawValue - 1 } }
      }
      if isMember(entry, .a), isMember(entry, .b) { add(.singleCombined) { $0.ratings.map { $0.singleCombined + 2 } } }
      if isMember(entry, nil) { add(.preferCombined) { $0.preference.map { $0.combined + 2 } } }
    }
  }

  func table(_ kind: Kind) -> ConfusionTable {
    var table = ConfusionTable(scale: kind == .rating ? LabelScales.rating : LabelScales.combined)
    table.cells = Array(cells[25 * kind.rawValue..<25 * (kind.rawValue + 1)])
    return table
  }
}
