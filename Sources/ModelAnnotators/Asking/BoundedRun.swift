/// Asks many questions side by side, so many at a time, and keeps the answers as they come.
///
/// A question whose answer came makes room for the next at once: questions are read ahead and answers are kept on a thread
/// of the disk's own, so that nothing that is asked ever waits for it.
package enum BoundedRun {
  /// - Parameters:
  ///   - concurrency: questions under way at most.
  ///   - read: some further questions, perhaps none; nil at the end. Called only when few are left, so memory stays flat.
  ///   - keep: takes answers in the order in which they came; what comes while it is busy is kept together the next time.
  ///     Neither is called while the other, or another of it, runs.
  /// - Throws: the first error of any of them, or `CancellationError`. All answers that came before are kept first; what
  ///   was still under way is given up.
  package static func run<Question: Sendable, Answer: Sendable>(
    concurrency: Int, read: @escaping @Sendable () throws -> [Question]?,
    ask: @escaping @Sendable (Question) async throws -> Answer, keep: @escaping @Sendable ([Answer]) throws -> Void
  ) async throws {
    let concurrency = max(1, concurrency)
    let disk = DiskQueue()
    try await withThrowingTaskGroup(of: Event<Question, Answer>.self) { group in
      var line = Line<Question, Answer>()
      do {
        repeat {
          while line.hasRoom(concurrency), let question = line.ready.popFirst() {
            line.underWay += 1
            group.addTask { .answered(try await ask(question)) }
          }
          if line.startsReading(below: max(8, 2 * concurrency)) { group.addTask { .read(try await disk.run(read)) } }
          if let answers = line.startsKeeping() {
            group.addTask {
              try await disk.run { try keep(answers) }
              return .kept
            }
          }
          guard let event = try await group.next() else { break }
          line.take(event)
          try Task.checkCancellation()
        } while true
      } catch {
        group.cancelAll()
        // What went wrong first is what there is to say.
        try? await rescue(&group, &line, keep)
        throw error
      }
    }
  }

  /// Answers that came but were not kept yet are worth their price.
  private static func rescue<Question: Sendable, Answer: Sendable>(
    _ group: inout ThrowingTaskGroup<Event<Question, Answer>, any Error>, _ line: inout Line<Question, Answer>,
    _ keep: @Sendable ([Answer]) throws -> Void
  ) async throws {
    while let result = await group.nextResult() {
      if case .success(let event) = result { line.take(event) }
    }
    if !line.waiting.isEmpty { try keep(line.waiting) }
  }

  private enum Event<Question: Sendable, Answer: Sendable>: Sendable {
    case answered(Answer)
    case read([Question]?)
    case kept
  }

  private struct Line<Question: Sendable, Answer: Sendable> {
    var ready: ArraySlice<Question> = []
    var waiting: [Answer] = []
    var underWay = 0
    private var isReading = false
    private var isKeeping = false
    private var isAtEnd = false

    mutating func take(_ event: Event<Question, Answer>) {
      switch event {
      case .answered(let answer):
        underWay -= 1
        waiting.append(answer)
      case .read(let questions):
        isReading = false
        isAtEnd = questions == nil
        ready = ready + (questions ?? [])
      case .kept: isKeeping = false
      }
    }

    /// A disk that falls behind is waited for: what is not on it yet is lost when the power goes.
    func hasRoom(_ concurrency: Int) -> Bool { underWay < concurrency && waiting.count < 16 + 4 * concurrency }

    /// Whether it is time to read on.
    mutating func startsReading(below count: Int) -> Bool {
      guard !isReading, !isAtEnd, ready.count < count else { return false }
      isReading = true
      return true
    }

    /// What is to be kept now, if it is time.
    mutating func startsKeeping() -> [Answer]? {
      guard !isKeeping, !waiting.isEmpty else { return nil }
      isKeeping = true
      defer { waiting = [] }
      return waiting
    }
  }
}
