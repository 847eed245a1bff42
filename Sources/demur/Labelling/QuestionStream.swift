import ModelAnnotators
import Store
import Study
import Synchronization

/// The questions of a run as they are needed: instances are read a few at a time, so that memory stays flat. A class, since
/// what reads on is not what began.
final class QuestionStream: Sendable {
  private let file: StudyFile
  private let method: ModelMethod
  private let bothOrders: Bool
  private let samples: Int?
  private let subsets: [String]
  private let limit: Int?
  /// Leaves out what was answered earlier.
  private let unanswered: @Sendable ([ModelQuestion]) throws -> [ModelQuestion]
  private let place = Mutex(Place())
  private static let page = 128

  private struct Place {
    var lastRow: Int64 = 0
    var taken = 0
    /// Read already, and not yet given out.
    var ahead: [ModelQuestion] = []
  }

  init(
    _ file: StudyFile, _ options: QuestionOptions, _ method: ModelMethod,
    unanswered: @escaping @Sendable ([ModelQuestion]) throws -> [ModelQuestion]
  ) {
    self.file = file
    self.method = method
    bothOrders = options.order == .both
    samples = options.samples
    subsets = options.subset
    limit = options.limit
    self.unanswered = unanswered
  }

  /// Whether anything is left to be asked: reads on until it finds some.
  func hasMore() throws -> Bool {
    while let questions = try next() {
      try Task.checkCancellation()
      guard questions.isEmpty else {
        place.withLock { $0.ahead = questions }
        return true
      }
    }
    return false
  }

  /// Some further questions, perhaps none; nil when all were asked.
  func next() throws -> [ModelQuestion]? {
    try place.withLock { place in
      guard place.ahead.isEmpty else {
        defer { place.ahead = [] }
        return place.ahead
      }
      let left = limit.map { $0 - place.taken }
      guard left.map({ $0 > 0 }) ?? true else { return nil }
      let page = try file.instances(
        after: place.lastRow, limit: Self.page, subsets: subsets.isEmpty ? nil : subsets)
      guard let last = page.last else { return nil }
      place.lastRow = last
      let instances = page.instances.prefix(left ?? .max)
      place.taken += instances.count
      return try unanswered(
        instances.flatMap { ModelQuestion.all($0, method, bothOrders: bothOrders, samples: samples) })
    }
  }
}

extension QuestionStream {
  /// How many questions there are in all.
  ///
  /// - Throws: ``Failure`` for a subset that the study has not, or a study without instances.
  static func count(_ file: StudyFile, _ options: QuestionOptions, _ method: ModelMethod) throws -> Int {
    let counts = try file.instanceCount(withText: true)
    let everywhere = try file.instanceCount()
    for name in options.subset where everywhere[name] == nil {
      let names = everywhere.keys.sorted().prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
      throw Failure.usage("--subset \(name): the study has no such subset. It has \(names.isEmpty ? "none" : names).")
    }
    let all =
      options.subset.isEmpty
      ? counts.values.reduce(0, +) : Set(options.subset).reduce(0) { $0 + (counts[$1] ?? 0) }
    guard all > 0 || everywhere.isEmpty else {
      throw Failure.message(
        "no instance to ask about has a text: only labels were imported. Import instances with their texts: demur import."
      )
    }
    guard all > 0 else {
      throw Failure.message("the study has no instances yet, so there is nothing to ask. Import some: demur import.")
    }
    return min(all, options.limit ?? all) * (method.isOfResponse || options.order == .both ? 2 : 1)
      * (options.samples ?? 1)
  }
}
