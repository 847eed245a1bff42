import Foundation
import Synchronization
import Testing

@testable import LoopbackModels

/// What becomes of a run whose server fails: the message, and what is in the study afterwards.
@Suite struct LabelFaultTests {
  private typealias Reply = LoopbackServer.Reply

  /// The toy server, whose answers to questions go wrong from some number on, as often as told.
  private func server(
    _ language: ToyServer.Language = .llama, wrong: Range<Int>,
    _ reply: @escaping @Sendable (LoopbackServer.Request) -> Reply?
  ) throws -> LoopbackServer {
    let questions = Mutex(0)
    return try LoopbackServer { request in
      let sound = ToyServer.reply(request, language, .none) ?? ToyServer.notFound
      // The probe generates and scores one token; a question has more.
      guard request.path == "/completion", request.json["n_predict"] as? Int ?? 0 > 1 else { return sound }
      let number = questions.withLock {
        $0 += 1
        return $0 - 1
      }
      return wrong.contains(number) ? reply(request) ?? sound : sound
    }
  }

  @Test(arguments: [
    (ToyServer.Language.vllm, ToyServer.Fault.echoIgnored, "perplexity", "ignored echo"),
    (.plain, .echoIgnored, "perplexity", "ignored echo"),
    (.vllm, .shifted, "perplexity", "do not belong to their tokens"),
    (.llama, .shifted, "rating", "do not belong to their tokens"),
    (.plain, .negativeOffsets, "perplexity", "offsets are negative"),
    (.vllm, .nulls, "perplexity", "one of them is missing"),
    (.llama, .standIns, "preference", "-9999 stands in"),
    (.llama, .constraintIgnored, "rating", "ignored the grammar"),
    (.llama, .noLogprobs, "perplexity", "gives no log-probabilities"),
  ])
  func `a server that cannot be trusted labels nothing`(
    language: ToyServer.Language, fault: ToyServer.Fault, method: String, message: String
  ) throws {
    let study = try LabelStudy(2)
    let loopback = try ToyServer.start(language, fault)
    defer { loopback.stop() }
    let outcome = try study.label(loopback, "--method", method, "--template", "raw")
    #expect(outcome.code == 1 && outcome.errors.contains(message), "\(outcome)")
    #expect(try study.count("model-answer") == 0 && study.count("label") == 0)
    // Most show at the probe, before the study knows of a run; llama.cpp's grammar when the first question is asked.
    let isSeenByProbe = fault != .constraintIgnored
    #expect(try study.number("SELECT count(*) FROM annotator") == (isSeenByProbe ? 0 : 1))
    #expect(outcome.errors.split(separator: "\n").count == (isSeenByProbe ? 1 : 2), "\(outcome.errors)")
  }

