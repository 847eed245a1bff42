import Study
import Synchronization
import Testing

@testable import ModelAnnotators

@Suite struct BoundedRunTests {
  private final class Kept: Sendable {
    private let state = Mutex((answers: [Int](), asked: 0, underWay: 0, most: 0, keeping: 0))
    var answers: [Int] { state.withLock { $0.answers } }
    var most: Int { state.withLock { $0.most } }
    var asked: Int { state.withLock { $0.asked } }
    func begin() {
      state.withLock {
        $0.asked += 1
        $0.underWay += 1
        $0.most = max($0.most, $0.underWay)
      }
    }
    func end() { state.withLock { $0.underWay -= 1 } }
    func keep(_ answers: [Int]) {
      state.withLock {
        $0.keeping += 1
        $0.answers += answers
        $0.keeping -= 1
      }
    }
  }

  @Test(arguments: [1, 4, 16]) func `so many are under way and every answer is kept once`(concurrency: Int) async throws
  {
    let kept = Kept()
    var questions = Array(0..<200)[...]
    try await BoundedRun.run(concurrency: concurrency, next: { questions.popFirst() }) { question in
      kept.begin()
      defer { kept.end() }
      await Task.yield()
      return question
    } keep: {
      kept.keep($0)
    }
    #expect(kept.answers.sorted() == Array(0..<200))
    #expect(kept.most <= concurrency)
  }

  @Test func `an error ends the run, and what was answered before is kept`() async throws {
    let kept = Kept()
    var questions = Array(0..<50)[...]
    await #expect(throws: ModelError.badAddress("x")) {
      try await BoundedRun.run(concurrency: 1, next: { questions.popFirst() }) { question in
        if question == 20 { throw ModelError.badAddress("x") }
        return question
      } keep: {
        kept.keep($0)
      }
    }
    #expect(kept.answers == Array(0..<20))
  }

  @Test func `a stop keeps what has come and asks nothing more`() async throws {
    let kept = Kept()
    let run = Task {
      var questions = Array(0..<1000)[...]
      try await BoundedRun.run(concurrency: 2, next: { questions.popFirst() }) { question in
        kept.begin()
        defer { kept.end() }
        try Task.checkCancellation()
        if question > 30 { try await Task.sleep(for: .seconds(3600)) }
        return question
      } keep: {
        kept.keep($0)
      }
    }
    while kept.asked < 33 { await Task.yield() }
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    #expect(kept.answers.sorted() == Array(0...30))
  }
}
