import Basics
import Study
import Terminal

/// The menus of the review, made for what the study has.
struct ReviewMenus {
  typealias ReviewMenu = Menu<ReviewChoice>

  let list: ReviewList
  let codeBook: CodeBook
  let names: AnnotatorNames
  /// How often each annotator stands alone; those who do most often have the digits of the filter menu.
  let standings: [ReviewTable.LoneCount]

  private var filter: ReviewFilter { list.filter }

  /// Lists all instances, in the menu of filters.
  static let any: Character = "a"

  /// `f`: which instances are listed.
  var filters: ReviewMenu {
    var entries: [ReviewMenu.Entry] = [
      ambiguity("e", .either), ambiguity("b", .both), ambiguity("o", .one), ambiguity("s", .single),
      ambiguity("r", .difference),
      ambiguity("p", .preference), ambiguity("z", .none), ambiguity("n", .unknown), ambiguity(Self.any, .any),
      entry("c", "single-pref contradicts preference", .contradicts, filter.contradicts),
      entry("v", "gold against gold", .goldContradicts, filter.goldContradicts),
    ]
    if list.table.authors.count > 1 {
      entries.append(entry("q", "authors decided differently", .state(.contested), filter.state == .contested))
    }
    if list.table.annotators.contains(where: \.isModel) {
      entries.append(entry("m", "human and model differ", .modelDiffers, filter.modelDiffers))
    }
    entries += [
      entry("u", "marked unsure", .isUnsure, filter.isUnsure),
      entry("k", "commented", .isCommented, filter.isCommented),
      entry("x", "somebody could not judge it", .isExcluded, filter.isExcluded),
      submenu("d", "Δ of ...", .deltas, filter.deltas != nil || filter.meanDelta != nil),
      submenu("t", "triage state ...", .state, filter.state != nil),
      submenu("y", "cause ...", .cause, filter.cause != nil),
    ]
    if list.table.subsets.count > 1 { entries.append(submenu("g", "subset ...", .subset, filter.subset != nil)) }
    // What only another screen or a command chose can be taken away here.
    if let handled = filter.handled {
      entries.append(entry("i", "labelled by \(names[handled])", .handled(handled), true))
    }
    if let pair = filter.pair {
      entries.append(entry("h", "\(names[pair.first]) and \(names[pair.second]) apart", .pair(pair), true))
    }
    let ranked = ranked
    for (index, annotator) in ranked.prefix(9).enumerated() { entries.append(against(annotator, key: index + 1)) }
    if ranked.count > 9 { entries.append(submenu("w", "somebody else against everyone ...", .annotator, false)) }
    return Menu("List only", entries)
  }

  func submenu(_ which: ReviewChoice.Submenu) -> ReviewMenu {
    switch which {
    case .annotator: Menu("Against everyone", ranked.map { against($0, key: nil) })
    case .subset:
      Menu(
        "Subset",
        list.table.subsets.enumerated().map { number, name in
          let shown = name.isEmpty ? "(no name)" : name
          return entry(digit(number + 1), SafeText(shown), .subset(number), filter.subset == number)
        })
    case .deltas:
      Menu(
        "Larger of the two Δ",
        Disagreement.values.map { entry(digit($0), "Δ \($0)", .deltas($0...$0), filter.deltas == $0...$0) }
          + [
            entry("b", "Δ 1 or 2", .deltas(1...2), filter.deltas == 1...2),
            entry("t", "Δ 2 or more", .deltas(2...4), filter.deltas == 2...4),
          ] + means)
    case .state:
      Menu(
        "Triage state",
        zip(["n", "d", "c", "y", "x", "a", "m", "b"] as [Character], TriageState.allCases).map { key, state in
          entry(key, SafeText(state.words), .state(state), filter.state == state)
        })
    case .cause:
      Menu(
        "Cause",
        codeBook.causes.map {
          entry(digit($0.key), SafeText($0.name), .cause($0.id), filter.cause == $0.id)
        }
          + list.table.retiredCauses(codeBook).map { id in
            var retired = entry(nil, SafeText(id), .cause(id), filter.cause == id)
            retired.remark = "no longer in the code book"
            return retired
          })
    }
  }

  /// With two annotators the mean difference is Δ itself.
  private var means: [ReviewMenu.Entry] {
    guard list.table.largestUnit > 2 else { return [] }
    return [("m", 1.0), ("n", 1.5), ("o", 2.0)].map { key, least in
      entry(
        key, "mean Δ of two annotators \(least == 1.5 ? "1.5" : "\(Int(least))") or more", .meanDelta(least),
        filter.meanDelta == least)
    }
  }

  /// `o`: in which order.
  var orders: ReviewMenu {
    Menu(
      "Order",
      zip(["a", "s", "p", "i", "f", "g", "n"] as [Character], ReviewOrder.allCases).map { key, order in
        ReviewMenu.Entry(
          key: key, name: SafeText(order.words), isSet: list.order == order, choice: .order(order))
      })
  }

  /// `m`: how many more annotators; where some were asked before, these count among them.
  static func counts(asked: Int) -> ReviewMenu {
    Menu(
      asked == 0 ? "How many more annotators?" : "How many more annotators, with the \(asked) asked before?",
      (1...DecisionOutcome.mostAnnotators).map { count in
        ReviewMenu.Entry(
          key: Character("\(count)"), name: "\(counted(count, "more annotator"))",
          remark: asked == 0 ? .empty : count <= asked ? "nobody new" : "asks \(count - asked)", choice: .more(count))
      })
  }

  /// People, those first who stand alone most often.
  private var ranked: [Int] {
    list.table.annotators.indices.filter { !list.table.annotators[$0].isModel && standings.indices.contains($0) }
      .sorted { (-standings[$0].alone, $0) < (-standings[$1].alone, $1) }
  }

  private func against(_ annotator: Int, key: Int?) -> ReviewMenu.Entry {
    var entry = entry(
      key.flatMap(digit), "\(names[annotator]) against everyone", .against(annotator), filter.against == annotator)
    let standing = standings[annotator]
    entry.remark = "\(standing.alone) of \(standing.shared)"
    return entry
  }

  private func ambiguity(_ key: Character, _ ambiguity: ReviewFilter.Ambiguity) -> ReviewMenu.Entry {
    entry(key, SafeText(ambiguity.words), .ambiguity(ambiguity), filter.ambiguity == ambiguity)
  }

  private func entry(
    _ key: Character?, _ name: SafeText, _ change: FilterChange, _ isSet: Bool
  ) -> ReviewMenu.Entry {
    ReviewMenu.Entry(key: key, name: name, isSet: isSet, choice: .filter(change))
  }

  private func submenu(
    _ key: Character, _ name: SafeText, _ which: ReviewChoice.Submenu, _ isSet: Bool
  ) -> ReviewMenu.Entry {
    ReviewMenu.Entry(key: key, name: name, isSet: isSet, choice: .submenu(which))
  }

  private func digit(_ number: Int) -> Character? { (0...9).contains(number) ? Character("\(number)") : nil }
}
