/// Asks many questions side by side, so many at a time, and keeps the answers as they come.
public enum BoundedRun {
  /// - Parameters:
  ///   - concurrency: questions under way at most.
  ///   - next: the next question; nil at the end. Called only when there is room for one, so memory stays flat.
  ///   - keep: takes answers in the order in which they came; never called twice at a time. What comes while it is busy is
  ///     kept together the next time.
  /// - Throws: the first error of any of them, or `CancellationError`. All answers that came before are kept first; what
  ///   was still under way is given up.
  public static func run<Question: Sendable, Answer: Sendable>(
    concurrency: Int, next: () throws -> Question?, ask: @escaping @Sendable (Question) async throws -> Answer,
    keep: @escaping @Sendable ([Answer]) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Event<Answer>.self) { group in
      var line = Line<Answer>()
      do {
        while line.underWay < max(1, concurrency), let question = try next() {
          line.underWay += 1
          group.addTask { .answered(try await ask(question)) }
        }
        while let event = try await group.next() {
          switch event {
          case .answered(let answer):
            line.waiting.append(answer)
            try Task.checkCancellation()
            if let question = try next() {
              group.addTask { .answered(try await ask(question)) }
            }
          case .kept: line.isKeeping = false
          }
          if let answers = line.taken() { group.addTask { try store(answers, keep) } }
        }
      } catch {
        group.cancelAll()
        try await rescue(&group, &line, keep)
        throw error
      }
    }
  }

  /// Answers that came but were not kept yet are worth their price.
  private static func rescue<Answer: Sendable>(
    _ group: inout ThrowingTaskGroup<Event<Answer>, any Error>, _ line: inout Line<Answer>,
    _ keep: @Sendable ([Answer]) throws -> Void
  ) async throws {
    while let result = await group.nextResult() {
      if case .success(.answered(let answer)) = result { line.waiting.append(answer) }
    }
    if !line.waiting.isEmpty { try keep(line.waiting) }
  }

  private static func store<Answer: Sendable>(
    _ answers: [Answer], _ keep: @Sendable ([Answer]) throws -> Void
  ) throws -> Event<Answer> {
    try keep(answers)
    return .kept
  }

  private enum Event<Answer: Sendable>: Sendable {
    case answered(Answer)
    case kept
  }

  private struct Line<Answer> {
    var waiting: [Answer] = []
    var underWay = 0
    var isKeeping = false

    /// What is to be kept now, if it is time.
    mutating func taken() -> [Answer]? {
      guard !isKeeping, !waiting.isEmpty else { return nil }
      isKeeping = true
      defer { waiting.removeAll(keepingCapacity: true) }
      return waiting
    }
  }
}