  @Test(arguments: ["1000000000000000000", "9223372036854775807", "1e300", "-5", "0.5", #""9""#, "null"])
  func `a number of tokens that nobody can have counted ends no run`(count: String) throws {
    let study = try LabelStudy(8)
    let loopback = try LoopbackServer { request in
      (ToyServer.reply(request, .plain, .none) ?? ToyServer.notFound).replacing(
        #""prompt_tokens":9"#, with: #""prompt_tokens":\#(count)"#)
    }
    defer { loopback.stop() }
    let outcome = try study.label(
      loopback, "--method", "rating", "--driver", "chat", "--decode", "engine", "--model", "toy")
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try study.count("model-answer") == 16)
  }

  @Test(arguments: [
    (Reply.json("{}", status: 404), "no such address (404)"),
    (.json(#"{"content":"x"}"#), "gives no log-probabilities"),
    (.json(#"{"content":"x","completion_probabilities":[]}"#), "ignored the grammar"),
    (.json("{}", status: 401), "refuses the key"),
  ])
  func `a server that goes wrong half-way ends the run, and what was right stays`(
    reply: LoopbackServer.Reply, message: String
  ) throws {
    let study = try LabelStudy(10)
    let loopback = try server(wrong: 5..<6) { _ in reply }
    defer { loopback.stop() }
    let outcome = try study.label(loopback, "--method", "perplexity", "--concurrency", "1")
    #expect(outcome.code == 1 && outcome.errors.contains(message), "\(outcome)")
    #expect(outcome.errors.contains("5 answers were kept before this:"), "\(outcome)")
    #expect(try study.count("model-answer") == 5)
    #expect(try study.count("label") == 0)
    let again = try study.label(loopback, "--method", "perplexity")
    #expect(again.code == 0 && again.output.contains("15 answers"), "\(again)")
    #expect(again.output.contains("5 were there already"), "\(again)")
    try Program.succeed("verify", in: study.folder)
  }

  @Test(arguments: [
    (Reply.stall, "no answer within 3 s; asking once more." as String?),
    // The network library itself sends again what met a connection that had been closed.
    (.reset, nil), (.close, nil), (.torn("{\"content\""), "the connection broke; asking again in 1 s."),
    (.json("{}", status: 429, headers: ["Retry-After": "2"]), "the server says 429; asking again in 2 s."),
    (.json("{}", status: 503), "the server says 503; asking again in 1 s."),
  ])
  func `what passes is waited for, and said`(reply: LoopbackServer.Reply, message: String?) throws {
    let study = try LabelStudy(4)
    let loopback = try server(wrong: 3..<4) { _ in reply }
    defer { loopback.stop() }
    // What answers at all does so within three seconds, on a busy machine too.
    let outcome = try study.label(loopback, "--method", "perplexity", "--timeout", "3")
    #expect(outcome.code == 0, "\(outcome)")
    if let message { #expect(outcome.errors.contains("/completion: " + message), "\(outcome)") }
    #expect(try study.count("model-answer") == 8)
  }

  @Test func `half a reply is one question's failure, which is asked once more where that is wanted`() throws {
    let study = try LabelStudy(3)
    let loopback = try server(wrong: 2..<3) { _ in .json("{\"content\": \"x\", \"completion_prob") }
    defer { loopback.stop() }
    let outcome = try study.label(loopback, "--method", "perplexity", "--concurrency", "1")
    #expect(outcome.code == 0 && outcome.output.contains("1 invalid (1 not answered by the server)"), "\(outcome)")
    #expect(outcome.output.contains("its reply is no whole JSON: {\"content\""), "\(outcome)")
    #expect(try study.count("model-answer") == 6 && study.count("label") == 2)
    let again = try study.label(loopback, "--method", "perplexity", "--again", "invalid")
    #expect(again.code == 0 && again.output.contains("1 answers"), "\(again)")
    #expect(try study.number("SELECT count(*) FROM standing WHERE state = 'labelled'") == 3)
  }

  @Test func `a question on which the server hangs is left out, and asked again by the next run`() throws {
    let study = try LabelStudy(6)
    let isHung = Mutex(true)
    let stuck = ToyModel.tokens(" Very bad 3")
    let loopback = try LoopbackServer { request in
      let grammar = request.json["grammar"] as? String ?? ""
      let isStuck = grammar == "root ::= " + stuck.map { "<[\($0)]>" }.joined(separator: " ")
      if isStuck, isHung.withLock({ $0 }) { return .stall }
      return ToyServer.reply(request, .llama, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let outcome = try study.label(loopback, "--method", "perplexity", "--timeout", "3", "--concurrency", "2")
    #expect(outcome.code == 1 && outcome.output.contains("11 answers"), "\(outcome)")
    #expect(outcome.errors.contains("1 question got no answer and was left out"), "\(outcome)")
    #expect(try study.count("model-answer") == 11 && study.count("label") == 5)
    isHung.withLock { $0 = false }
    let again = try study.label(loopback, "--method", "perplexity")
    #expect(again.code == 0 && again.output.contains("1 answers"), "\(again)")
    #expect(try study.count("model-answer") == 12)
  }

  @Test func `a server that hangs for good ends the run, which goes on later`() throws {
    let study = try LabelStudy(20)
    let loopback = try server(wrong: 7..<100) { _ in .stall }
    let outcome = try study.label(loopback, "--method", "perplexity", "--timeout", "3", "--concurrency", "16")
    loopback.stop()
    #expect(outcome.code == 1 && outcome.errors.contains("no answer within 3 s, twice."), "\(outcome)")
    #expect(outcome.errors.contains("7 answers were kept before this:"), "\(outcome)")
    // Sixteen that stall are told once.
    #expect(outcome.errors.split(separator: "\n").count == 4, "\(outcome.errors)")
    let sound = try ToyServer.start(.llama)
    defer { sound.stop() }
    let again = try study.label(sound, "--method", "perplexity")
    #expect(again.code == 0 && again.output.contains("33 answers"), "\(again)")
  }

  @Test func `a server that dies while sixteen are under way ends the run, which goes on later`() throws {
    let study = try LabelStudy(20)
    let box = Mutex<LoopbackServer?>(nil)
    let loopback = try server(wrong: 7..<100) { _ in
      box.withLock { $0 }?.stop()
      return .reset
    }
    box.withLock { $0 = loopback }
    let outcome = try study.label(loopback, "--method", "perplexity", "--concurrency", "16", "--retries", "1")
    #expect(outcome.code == 1 && outcome.errors.contains("there is no server (nobody answers there)"), "\(outcome)")
    let kept = try study.count("model-answer")
    #expect(kept <= 7 && outcome.errors.contains("\(kept) answers were kept before this:"), "\(outcome)")
    let sound = try ToyServer.start(.llama)
    defer { sound.stop() }
    let again = try study.label(sound, "--method", "perplexity")
    #expect(again.code == 0 && again.output.contains("\(40 - kept) answers"), "\(again)")
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `Ctrl-C while the server hangs leaves at once`() throws {
    let study = try LabelStudy(20)
    let stalled = Mutex(0)
    let loopback = try server(wrong: 5..<100) { _ in
      stalled.withLock { $0 += 1 }
      return .stall
    }
    defer { loopback.stop() }
    let (process, files) = try study.begin(loopback, "--method", "perplexity", "--concurrency", "16")
    try Wait.until("sixteen questions that hang") { stalled.withLock { $0 } >= 16 }
    let clock = ContinuousClock.now
    kill(process, SIGINT)
    #expect(Program.waitForEnd(of: process) == 130)
    // Where it is not said, an answer is waited for for five minutes.
    #expect(ContinuousClock.now - clock < .seconds(100))
    let errors = try String(contentsOf: URL(filePath: files[2]), encoding: .utf8)
    #expect(errors.contains("Stopped. 5 answers were kept; the same command goes on from here."), "\(errors)")
    #expect(try study.count("model-answer") == 5)
  }

  @Test func `what is longer than the window is skipped, counted, and not asked again`() throws {
    let study = try LabelStudy(2)
    let long = """
      {"id": "long", "subset": "even", "context": "Human: \(String(repeating: "xyz ", count: 2000))", \
      "response_a": "the good", "response_b": "Very bad"}
      """
    try study.folder.write(long + "\n", to: "long.jsonl")
    try Program.succeed("import", "long.jsonl", in: study.folder)
    let loopback = try ToyServer.start(.llama)
    defer { loopback.stop() }
    for (asked, skipped) in [
      (4, "2 skipped, longer than the model's window"), (0, "4 were there already, 2 skipped earlier"),
    ] {
      let outcome = try study.label(loopback, "--method", "rating")
      #expect(outcome.code == 0 && outcome.output.contains("\(asked) answers"), "\(outcome)")
      #expect(outcome.output.contains(skipped) && !outcome.errors.contains("No label was made"), "\(outcome)")
    }
    #expect(try study.count("label") == 4)
  }

  @Test func `what was too long for a window that nobody states is asked again`() throws {
    let study = try LabelStudy(3)
    let isSmall = Mutex(true)
    let loopback = try LoopbackServer { request in
      // The probe's own question is no response to a pair.
      if request.path.hasSuffix("/chat/completions"), !request.text.contains("qz_7"), isSmall.withLock({ $0 }) {
        return .json(#"{"error":{"message":"the maximum context length is exceeded"}}"#, status: 400)
      }
      return (ToyServer.reply(request, .plain, .none) ?? ToyServer.notFound).replacing("4000", with: "null")
    }
    defer { loopback.stop() }
    for _ in 0..<2 {
      let outcome = try study.label(loopback, "--method", "rating", "--driver", "chat")
      #expect(outcome.code == 0 && outcome.output.contains("0 answers (0 tokens read), 6 skipped"), "\(outcome)")
      #expect(outcome.errors.contains("No label was made: every question is longer"), "\(outcome)")
      #expect(try study.count("model-answer") == 6)
    }
    isSmall.withLock { $0 = false }
    let again = try study.label(loopback, "--method", "rating", "--driver", "chat")
    #expect(again.code == 0 && again.output.contains("6 answers") && !again.output.contains("skipped"), "\(again)")
    #expect(try study.count("label") == 6)
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `a NUL in a reply is kept as an invalid answer that shows it`() throws {
    let study = try LabelStudy(2)
    let loopback = try LoopbackServer { request in
      if request.path.hasSuffix("/chat/completions"), request.text.contains("hello 0") {
        return .json(#"{"choices":[{"message":{"content":"Go\u0000od"}}]}"#)
      }
      return ToyServer.reply(request, .plain, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let outcome = try study.label(loopback, "--method", "rating", "--driver", "chat")
    #expect(
      outcome.code == 0 && outcome.output.contains("4 answers") && outcome.output.contains("2 invalid"), "\(outcome)")
    #expect(try study.count("label") == 2)
    #expect(try study.number(#"SELECT count(*) FROM event WHERE payload LIKE '%"Go\\u0000od"%'"#) == 2)
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `what is secret is neither shown nor stored, wherever somebody put it`() throws {
    let study = try LabelStudy(1)
    let secret = "hidden\(UInt32.random(in: 0...UInt32.max))"
    let loopback = try LoopbackServer { request in
      // A server that repeats the key which it refuses.
      .json(#"{"error":{"message":"\#(request.headers["authorization"] ?? "") is wrong"}}"#, status: 400)
    }
    defer { loopback.stop() }
    let host = loopback.address.dropFirst("http://".count)
    for (address, environment) in [
      ("http://user:\(secret)@\(host)", [:]), ("http://\(secret)@\(host)", [:]),
      ("\(loopback.address)?key=\(secret)", [:]),
      (loopback.address, ["DEMUR_SERVER_KEY": secret]),
      (loopback.address, ["DEMUR_SERVER_KEY": "two \(secret)\nlines"]),
    ] as [(String, [String: String])] {
      for arguments in [["--method", "rating"], ["--probe"], ["--method", "rating", "--dry-run"]] {
        let outcome = try Program.run(
          ["label", "--server", address] + arguments, in: study.folder, environment: environment)
        #expect(outcome.code != 0 || arguments.last == "--dry-run", "\(outcome)")
        #expect(!(outcome.output + outcome.errors).contains(secret), "\(outcome)")
      }
      let outcome = try Program.run(
        ["label", "--method", "rating"], in: study.folder,
        environment: environment.merging(["DEMUR_SERVER": address]) { $1 })
      #expect(outcome.code != 0 && !(outcome.output + outcome.errors).contains(secret), "\(outcome)")
    }
    for name in try FileManager.default.subpathsOfDirectory(atPath: study.folder.path) {
      guard let data = FileManager.default.contents(atPath: study.folder.file(name)) else { continue }
      #expect(data.range(of: Data(secret.utf8)) == nil, "\(name)")
    }
  }
}
