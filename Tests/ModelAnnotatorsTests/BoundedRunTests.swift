import Dispatch
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
    try await BoundedRun.run(concurrency: concurrency, read: Asked.pages(0..<200)) { question in
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
    await #expect(throws: ModelError.badAddress("x")) {
      try await BoundedRun.run(concurrency: 1, read: Asked.pages(0..<50)) { question in
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
      try await BoundedRun.run(concurrency: 2, read: Asked.pages(0..<1000)) { question in
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

  @Test(arguments: [1, 4]) func `a disk that takes its time keeps nobody from asking`(concurrency: Int) async throws {
    let kept = Kept()
    let disk = DispatchSemaphore(value: 0)
    let run = Task {
      try await BoundedRun.run(concurrency: concurrency, read: Asked.pages(0..<60)) { question in
        kept.begin()
        return question
      } keep: {
        disk.wait()
        kept.keep($0)
      }
    }
    // All that was read ahead is asked while the first answer is still on its way to the disk.
    while kept.asked < 8 { await Task.yield() }
    #expect(kept.answers.isEmpty)
    for _ in 0..<60 { disk.signal() }
    try await run.value
    #expect(kept.answers.sorted() == Array(0..<60))
  }

  @Test func `questions are read ahead, a few at a time`() async throws {
    let kept = Kept()
    let read = Mutex(0)
    try await BoundedRun.run(
      concurrency: 2,
      read: {
        read.withLock { number -> [Int]? in
          guard number < 1000 else { return nil }
          // Some pages have nothing to ask.
          let page = number.isMultiple(of: 20) ? [] : Array(number..<number + 10)
          number += 10
          return page
        }
      }
    ) { question in
      // Some are ready and a page is on its way, half of it with nothing to ask.
      #expect(read.withLock { $0 } <= question + 60)
      return question
    } keep: {
      kept.keep($0)
    }
    #expect(kept.answers.count == 500)
  }

  @Test func `a disk that fails ends the run with its own error`() async throws {
    let error = await #expect(throws: ModelError.self) {
      try await BoundedRun.run(concurrency: 3, read: Asked.pages(0..<50)) { question in
        question
      } keep: { (answers: [Int]) in
        if answers.contains(0) { throw ModelError.badAddress("first") }
        throw ModelError.badAddress("second")
      }
    }
    #expect(error != nil)
  }
}
