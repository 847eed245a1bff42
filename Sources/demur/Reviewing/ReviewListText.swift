import Basics
import Interchange
import Renderings
import Store
import Study
import Terminal

/// The list of a review as text, CSV and JSON.
struct ReviewListText {
  let reading: ReviewReading
  /// Those who decided anything that is seen, by name.
  private let authors: [String]

  init(reading: ReviewReading) {
    self.reading = reading
    let names = reading.list.table.decisions.values.flatMap { $0.all.map { InstanceKey($0.author) } }
    authors = Set(names).sorted().map(\.text)
  }

  private var list: ReviewList { reading.list }

  /// A head that says what is listed, then an instance a line.
  func forEachLine(_ body: (SafeText) -> Void) {
    let words = list.filter.words(
      in: list.table, codeBook: reading.codeBook, standing: list.standing, shown: reading.shown)
    body("\(list.count) of \(list.table.count): " + SafeText(words) + "; \(list.order.words)")
    body(SafeText(list.progress.words))
    if let meaning = list.table.strengths.meaning(threshold: list.table.threshold) { body(SafeText(meaning)) }
    guard list.count > 0 else { return }
    let hasMeans = list.table.largestUnit > 2
    if hasMeans {
      body(
        SafeText(
          "Δ: the largest of all pairs of annotators, beside it the mean of all pairs and the labels' spread, their "
            + "standard deviation; S of ratings, P of prefer-combined; * from \(list.table.threshold) on."))
    }
    body("")
    let cells = { (text: String, width: Int) in SafeText(text).padded(toColumns: width) }
    let idWidth = width(most: 40, least: 2) { list.table.key(of: $0).text }
    let subsetWidth = min(20, max(6, list.table.subsets.map { SafeText($0).columns }.max() ?? 0))
    let shown = min(4, list.rows.lazy.prefix(2000).map { list.table[$0].people.count }.max() ?? 2)
    let labelWidth = max(9, 2 * shown)
    let deltas = hasMeans ? ["S Δ", "mean", "spread", "P Δ", "mean", "spread"] : ["S Δ", "P Δ"]
    let head = deltas + ["ratings A", "ratings B", "preference", "marks", "decided", "cause"]
    let widths = (hasMeans ? [3, 4, 6, 3, 4, 6] : [3, 3]) + [labelWidth, labelWidth, max(10, 3 * shown), 5, 10, 0]
    let title = zip(head, widths).map { cells($0, $1) }.joined(separator: "  ")
    body(cells("id", idWidth) + "  " + cells("subset", subsetWidth) + "  " + title)
    for number in list.rows {
      let instance = list.table[number]
      let (single, preference) = (delta(instance.deltaSingle), delta(instance.deltaPreference))
      let deltas =
        hasMeans
        ? [
          single, Self.mean(instance.meanSingle), Self.mean(instance.spreadSingle), preference,
          Self.mean(instance.meanPreference), Self.mean(instance.spreadPreference),
        ] : [single, preference]
      let row =
        deltas + [
          values(instance, .responseA), values(instance, .responseB), values(instance, .pair), instance.marks,
          state(instance.decisions),
          instance.decisions.causes.map { reading.codeBook.name(of: $0) }.joined(separator: ", "),
        ]
      let rest = zip(row, widths).map { cells($0, $1) }.joined(separator: "  ")
      let subset = SafeText(instance.subset).truncated(toColumns: subsetWidth).padded(toColumns: subsetWidth)
      let line = cells(instance.key.text, idWidth) + "  " + subset + "  " + rest
      body(line.withoutTrailingBlanks)
    }
  }

  private func width(most: Int, least: Int, _ text: (Int) -> String) -> Int {
    min(most, list.rows.reduce(least) { max($0, SafeText(text($1)).columns) })
  }

  /// With a `*` from the threshold on.
  private func delta(_ delta: Int?) -> String {
    delta.map { "\($0)\($0 >= list.table.threshold ? "*" : "")" } ?? "-"
  }

  private static func mean(_ mean: Double?) -> String {
    mean.map { NumberText.fixed($0, digits: 1) } ?? "-"
  }

  /// The original labels, and after them with a `+` those of further annotators.
  private func values(_ instance: ReviewedInstance, _ point: ReviewLabel.DataPoint) -> String {
    let further = instance.people.flatMap(\.others).filter { $0.occasion == .added && $0.point == point }
    let originals = instance.people.filter { $0.others.allSatisfy { $0.occasion != .added } }
    let values = originals.map { person -> String in
      switch point {
      case .responseA: person.ratingA.map { String($0.rawValue) } ?? "-"
      case .responseB: person.ratingB.map { String($0.rawValue) } ?? "-"
      case .pair: person.preference.map(Self.short) ?? "-"
      }
    }
    let added = further.compactMap { label in
      label.rating.map { "+\($0.rawValue)" } ?? label.preference.map { "+\(Self.short($0))" }
    }
    return (values + added).joined(separator: " ")
  }

  private func state(_ decisions: Decisions) -> String {
    if decisions.isContested { return TriageState.contested.rawValue }
    return decisions.outcome?.kind.rawValue ?? ""
  }

  static func short(_ label: PreferenceLabel) -> String {
    label == .none ? "N" : "\(label.preference.rawValue)\(label.magnitude)"
  }

  /// After what all authors decided together, four columns for each of them.
  var csvHeader: String {
    CSVText.record(
      [
        "instance", "subset", "delta_single", "delta_preference", "delta_a", "delta_b", "annotators", "ratings_a",
        "ratings_b", "preferences", "models", "flags", "state", "outcomes", "causes", "authors", "notes",
        "delta_difference", "mean_delta_single", "mean_delta_preference", "spread_single", "spread_preference",
      ] + authors.flatMap { author in Self.ofAuthor.map { CSVText.text("\(author) \($0)") } })
  }

