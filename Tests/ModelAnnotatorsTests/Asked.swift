import Foundation
import Study
import Synchronization

@testable import LoopbackModels
@testable import ModelAnnotators

/// What a test needs to ask a loopback server.
enum Asked {
  /// Pauses are noted instead of waited.
  final class Pauses: Sendable {
    private let noted = Mutex<[Double]>([])
    var all: [Double] { noted.withLock { $0 } }
    private let said = Mutex<[String]>([])
    var notes: [String] { said.withLock { $0 } }
    var retries: Retries {
      Retries(attempts: 4, note: { [self] why in said.withLock { $0.append(why) } }) { [self] seconds in
        noted.withLock { $0.append(seconds) }
      }
    }
  }

  /// Where no answer is waited for in vain: on a machine that is busy, or under a sanitizer, one takes half a minute, and
  /// would be asked for twice.
  static let patience = 600.0

  static func client(
    _ server: LoopbackServer, key: String? = nil, pauses: Pauses = Pauses(), timeout: Double = patience
  ) throws -> ServerClient {
    try ServerClient(
      server.address, key: key, http: NetworkHTTP(.init(idle: timeout), connections: 16), retries: pauses.retries)
  }

  /// These questions, seven at a time.
  static func pages(_ questions: Range<Int>) -> @Sendable () throws -> [Int]? {
    let left = Left(questions)
    return { left.page() }
  }

  private final class Left: Sendable {
    private let questions: Mutex<ArraySlice<Int>>
    init(_ range: Range<Int>) { questions = Mutex(Array(range)[...]) }
    func page() -> [Int]? {
      questions.withLock { questions in
        guard !questions.isEmpty else { return nil }
        defer { questions = questions.dropFirst(7) }
        return Array(questions.prefix(7))
      }
    }
  }

  static func with<T>(
    _ language: ToyServer.Language, _ fault: ToyServer.Fault = .none, driver: ModelDriver? = nil,
    _ body: (any ModelServer) async throws -> T
  ) async throws -> T {
    let loopback = try ToyServer.start(language, fault)
    defer { loopback.stop() }
    let server = try await ServerProbe.connect(client(loopback), driver: driver, model: nil, needsScores: true)
    return try await body(server)
  }

  static func instance(
    _ context: [Turn] = [Turn(role: .user, content: " hello")], a: String = " the good", b: String = " bad"
  ) -> Instance {
    Instance(key: InstanceKey("i-1"), subset: "", context: context, responseA: a, responseB: b)
  }

  static func plan(
    _ method: ModelMethod, _ template: ModelTemplate = .raw, _ decode: ModelDecode = .score
  ) throws -> ModelPlan {
    ModelPlan(method: method, template: template, decode: decode, prompt: try .standard(for: method), model: "toy")
  }

  /// The message of what goes wrong when a method is checked and asked.
  static func failure(
    _ language: ToyServer.Language, _ fault: ToyServer.Fault, _ plan: ModelPlan, driver: ModelDriver? = nil
  ) async -> String {
    do {
      return try await with(language, fault, driver: driver) { server in
        try await ServerProbe.check(server, plan)
        let answer = try await plan.answer(
          ModelQuestion(instance: instance(), response: .a, firstShown: nil), on: server)
        return "answered: \(answer.answer.outcome)"
      }
    } catch {
      return "\(error)"
    }
  }
}
