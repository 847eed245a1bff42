import Basics
import Study

/// A shape in which others publish or export preferences: how it is recognised, and what its records mean.
///
/// One file each in `Recognised`; ``DataShapes`` lists them.
package protocol DataShape: Sendable {
  /// As `--shape` takes it.
  static var name: String { get }
  /// What it is, for the list of shapes.
  static var title: String { get }
  /// Where its form is described.
  static var source: String { get }
  /// Whether a file's first record is of this shape.
  static func fits(_ record: JSONValue) -> Bool

  init(_ options: ShapeOptions)

  /// The pairs that a record completes; none where it only begins one, or holds none.
  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair]
  /// Called after the last record; throws where something was begun and not completed.
  func finish() throws(LineFault)
  /// What whoever imports it has to know about what was made of it.
  var remarks: [String] { get }
}

extension DataShape {
  package func finish() throws(LineFault) {}
  package var remarks: [String] { [] }
}

/// What a command can choose about how shapes are taken.
package struct ShapeOptions: Hashable, Sendable {
  /// Which two of several responses become a pair.
  package enum Responses: String, Hashable, Sendable, CaseIterable {
    case bestWorst = "best,worst"
    case firstSecond = "first,second"
    /// Two drawn by the study's seed and the record.
    case drawn = "drawn"
  }

  package var responses: Responses
  /// Which of several preferences or attributes counts, where a shape has several; its first one if none is named.
  package var criterion: String?
  package var seed: UInt64

  package init(responses: Responses = .bestWorst, criterion: String? = nil, seed: UInt64) {
    self.responses = responses
    self.criterion = criterion
    self.seed = seed
  }

  /// What was chosen, as the options spell it.
  package var texts: [String: String] {
    var texts = criterion.map { ["criterion": $0] } ?? [:]
    if responses != .bestWorst { texts["responses"] = responses.rawValue }
    return texts
  }

  /// Two of several responses; nil where there are not two.
  ///
  /// - Parameter candidates: texts with what they are worth, higher better; nil where the data do not say. Best and worst are
  ///   taken by it among those that have one, by their order where there are not two; of equals the earlier.
  func pair(of candidates: [(text: String, worth: Double?)], record: String) -> Chosen? {
    guard candidates.count > 1 else { return nil }
    let order: (Int, Int)
    switch responses {
    case .firstSecond: order = (0, 1)
    case .drawn:
      var generator = SeededGenerator(seed: seed, "pair", record)
      let drawn = Array(candidates.indices).shuffled(using: &generator).prefix(2).sorted()
      order = (drawn[0], drawn[1])
    case .bestWorst:
      let known = candidates.enumerated().compactMap { place, candidate in candidate.worth.map { (place, worth: $0) } }
      guard known.count > 1, var best = known.first, var worst = known.first, let last = known.last else {
        return pair(first: 0, last: candidates.count - 1, candidates)
      }
      for one in known {
        if one.worth > best.worth { best = one }
        if one.worth <= worst.worth { worst = one }
      }
      order = best.worth == worst.worth ? (best.0, last.0) : (best.0, worst.0)
    }
    return pair(first: order.0, last: order.1, candidates)
  }

  private func pair(first: Int, last: Int, _ candidates: [(text: String, worth: Double?)]) -> Chosen {
    let (one, other) = (candidates[first].worth, candidates[last].worth)
    let better: ResponseLetter? =
      if let one, let other, one != other { one > other ? .a : .b } else { nil }
    return Chosen(first: first, second: last, better: better)
  }

  /// The places of two responses, and which of them the data call better.
  struct Chosen: Hashable {
    var first: Int
    var second: Int
    var better: ResponseLetter?
  }
}
