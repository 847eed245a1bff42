import Basics
import Foundation
import Study
import Synchronization
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

/// Probabilities of the answers of a chat.
@Suite struct AnswerSharesTests {
  /// Tokens as `said=0.7 other=0.2`, a place each; `~` stands for a blank.
  private static func tokens(_ places: [String]) -> [ReplyToken] {
    places.map { place in
      ReplyToken(
        candidates: place.split(separator: " ").map { part in
          let cut = part.lastIndex(of: "=") ?? part.endIndex
          return ReplyToken.Candidate(
            text: Array(part[..<cut].replacing("~", with: " ").utf8),
            probability: Double(part[cut...].dropFirst()) ?? 1)
        })
    }
  }

  private func check(_ places: [String], _ method: ModelMethod, _ word: String, _ expected: [Double]?) {
    let words = method.choices.map(\.word)
    let found = AnswerShares.read(Self.tokens(places), among: words, choice: words.firstIndex(of: word) ?? 0)
    guard let expected, let found else {
      #expect((found == nil) == (expected == nil), "\(places): \(String(describing: found))")
      return
    }
    for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-9, "\(places): \(found)") }
  }

  private static let places: [([String], ModelMethod, String, [Double]?)] = [
    (["Good=0.5 Fair=0.25 Poor=0.25"], .rating, "Good", [0, 0.25, 0.25, 0.5, 0]),
    // Words that are none of the answers have no share.
    (["Good=0.4 Well=0.4 Fair=0.2"], .rating, "Good", [0, 0, 1.0 / 3, 2.0 / 3, 0]),
    ([#"{""#, "answer", #"":"#, #"~"=1"#, "Fair=0.75 Good=0.25", #""}"#], .rating, "Fair", [0, 0, 0.75, 0.25, 0]),
    ([#"{"answer":"#, #"~"Good=0.9 ~"Fair=0.1"#, #""}"#], .rating, "Good", [0, 0, 0.1, 0.9, 0]),
    (["~Good=0.5 Good=0.25 ~Poor=0.25"], .rating, "Good", [0, 0.25, 0, 0.75, 0]),
    (["G=0.5 F=0.5", "ood"], .rating, "Good", [0, 0, 0.5, 0.5, 0]),
    // Answers that begin alike part behind that, where the reply goes that way.
    (["Very=0.6 Easy=0.4", "~Easy=0.5 ~Difficult=0.5"], .difficultySingle, "Very Easy", [0.3, 0.4, 0, 0, 0.3]),
    (["A=1", "_=1", "2=0.75 1=0.25"], .preference, "A_2", [0.75, 0.25, 0, 0, 0]),
    (["A=0.6 B=0.395 N=0.005", "_=1", "2=1"], .preference, "A_2", nil),
    (["Easy=0.6 Very=0.4"], .difficultySingle, "Easy", nil),
    (["Easy=0.995 Very=0.005"], .difficultySingle, "Easy", [0, 1, 0, 0, 0]),
    // What is beyond the tokens that are named may be an answer.
    (["Good=0.5 Fair=0.4"], .rating, "Good", nil), (["Good=0.996"], .rating, "Good", [0, 0, 0, 1, 0]),
    // Said twice, or not at all, it has no place.
    (["Good=1", "~Good=1"], .rating, "Good", nil), (["good=1"], .rating, "Good", nil), ([], .rating, "Good", nil),
  ]

  @Test(arguments: places)
  func `the tokens of an answer tell of the others, or of nothing`(
    places: [String], method: ModelMethod, word: String, expected: [Double]?
  ) {
    check(places, method, word, expected)
  }

  @Test func `a chat that gives log-probabilities has soft labels, and one that refuses them is asked without`()
    async throws
  {
    for refuses in [false, true] {
      let bodies = Mutex<[JSONValue]>([])
      let loopback = try LoopbackServer { request in
        guard request.path.hasSuffix("/chat/completions"), let body = JSONValue(request.body) else {
          return .json(#"{"data":[{"id":"m"}]}"#)
        }
        bodies.withLock { $0.append(body) }
        let asks = body["logprobs"] != nil
        if refuses, asks {
          return .json(
            #"{"error":{"message":"logprobs is not supported with this model","param":"logprobs"}}"#, status: 400)
        }
        let words = body["response_format"]?["json_schema"]?["schema"]?["properties"]?["answer"]?["enum"]?.list ?? []
        let (one, other) = (words.first?.text ?? "", words.last?.text ?? "")
        let tops =
          #"[{"token":"\#(one)","logprob":-0.2876820724517809},{"token":"\#(other)","logprob":-1.3862943611198906}]"#
        let tokens =
          [#"{"token":"{\"answer\": \"","logprob":0,"top_logprobs":[]}"#]
          + [#"{"token":"\#(one)","logprob":-0.2876820724517809,"top_logprobs":\#(tops)}"#]
          + [#"{"token":"\"}","logprob":0,"top_logprobs":[]}"#]
        let logprobs = asks ? #","logprobs":{"content":[\#(tokens.joined(separator: ","))]}"# : ""
        return .json(
          #"{"choices":[{"message":{"content":"{\"answer\": \"\#(one)\"}"},"finish_reason":"stop"\#(logprobs)}]}"#)
      }
      defer { loopback.stop() }
      let said = Mutex<[String]>([])
      var extras = ServerExtras()
      extras.say = { line in said.withLock { $0.append(line) } }
      let client = try ServerClient(
        loopback.address, http: NetworkHTTP(.init(idle: Asked.patience), connections: 2),
        retries: Asked.Pauses().retries,
        extras: extras)
      let server = try await ServerProbe.connect(client, driver: .chat, model: "m", needsScores: false)
      let plan = try Asked.plan(.preference, .chat, .engine)
      try await ServerProbe.check(server, plan)
      let before = bodies.withLock { $0.count }
      // In the data's own letters, whichever response stood first.
      for (first, soft) in [(ResponseLetter.a, -1.0), (.b, 1.0)] {
        let question = ModelQuestion(instance: Asked.instance(), response: nil, firstShown: first)
        let answer = try await plan.answer(question, on: server).answer
        #expect(answer.value == (first == .a ? -2 : 2))
        #expect((answer.softValue.map { abs($0 - soft) < 1e-9 } ?? false) == !refuses, "\(answer)")
      }
      #expect(bodies.withLock { $0.count } == before + 2)
      #expect(bodies.withLock { $0.last?["top_logprobs"]?.integer } == (refuses ? nil : 20))
      #expect(said.withLock { $0 }.isEmpty)
      // Several answers that are drawn, and explained ones, ask for none.
      var drawn = plan
      drawn.temperature = 1
      let sample = ModelQuestion(instance: Asked.instance(), response: nil, firstShown: .a, sample: 0)
      _ = try await drawn.answer(sample, on: server)
      #expect(bodies.withLock { $0.last?["logprobs"] } == nil)
    }
  }
}
