import Agreement

/// What one annotator's instances add up to.
struct OwnSums: CellTable {
  var cells = Array(repeating: 0.0, count: Block.size)

  /// Where what stands in the row of cells.
  private enum Block {
    /// Ratings and their sum, preferences and their sum.
    static let labels = 0
    /// Data points shared with others and how many of them are ambiguous: ratings, prefer-combined, instances.
    static let shared = 4
    /// Of ratings shared with others: own less the mean of the others, own, own squared, the others', theirs squared.
    static let level = 10
    /// Preferences for a response where it is known which stood first, and those for the first.
    static let position = 15
    /// How often each label was given: ratings 1…5, prefer-combined −2…2.
    static let given = 17
    /// Pairs (own label, another's) of ratings, prefer-combined and single-combined; each early, late, unknown.
    static let pairs = 27
    static let size = pairs + 3 * 3 * 25
  }

  /// The kinds of label of which there are pairs.
  enum Kind: Int {
    case rating, preferCombined, singleCombined

    var scale: Scale { self == .rating ? LabelScales.rating : LabelScales.combined }
  }

  /// Adds an instance.
  mutating func add(_ view: OwnView, threshold: Int) {
    let others = view.others.slots
    var isShared = false
    var isAmbiguous = false
    func add(
      _ own: Int, _ kind: Kind, late: Bool?, shared: Int?, others theirs: (InstanceLabels.Slot) -> Int?
    ) {
      let count = others.count { theirs($0) != nil }
      guard count > 0 else { return }
      let start = Self.start(kind, late) + 5 * own
      var isApart = false
      for case let other? in others.lazy.map(theirs) {
        cells[start + other] += 1 / Double(count)
        isApart = isApart || abs(other - own) >= threshold
      }
      guard let shared else { return }
      cells[Block.shared + shared] += 1
      if isApart { cells[Block.shared + shared + 1] += 1 }
      isShared = true
      isAmbiguous = isAmbiguous || isApart
    }
    func addRating(_ own: Int, late: Bool?, others theirs: (InstanceLabels.Slot) -> Int) {
      cells[Block.labels] += 1
      cells[Block.labels + 1] += Double(own)
      cells[Block.given + own - 1] += 1
      add(own - 1, .rating, late: late, shared: 0) { theirs($0) > 0 ? theirs($0) - 1 : nil }
      addLevel(own, others.lazy.map(theirs))
    }
    if let own = view.ratingA { addRating(own, late: view.isLateA) { $0.a } }
    if let own = view.ratingB { addRating(own, late: view.isLateB) { $0.b } }
    if let a = view.ratingA, let b = view.ratingB {
      let late = view.isLateA == view.isLateB ? view.isLateA : nil
      add(min(2, max(-2, b - a)) + 2, .singleCombined, late: late, shared: nil) { $0.combined.map { $0 + 2 } }
    }
    if let own = view.preference {
      cells[Block.labels + 2] += 1
      cells[Block.labels + 3] += Double(own)
      cells[Block.given + 5 + own + 2] += 1
      add(own + 2, .preferCombined, late: view.isLatePreference, shared: 2) { $0.preference.map { $0 + 2 } }
      if let first = view.firstShown, own != 0 {
        cells[Block.position] += 1
        if (own < 0) == (first == .a) { cells[Block.position + 1] += 1 }
      }
    }
    if isShared { cells[Block.shared + 4] += 1 }
    if isAmbiguous { cells[Block.shared + 5] += 1 }
  }

  /// - Parameter theirs: the others' ratings of the same response, 0 where there is none.
  private mutating func addLevel(_ own: Int, _ theirs: some Sequence<Int>) {
    var (count, sum, squares) = (0.0, 0, 0)
    for rating in theirs where rating > 0 {
      count += 1
      sum += rating
      squares += rating * rating
    }
    guard count > 0 else { return }
    let mean = Double(sum) / count
    cells[Block.level] += Double(own) - mean
    cells[Block.level + 1] += Double(own)
    cells[Block.level + 2] += Double(own * own)
    cells[Block.level + 3] += mean
    cells[Block.level + 4] += Double(squares) / count
  }

  var ratings: Double { cells[Block.labels] }
  var ratingSum: Double { cells[Block.labels + 1] }
  var preferences: Double { cells[Block.labels + 2] }
  var preferenceSum: Double { cells[Block.labels + 3] }
  var sharedRatings: Double { cells[Block.shared] }
  var ambiguousRatings: Double { cells[Block.shared + 1] }
  var sharedPreferences: Double { cells[Block.shared + 2] }
  var ambiguousPreferences: Double { cells[Block.shared + 3] }
  /// Instances of which another has a label as well, and those ambiguous between them in either formulation.
  var sharedInstances: Double { cells[Block.shared + 4] }
  var ambiguousInstances: Double { cells[Block.shared + 5] }
  /// Σ (own rating − the mean of the others').
  var leniency: Double { cells[Block.level] }
  /// Preferences for a response where it is known which stood first, and those for the first.
  var decided: Double { cells[Block.position] }
  var preferredFirst: Double { cells[Block.position + 1] }
  /// How often each rating was given, 1…5, and each prefer-combined, −2…2.
  var givenRatings: ArraySlice<Double> { cells[Block.given..<Block.given + 5] }
  var givenPreferences: ArraySlice<Double> { cells[Block.given + 5..<Block.given + 10] }

  /// The standard deviation of their ratings over that of the others' of the same responses.
  var spread: Statistic {
    let n = sharedRatings
    guard n > 1.5 else { return .undefined(n > 0 ? .tooFewUnits : .noUnits) }
    func variance(_ sum: Int) -> Double {
      let mean = cells[Block.level + sum] / n
      return cells[Block.level + sum + 1] / n - mean * mean
    }
    let (own, theirs) = (variance(1), variance(3))
    guard theirs > 1e-9 else { return .undefined(.noVariance) }
    return .value((max(0, own) / theirs).squareRoot())
  }

  /// Pairs of own labels (rows) and others'.
  ///
  /// - Parameter parts: in the second half of the annotator's work, in the first, where that is not known (nil).
  func table(_ kinds: [Kind], late parts: [Bool?] = [nil, false, true]) -> ConfusionTable {
    var table = ConfusionTable(scale: kinds.first?.scale ?? LabelScales.combined)
    for kind in kinds {
      for part in parts {
        let start = Self.start(kind, part)
        for cell in 0..<25 { table.cells[cell] += cells[start + cell] }
      }
    }
    return table
  }

  private static func start(_ kind: Kind, _ late: Bool?) -> Int {
    Block.pairs + 25 * (3 * kind.rawValue + (late.map { $0 ? 1 : 0 } ?? 2))
  }
}
