import Basics
import Foundation
import Study
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

/// What servers say instead of an answer, each in its own words.
@Suite struct ReplyFaultTests {
  enum Expected: String, Sendable { case tooLong, filtered, failed, empty, refused, denied, ends }

  private static let length = #"{"error":{"message":"%","code":null}}"#

  @Test(arguments: [
    (413, "<html>413 Request Entity Too Large</html>", Expected.tooLong),
    (
      400,
      #"{"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.","code":"context_length_exceeded"}}"#,
      .tooLong
    ),
    (400, #"{"error":{"message":"max_tokens","type":"exceed_context_size_error"}}"#, .tooLong),
    (
      400,
      #"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}"#,
      .tooLong
    ),
    (
      422,
      #"{"error":"Input validation error: `inputs` must have less than 1024 tokens. Given: 1872","error_type":"validation"}"#,
      .tooLong
    ),
    (400, #"{"message":"too many tokens: total number of tokens in the prompt cannot exceed 4081"}"#, .tooLong),
    (400, #"{"error":{"message":"Please reduce the length of the messages or completion."}}"#, .tooLong),
    (
      500, #"{"error":{"message":"The input token count (12) exceeds the maximum number of tokens allowed (8)."}}"#,
      .tooLong
    ),
    (200, #"{"error":{"message":"This endpoint's maximum context length is 8192 tokens.","code":400}}"#, .tooLong),
    (
      400,
      #"{"error":{"message":"The response was filtered","code":"content_filter","innererror":{"code":"ResponsibleAIPolicyViolation"}}}"#,
      .filtered
    ),
    (
      403,
      #"{"error":{"code":403,"message":"Your input was flagged","metadata":{"reasons":["hate"],"flagged_input":"x"}}}"#,
      .filtered
    ),
    (400, #"{"error":{"message":"Content Exists Risk"}}"#, .filtered),
    (451, #"{"error":{"message":"blocked"}}"#, .filtered), (451, "", .filtered),
    (400, #"{"error":{"code":"1301","message":"系统检测到输入或生成内容可能包含不安全或敏感内容"}}"#, .filtered),
    (
      400,
      #"{"code":"DataInspectionFailed","error":{"code":"data_inspection_failed","message":"Input data may contain inappropriate content."}}"#,
      .filtered
    ),
    (200, #"{"choices":[{"finish_reason":"content_filter","message":{"content":""}}]}"#, .filtered),
    (200, #"{"choices":[{"finish_reason":"SAFETY","message":{"content":null}}]}"#, .filtered),
    (400, #"{"error":{"message":"Something about this question"}}"#, .failed),
    (422, #"{"detail":[{"msg":"bad text","loc":["body"]}]}"#, .failed),
    (
      400,
      #"{"error":{"message":"max_completion_tokens is too large: 9. This model supports at most 8 completion tokens.","type":"invalid_request_error"}}"#,
      .failed
    ),
    (409, "{}", .failed),
    (200, #"{"error":{"message":"Provider returned error"}}"#, .failed),
    (200, #"{"error":"no slot available"}"#, .failed),
    (200, #"{"choices":[{"error":{"code":502,"message":"upstream"},"finish_reason":"error"}]}"#, .failed),
    (200, "<html>Sign in</html>", .failed), (200, "", .failed), (200, #"{"choices":[{"mess"#, .failed),
    (200, "OK", .failed), (204, "", .failed), (200, "Bad gateway: \u{1B}[31m", .failed),
    (200, "data: {\"choices\":[{\"delta\":{\"content\":\"Good\"}}]}\n\ndata: {\"choi", .failed),
    (200, #"{"choices":[]}"#, .empty), (200, #"{"id":"x"}"#, .empty), (200, #"{"choices":null}"#, .empty),
    (200, #"{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}"#, .empty),
    (200, #"{"choices":[{"message":{"content":null},"finish_reason":"length"}]}"#, .empty),
    (200, #"{"choices":[{"message":{"content":null,"refusal":"I can't."}}]}"#, .refused),
    (200, #"{"choices":[{"message":{"content":"I can't help with that."},"finish_reason":"refusal"}]}"#, .refused),
    (200, #"{"choices":[{"message":{"content":"I'm sorry, but I cannot assist."}}]}"#, .refused),
    (401, "{}", .denied), (403, #"{"error":{"message":"You have no access"}}"#, .denied),
    (
      400, #"{"error":{"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}"#,
      .denied
    ),
    (402, #"{"error":{"message":"Insufficient credits"}}"#, .ends),
    (429, #"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#, .ends),
    (404, #"{"error":{"message":"The model `x` does not exist"}}"#, .ends), (404, "{}", .ends), (301, "{}", .ends),
  ])
  func `a question's failure is that question's, and a server's is the run's`(
    status: Int, body: String, expected: Expected
  ) async throws {
    let loopback = try LoopbackServer { request in
      request.path.hasSuffix("/models") ? .json(#"{"data":[{"id":"m"}]}"#) : .json(body, status: status)
    }
    defer { loopback.stop() }
    let server = try await ChatServer(Asked.client(loopback, key: "secret-key-1"), model: nil)
    let question = ModelQuestion(instance: Asked.instance(), response: .a, firstShown: nil)
    do {
      let answer = try await Asked.plan(.rating, .chat, .engine).answer(question, on: server).answer
      switch (answer.outcome, expected) {
      case (.tooLong, .tooLong): #expect(answer.says?.isEmpty == false)
      case (.invalid(_, let why), _):
        #expect(answer.invalidKind?.rawValue == expected.rawValue, "\(answer)")
        #expect(!why.isEmpty)
      default: Issue.record("\(answer)")
      }
    } catch let error as ModelError {
      let isDenied = "\(error)".contains("refuses the key")
      #expect(expected == (isDenied ? .denied : .ends), "\(error)")
    }
  }

  @Test func `an account without money is not asked again and again`() async throws {
    let loopback = try LoopbackServer { _ in
      .json(#"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#, status: 429)
    }
    defer { loopback.stop() }
    _ = try await Asked.client(loopback).get("/x")
    #expect(loopback.paths.count == 1)
  }

  @Test func `a server that was there is waited for, and one that never was is not`() async throws {
    let loopback = try LoopbackServer { _ in .json("{}") }
    let pauses = Asked.Pauses()
    let client = try Asked.client(loopback, pauses: pauses)
    #expect(try await client.get("/x").isFine)
    loopback.stop()
    await #expect(throws: ModelError.self) { _ = try await client.get("/x") }
    #expect(pauses.all == [1, 2, 4])
    let other = Asked.Pauses()
    await #expect(throws: ModelError.self) { _ = try await Asked.client(loopback, pauses: other).get("/x") }
    #expect(other.all.isEmpty)
  }

  @Test func `the usual pauses are more than a minute`() {
    let retries = Retries()
    #expect((1..<retries.attempts).map { retries.seconds(before: $0, asked: nil) }.reduce(0, +) > 60)
    #expect(Retries.asked(["retry-after-ms": "1500"], now: Date()) == 1.5)
  }

  @Test(arguments: [
    (
      "data: {\"choices\":[{\"delta\":{\"content\":\"Go\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"od\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n",
      "Good"
    ),
    (
      ": keep alive\r\n\r\ndata:{\"choices\":[{\"text\":\"Go\"}]}\r\ndata:{\"choices\":[{\"text\":\"od\"}]}\r\n", "Good"
    ),
    (
      "data: {\"choices\":[{\"delta\":{\"content\":\"\u{2028}Go\"}}]}\rdata: {\"choices\":[{\"text\":\"\",\"delta\":{\"content\":\"od\"}}]}\r",
      "Good"
    ),
    (
      "event: x\ndata: {\"choices\":[]}\ndata: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"Good\"}]}}]}\n",
      "Good"
    ),
  ])
  func `a stream is put together`(body: String, text: String) throws {
    let value = try #require(EventStream.value(Data(body.utf8)))
    #expect(try ChatReply(value, excerpt: "").reply.text == text)
    #expect(EventStream.value(Data("no stream".utf8)) == nil)
    #expect(EventStream.value(Data((body + "data: {\"choices\":[{\"del").utf8)) == nil || body.contains("[DONE]"))
  }
}

@Suite struct InvalidStreakTests {
  private func answer(_ outcome: ModelAnswer.Outcome) -> ModelAnswer {
    ModelAnswer(
      key: "", instance: InstanceKey("i"), method: .rating, response: .a, firstShown: nil, outcome: outcome)
  }

  @Test func `many invalid answers in a row end a run with three of the replies`() throws {
    let streak = InvalidStreak(most: 4)
    let good = answer(.choice(ChoiceAnswer(word: "Good", value: 4)))
    func bad(_ reply: String) -> ModelAnswer { answer(.invalid(reply: reply, why: "no")) }
    streak.note([bad("1"), bad("2"), bad("3"), good, bad("4"), answer(.tooLong(window: nil)), bad("5")])
    streak.note([bad("6")])
    try streak.check()
    let error = #expect(throws: ModelError.self) {
      streak.note([bad("7")])
      try streak.check()
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(
      text.contains("the last 4 answers were invalid") && text.contains("\"4\" (no); \"5\" (no); \"6\" (no)."),
      "\(text)")
    let endless = InvalidStreak(most: 0)
    endless.note((0..<100).map { _ in bad("x") })
    try endless.check()
  }
}
