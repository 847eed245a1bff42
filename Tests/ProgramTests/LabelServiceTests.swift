import Foundation
import Synchronization
import Testing

@testable import LoopbackModels

/// `demur label` against servers that fail at some questions, and files of many questions.
@Suite struct LabelServiceTests {
  /// A chat whose answers to some instances are others.
  private func chat(
    _ said: @escaping @Sendable (_ text: String) -> LoopbackServer.Reply?
  ) throws -> LoopbackServer {
    try LoopbackServer { request in
      if request.path.hasSuffix("/chat/completions"), let reply = said(request.text) { return reply }
      return ToyServer.reply(request, .plain, .none) ?? ToyServer.notFound
    }
  }

  @Test func `one question's failure is that question's, is counted, and can be asked once more`() throws {
    let study = try LabelStudy(6)
    let isStrict = Mutex(true)
    let loopback = try chat { text in
      guard isStrict.withLock({ $0 }) else { return nil }
      if text.contains("hello 1") {
        return .json(
          #"{"error":{"message":"flagged by our moderation","code":"content_policy_violation"}}"#, status: 400)
      }
      if text.contains("hello 2") { return .json(#"{"choices":[]}"#) }
      if text.contains("hello 3") { return .json(#"{"choices":[{"message":{"content":null,"refusal":"I won't."}}]}"#) }
      // Something between demur and the server.
      if text.contains("hello 5") { return .json("<html>Sign in</html>", headers: ["Content-Type": "text/html"]) }
      return text.contains("hello 4") ? .json("<html>too large</html>", status: 413) : nil
    }
    defer { loopback.stop() }
    let first = try study.label(loopback, "--method", "preference", "--driver", "chat")
    #expect(first.code == 0, "\(first)")
    #expect(
      first.output.contains(
        "4 invalid (1 refused, 1 kept back by a filter, 1 not answered by the server, 1 empty) and no labels"),
      "\(first)")
    #expect(first.output.contains("1 skipped, longer"), "\(first)")
    let status = try Program.succeed("status", "--plain", in: study.folder)
    #expect(
      status.contains(
        "6 asked: 1 answered, 4 invalid (1 refused, 1 kept back by a filter, 1 not answered by the server, 1 empty), 1 too long"
      ), "\(status)")
    let json = try Program.succeed("status", "--json", in: study.folder)
    #expect(json.contains("\"refused\": 1") && json.contains("\"tooLong\": 1"), "\(json)")
    isStrict.withLock { $0 = false }
    let plain = try study.label(loopback, "--method", "preference", "--driver", "chat", "--limit", "4")
    #expect(plain.output.contains("0 answers"), "\(plain)")
    let again = try study.label(
      loopback, "--method", "preference", "--driver", "chat", "--again", "invalid", "--limit", "4")
    #expect(again.code == 0 && again.output.contains("3 answers"), "\(again)")
    #expect(
      try Program.succeed("status", "--plain", in: study.folder).contains(
        "6 asked: 4 answered, 1 invalid (1 not answered by the server), 1 too long"))
    let once = try study.label(
      loopback, "--method", "preference", "--driver", "chat", "--again", "invalid", "--limit", "4")
    #expect(once.output.contains("0 answers"), "\(once)")
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `only invalid answers end a run, with three of them, and settings are sent`() throws {
    let study = try LabelStudy(8)
    let bodies = Mutex<[(body: String, header: String?)]>([])
    let loopback = try LoopbackServer { request in
      bodies.withLock { $0.append((request.text, request.headers["x-team"])) }
      if request.path.hasSuffix("/chat/completions"), !request.text.contains("qz_7") {
        return .json(#"{"choices":[{"message":{"content":"It depends."}}]}"#)
      }
      return ToyServer.reply(request, .plain, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let outcome = try study.label(
      loopback, "--method", "rating", "--driver", "chat", "--invalid-in-a-row", "5", "--concurrency", "1", "--header",
      "X-Team: $MY_TEAM", "--body", "top_k=3", "--body", "seed=null", "--max-tokens", "9",
      environment: ["MY_TEAM": "blue"])
    #expect(outcome.code == 1, "\(outcome)")
    #expect(outcome.errors.contains("the last 5 answers were invalid, one after the other"), "\(outcome)")
    #expect(outcome.errors.components(separatedBy: "\"It depends.\"").count == 4, "\(outcome)")
    let kept = try study.count("model-answer")
    #expect((5...7).contains(kept), "\(kept)")
    let last = try #require(bodies.withLock { $0.last })
    #expect(last.header == "blue")
    #expect(last.body.contains(#""top_k":3"#) && last.body.contains(#""max_tokens":9"#) && !last.body.contains("seed"))
    let other = try study.label(loopback, "--method", "rating", "--driver", "chat", "--max-tokens", "10")
    #expect(other.code == 1 && other.errors.contains("with another settings before"), "\(other)")
  }

  @Test func `explanations come with every order and sample, stay with their labels, and go out and in`() throws {
    let study = try LabelStudy(1)
    let loopback = try ToyServer.start(.plain)
    defer { loopback.stop() }
    let asked = ["--method", "preference", "--driver", "chat", "--order", "both", "--samples", "2"]
    func label(_ more: String...) throws -> Program.Outcome {
      try Program.run(["label", "--server", loopback.address] + asked + more, in: study.folder)
    }
    for (more, message) in [
      (["--wording", "paper"], "no replication"), (["--decode", "score"], "--decode engine"),
    ] {
      let refused = try Program.run(["label"] + asked.prefix(2) + ["--reason"] + more, in: study.folder)
      #expect(refused.code != 0 && refused.errors.contains(message), "\(refused)")
    }
    let first = try label("--reason")
    #expect(first.code == 0 && first.output.contains("4 answers") && first.output.contains("4 explained"), "\(first)")
    let mixed = try label()
    #expect(mixed.code == 1 && mixed.errors.contains("--reason"), "\(mixed)")
    #expect(try label("--reason").output.contains("0 answers"))
    try Program.succeed("export", "answers", "--output", "answers.csv", in: study.folder)
    let table = try String(contentsOfFile: study.folder.file("answers.csv"), encoding: .utf8)
    #expect(table.components(separatedBy: LegalReply.explanation).count == 1 + 2 * 4, "\(table)")
    #expect(table.contains("\"demur, explained\""), "\(table)")
    let other = try LabelStudy(1)
    try other.folder.write(table, to: "answers.csv")
    #expect(try Program.succeed("import", "answers.csv", in: other.folder).contains("4 answers of preference imported"))
    let back = try Program.succeed("export", "answers", in: other.folder)
    #expect(back.components(separatedBy: LegalReply.explanation).count == 1 + 2 * 4, "\(back)")
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `a batch is written, answered by a service, and read back once`() throws {
    let study = try LabelStudy(3)
    let options = ["label", "--method", "rating", "--model", "gpt-x", "--server", "https://api.example.org/v1"]
    let written = try Program.run(options + ["--batch-out", "out.jsonl"], in: study.folder)
    #expect(written.code == 0 && written.output.contains("6 questions written"), "\(written)")
    let lines = try String(contentsOfFile: study.folder.file("out.jsonl"), encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 6)
    var replies: [String] = []
    for (number, line) in lines.enumerated() {
      let asked = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(asked["url"] as? String == "/v1/chat/completions" && asked["method"] as? String == "POST")
      let body = try #require(asked["body"] as? [String: Any])
      #expect(body["model"] as? String == "gpt-x" && body["response_format"] != nil)
      let id = try #require(asked["custom_id"] as? String)
      #expect(id.utf8.count <= 64)
      let reply =
        switch number {
        case 0: #""response":null,"error":{"code":"batch_expired","message":"expired"}"#
        case 1: #""response":{"status_code":400,"body":{"error":{"message":"flagged by moderation"}}},"error":null"#
        default:
          #""response":{"status_code":200,"body":{"choices":[{"message":{"content":"{\"answer\":\"Good\"}"}}]}},"error":null"#
        }
      replies.append(#"{"custom_id":"\#(id)",\#(reply)}"#)
    }
    try study.folder.write(replies.reversed().joined(separator: "\n") + "\n", to: "in.jsonl")
    let read = try Program.run(options + ["--batch-in", "in.jsonl"], in: study.folder)
    #expect(read.code == 1 && read.errors.contains("1 questions got no answer from the service"), "\(read)")
    #expect(read.output.contains("5 answers") && read.output.contains("1 invalid (1 kept back by a filter)"), "\(read)")
    #expect(try study.count("label") == 4)
    let again = try Program.run(options + ["--batch-in", "in.jsonl"], in: study.folder)
    #expect(again.output.contains("0 answers"), "\(again)")
    let more = try Program.run(options + ["--batch-out", "-"], in: study.folder)
    #expect(more.output.split(separator: "\n").count == 1, "\(more)")
    try study.folder.write("what\n", to: "bad.jsonl")
    let bad = try Program.run(options + ["--batch-in", "bad.jsonl"], in: study.folder)
    #expect(bad.code == 1 && bad.errors.contains("bad.jsonl:1: this is no line"), "\(bad)")
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `a batch has every sample of both orders, and one label by the rule that is named`() throws {
    let study = try LabelStudy(1)
    let options = [
      "label", "--method", "preference", "--model", "gpt-x", "--order", "both", "--contradictions", "none", "--samples",
      "2",
    ]
    let written = try Program.run(options + ["--batch-out", "-"], in: study.folder).output.split(separator: "\n")
    #expect(written.count == 4)
    // Whichever response stands first is said to be the better one.
    let replies = try written.map { line -> String in
      let asked = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let id = try #require(asked["custom_id"] as? String)
      return #"{"custom_id":"\#(id)","response":{"body":{"choices":[{"message":{"content":"A_2"}}]}}}"#
    }
    try study.folder.write(replies.joined(separator: "\n") + "\n", to: "in.jsonl")
    let read = try Program.run(options + ["--batch-in", "in.jsonl"], in: study.folder).output
    #expect(read.contains("4 answers") && read.contains("contradictions in 1"), "\(read)")
    let labels = try Program.succeed("export", "preferences", "--kind", "model", in: study.folder).split(
      separator: "\n")
    #expect(labels.count == 2 && labels[1].hasPrefix("i-0,gpt-x (zero-shot),N,0,"), "\(labels)")
  }

  @Test func `a dry run counts requests as they will be, and money`() throws {
    let study = try LabelStudy(3)
    let loopback = try ToyServer.start(.vllm)
    defer { loopback.stop() }
    func told(_ arguments: String...) throws -> String {
      try Program.run(["label", "--method", "rating", "--dry-run"] + arguments, in: study.folder).output
    }
    let vllm = try told("--server", loopback.address)
    #expect(vllm.contains("12 to 18 requests, 2 to 3 a question (driver echo)"), "\(vllm)")
    let chat = try told("--server", loopback.address, "--driver", "chat", "--price-in", "1000", "--price-out", "2000")
    #expect(chat.contains("6 requests, 1 a question (driver chat)"), "\(chat)")
    #expect(chat.contains("At 1000.0 a million tokens read and 2000.0 written: about "), "\(chat)")
    #expect(!loopback.paths.contains { $0.contains("completions") })
  }
}