  private static let ofAuthor = ["outcome", "causes", "note", "at"]

  private static func cells(_ decision: Decision?) -> [String] {
    guard let decision else { return ofAuthor.map { _ in "" } }
    let ruling = decision.ruling
    return [
      ruling.outcome.map(words) ?? "", ruling.causes.joined(separator: " "), CSVText.text(ruling.note),
      Timestamp.text(decision.at),
    ]
  }

  /// Several values of a cell are separated by blanks, several notes by line breaks.
  func csv(_ number: Int) -> String {
    let instance = list.table[number]
    let people = instance.people
    let decisions = instance.decisions.all
    let models = instance.models.map { model in
      let labels = [
        model.ratingA.map { String($0.rawValue) }, model.ratingB.map { String($0.rawValue) },
        model.preference.map(Self.short),
      ]
      return "\(reading.shown(model.annotator)):\(labels.map { $0 ?? "-" }.joined(separator: "/"))"
    }
    let single = instance.deltaSingle.map(String.init) ?? ""
    let preference = instance.deltaPreference.map(String.init) ?? ""
    let deltas = [instance.deltaA.map(String.init) ?? "", instance.deltaB.map(String.init) ?? ""]
    return CSVText.record(
      [CSVText.text(instance.key.text), CSVText.text(instance.subset), single, preference] + deltas + [
        CSVText.text(people.map { reading.shown($0.annotator) }.joined(separator: " ")),
        values(instance, .responseA), values(instance, .responseB), values(instance, .pair),
        CSVText.text(models.joined(separator: " ")),
        instance.flagWords.joined(separator: " "), state(instance.decisions),
        decisions.map { $0.ruling.outcome.map(Self.words) ?? "-" }.joined(separator: " "),
        instance.decisions.causes.joined(separator: " "),
        CSVText.text(decisions.map(\.author).joined(separator: " ")),
        CSVText.text(decisions.map(\.ruling.note).filter { !$0.isEmpty }.joined(separator: "\n")),
        instance.deltaDifference.map(String.init) ?? "", instance.meanSingle.map { "\($0)" } ?? "",
        instance.meanPreference.map { "\($0)" } ?? "", instance.spreadSingle.map { "\($0)" } ?? "",
        instance.spreadPreference.map { "\($0)" } ?? "",
      ] + authors.flatMap { Self.cells(instance.decisions.by($0)) })
  }

  private static func words(_ outcome: DecisionOutcome) -> String {
    switch outcome {
    case .more(let count): "more:\(count)"
    case .adjudicate(let labels): "adjudicate:\(labels.words.replacing(" ", with: ""))"
    default: outcome.kind.rawValue
    }
  }

  private static func whole(_ number: Int?) -> FigureTree { number.map { .count($0) } ?? .number(nil) }

  /// A label that was asked for again, or of a further annotator.
  private static func other(_ label: ReviewLabel) -> FigureTree {
    [
      "occasion": .text(label.occasion.rawValue),
      "response": .text(label.point == .pair ? nil : label.point == .responseA ? "A" : "B"),
      "rating": whole(label.rating?.rawValue), "preference": .text(label.preference?.preference.rawValue),
      "magnitude": whole(label.preference?.magnitude),
    ]
  }

  func json(_ number: Int) -> FigureTree {
    let instance = list.table[number]
    return [
      "instance": .text(instance.key.text), "subset": .text(instance.subset),
      "deltaSingle": Self.whole(instance.deltaSingle),
      "deltaPreference": Self.whole(instance.deltaPreference),
      "deltaDifference": Self.whole(instance.deltaDifference),
      "meanDeltaSingle": .number(instance.meanSingle), "meanDeltaPreference": .number(instance.meanPreference),
      "spreadSingle": .number(instance.spreadSingle), "spreadPreference": .number(instance.spreadPreference),
      "labels": .list(
        instance.annotators.map { labels in
          [
            "annotator": .text(reading.shown(labels.annotator)), "isModel": .truth(labels.isModel),
            "ratingA": Self.whole(labels.ratingA?.rawValue),
            "ratingB": Self.whole(labels.ratingB?.rawValue),
            "preference": .text(labels.preference?.preference.rawValue),
            "magnitude": Self.whole(labels.preference?.magnitude),
            "others": .list(labels.others.map(Self.other)),
          ]
        }),
      "flags": .list(instance.flagWords.map { .text($0) }), "state": .text(state(instance.decisions)),
      "decisions": .list(
        instance.decisions.all.map { decision in
          [
            "author": .text(decision.author), "at": .text(Timestamp.text(decision.at)),
            "causes": .list(decision.ruling.causes.map { .text($0) }),
            "outcome": .text(decision.ruling.outcome.map(Self.words)), "note": .text(decision.ruling.note),
          ]
        }),
    ]
  }
}

extension ReviewedInstance {
  fileprivate var flagWords: [String] {
    let flags: [(Bool, String)] = [
      (isUnsure, "unsure"), (isCommented, "commented"), (isExcluded, "excluded"),
      (isContradictory, "contradicts"), (modelDiffers, "model-differs"), (isConflicting, "conflicting"),
      (isAskedAgain, "asked-again"),
    ]
    return flags.filter(\.0).map(\.1)
  }
}

extension SafeText {
  fileprivate var withoutTrailingBlanks: SafeText {
    var text = description[...]
    while text.last == " " { text.removeLast() }
    return SafeText(text)
  }
}
