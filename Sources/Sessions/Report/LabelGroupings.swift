import Foundation
import Store
import Study

/// What a study knows of its labels beside what they say, for agreement by group: when each was given, under which
/// guidelines, and how long the texts are.
struct LabelGroupings {
  private var given: [Given] = []
  /// The hashes of guidelines in the order of their first label.
  private var firstUse: [String: Date] = [:]

  private struct Given {
    let place: LabelPlace
    let at: Date
    let guidelines: String?
  }

  /// After a longer pause a new session begins.
  private static let pause: TimeInterval = 30 * 60
  private static let week: TimeInterval = 7 * 24 * 60 * 60

  /// Notes an original label of somebody whose time is known.
  mutating func note(_ place: LabelPlace, at: Date, guidelines: String?) {
    given.append(Given(place: place, at: at, guidelines: guidelines))
    if let guidelines { firstUse[guidelines] = min(firstUse[guidelines] ?? at, at) }
  }

  /// - Parameter shapes: of each instance of the table; nil where its text is not known.
  func groupings(shapes: [InstanceShape?]) -> [Grouping] {
    [
      Grouping(
        "length", title: "Length of context and responses, characters", values: shapes.map { $0?.length }, groups: 3),
      Grouping("turns", title: "Turns of the context", values: shapes.map { $0?.turns }, groups: 3), sessions, weeks,
      guidelines,
    ].filter { $0.groups.count > 1 }
  }

  /// The place of each label in its session: an annotator's work without a long pause.
  private var sessions: Grouping {
    let names = ["1 to 10", "11 to 30", "31 to 100", "101 and more"]
    var groups: [LabelPlace: Int] = [:]
    for labels in Dictionary(grouping: given, by: \.place.annotator).values {
      var last: Date?
      var position = 0
      for label in labels.sorted(by: { $0.at < $1.at }) {
        position = last.map { label.at.timeIntervalSince($0) <= Self.pause } ?? false ? position + 1 : 1
        last = label.at
        groups[label.place] = [10, 30, 100].count { position > $0 }
      }
    }
    let last = groups.values.max() ?? 0
    return Grouping(
      "position", title: "Position in the session, pauses of half an hour between", groups: Array(names[...last]),
      ofLabels: groups)
  }

  private var weeks: Grouping {
    guard let first = given.map(\.at).min() else { return Grouping("week", title: "Week", groups: [], ofLabels: [:]) }
    let weeks = given.map { Int($0.at.timeIntervalSince(first) / Self.week) }
    let known = Set(weeks).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
    return Grouping(
      "week", title: "Week of the study", groups: known.map { "\($0 + 1)" },
      ofLabels: Dictionary(zip(given, weeks).map { ($0.place, numbers[$1] ?? 0) }) { first, _ in first })
  }

  private var guidelines: Grouping {
    let hashes = firstUse.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    let numbers = Dictionary(uniqueKeysWithValues: hashes.enumerated().map { ($1, $0) })
    return Grouping(
      "guidelines", title: "Version of the guidelines",
      groups: hashes.enumerated().map { "\($0 + 1): \($1.prefix(8))" },
      ofLabels: Dictionary(
        given.compactMap { label in label.guidelines.flatMap { numbers[$0] }.map { (label.place, $0) } }
      ) {
        first, _ in first
      })
  }
}

/// How long an instance's texts are.
struct InstanceShape {
  let turns: Int
  /// Unicode scalars of the context and both responses, and of each response.
  let length: Int
  let lengthA: Int
  let lengthB: Int

  /// nil of an instance without texts.
  init?(_ instance: Instance) {
    lengthA = instance.responseA.unicodeScalars.count
    lengthB = instance.responseB.unicodeScalars.count
    turns = instance.context.count
    length = lengthA + lengthB + instance.context.reduce(0) { $0 + $1.content.unicodeScalars.count }
    guard length > 0 else { return nil }
  }

  var longer: ResponseLetter? { lengthA == lengthB ? nil : lengthA > lengthB ? .a : .b }
}
