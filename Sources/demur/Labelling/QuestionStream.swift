import ModelAnnotators
import Store
import Study

/// The questions of a run as they are needed: instances are read a few at a time, so that memory stays flat.
struct QuestionStream {
  let file: StudyFile
  let method: ModelMethod
  let bothOrders: Bool
  let subsets: [String]
  let limit: Int?
  /// Whether a question was answered earlier.
  let isAnswered: (ModelQuestion) throws -> Bool
  private var waiting: ArraySlice<ModelQuestion> = []
  private var lastRow: Int64 = 0
  private var taken = 0
  private var isAtEnd = false
  private static let page = 32

  init(
    _ file: StudyFile, _ options: QuestionOptions, _ method: ModelMethod,
    isAnswered: @escaping (ModelQuestion) throws -> Bool
  ) {
    self.file = file
    self.method = method
    bothOrders = options.order == .both
    subsets = options.subset
    limit = options.limit
    self.isAnswered = isAnswered
  }

  /// nil when all were asked.
  mutating func next() throws -> ModelQuestion? {
    while true {
      while let question = waiting.popFirst() {
        if try !isAnswered(question) { return question }
      }
      guard try fill() else { return nil }
    }
  }

  private mutating func fill() throws -> Bool {
    guard !isAtEnd, limit.map({ taken < $0 }) ?? true else { return false }
    let page = try file.instances(
      after: lastRow, limit: Self.page, subsets: subsets.isEmpty ? nil : subsets)
    guard let last = page.last else {
      isAtEnd = true
      return false
    }
    lastRow = last
    let instances = page.instances.prefix(limit.map { $0 - taken } ?? .max)
    taken += instances.count
    waiting = instances.flatMap { ModelQuestion.all($0, method, bothOrders: bothOrders) }[...]
    return true
  }

  /// How many questions there are in all.
  ///
  /// - Throws: ``Failure`` for a subset that the study has not, or a study without instances.
  static func count(_ file: StudyFile, _ options: QuestionOptions, _ method: ModelMethod) throws -> Int {
    let counts = try file.instanceCount()
    for name in options.subset where counts[name] == nil {
      let names = counts.keys.sorted().prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
      throw Failure.usage("--subset \(name): the study has no such subset. It has \(names.isEmpty ? "none" : names).")
    }
    let all =
      options.subset.isEmpty
      ? counts.values.reduce(0, +) : Set(options.subset).reduce(0) { $0 + (counts[$1] ?? 0) }
    guard all > 0 else {
      throw Failure.message("the study has no instances yet, so there is nothing to ask. Import some: demur import.")
    }
    return min(all, options.limit ?? all) * (method.isOfResponse || options.order == .both ? 2 : 1)
  }
}
