import Foundation
import Synchronization
import Testing

@testable import LoopbackModels

/// `demur label` against a server in the test itself.
@Suite struct LabelTests {
  @Test(arguments: [ToyServer.Language.llama, .vllm])
  func `every method labels the whole study, twice the same and asking nothing the second time`(
    language: ToyServer.Language
  ) throws {
    let loopback = try ToyServer.start(language)
    defer { loopback.stop() }
    var exports: [String] = []
    for round in 0..<2 {
      let study = try LabelStudy(3)
      for method in ["perplexity", "rating", "preference", "difficulty-single", "difficulty-preference"] {
        let order = method.hasSuffix("preference") ? ["--order", "both"] : []
        let outcome = try Program.run(
          ["label", "--server", loopback.address, "--method", method] + order, in: study.folder)
        #expect(outcome.code == 0 && outcome.output.contains("6 answers"), "\(method): \(outcome)")
        if method == "preference" { #expect(outcome.output.contains("Both orders of 3 pairs: "), "\(outcome)") }
        guard round == 0 else { continue }
        let before = loopback.paths.count { $0.contains("completion") }
        let again = try Program.run(
          ["label", "--server", loopback.address, "--method", method] + order, in: study.folder)
        #expect(
          again.code == 0 && again.output.contains("0 answers (0 tokens read), 6 were there already"), "\(again)")
        // Not even the server is tried.
        #expect(loopback.paths.count { $0.contains("completion") } == before, "\(method)")
      }
      try Program.succeed("verify", in: study.folder)
      #expect(try study.count("model-answer") == 30)
      exports.append(
        try Program.succeed("report", "--no-intervals", "--format", "json", in: study.folder).components(
          separatedBy: "\"models\""
        ).last?.components(separatedBy: "\"report\"").first ?? "")
    }
    #expect(exports[0] == exports[1])
    #expect(exports[0].contains("toy (perplexity)") && exports[0].contains("toy (zero-shot)"))
  }

  @Test func `killed at random points it goes on, repeats no finished request and labels nothing twice`() throws {
    let study = try LabelStudy(40)
    let requests = Mutex((bodies: [Data](), left: Int.max, isDue: false))
    let loopback = try LoopbackServer { request in
      if request.path == "/completion" {
        requests.withLock { state in
          state.bodies.append(request.body)
          state.left -= 1
          if state.left <= 0 { state.isDue = true }
        }
      }
      return ToyServer.reply(request, .llama, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    // What the probe asks at every start is no question.
    #expect(try study.label(loopback, "--method", "perplexity", "--limit", "1").code == 0)
    let probes = Set(requests.withLock { $0.bodies })
    var rounds: [(kept: Int, bodies: [Data])] = []
    while true {
      let kept = try study.count("model-answer")
      requests.withLock { state in
        state.bodies = []
        state.left = Int.random(in: 4...25)
        state.isDue = false
      }
      let (process, _) = try study.begin(loopback, "--method", "perplexity", "--concurrency", "1")
      var status: Int32 = 0
      var hasEnded = false
      while !hasEnded, !requests.withLock({ $0.isDue }) {
        usleep(200)
        hasEnded = waitpid(process, &status, WNOHANG) == process
      }
      if !hasEnded {
        kill(process, SIGKILL)
        Program.waitForEnd(of: process)
      }
      // What was sent before the end may not have been read yet.
      try Wait.until("a server that has read everything") { loopback.isIdle }
      rounds.append((kept, requests.withLock { $0.bodies.filter { !probes.contains($0) } }))
      if hasEnded {
        #expect(status == 0)
        break
      }
      let verified = try Program.run(["verify"], in: study.folder)
      #expect(verified.code == 0, "\(verified)")
      try #require(rounds.count < 100)
    }
    #expect(rounds.count > 3)
    // One after the other, each start goes on behind the last answer that is in the file: nothing of what is there is asked
    // again, and nothing is left out. Both answers of the first instance were there before.
    var all: [Data] = []
    for body in rounds.flatMap(\.bodies) where !all.contains(body) { all.append(body) }
    #expect(all.count == 78)
    for (kept, bodies) in rounds { #expect(Array(all.dropFirst(kept - 2).prefix(bodies.count)) == bodies) }
    #expect(try study.count("model-answer") == 80)
    #expect(try study.count("label") == 40 + relabelled(study))
    let rows = try Program.succeed("export", "preferences", "--kind", "model", in: study.folder).split(separator: "\n")
    #expect(rows.count == 41 && Set(rows).count == rows.count)
    // Nor do a model's labels mix with people's.
    #expect(try Program.succeed("export", "preferences", in: study.folder).split(separator: "\n").count == 1)
  }

  /// Labels that replaced others, since cuts move when there are more perplexities.
  private func relabelled(_ study: LabelStudy) throws -> Int {
    try study.number("SELECT count(*) FROM event WHERE kind = 'label' AND target IS NOT NULL")
  }

  @Test func `Ctrl-C keeps what was answered, says so and ends with 130`() throws {
    let study = try LabelStudy(20)
    let asked = Mutex(0)
    let loopback = try LoopbackServer { request in
      let isQuestion = request.path == "/completion" && (request.json["n_predict"] as? Int ?? 0) > 1
      if isQuestion,
        asked.withLock({
          $0 += 1; return $0
        }) > 5
      {
        return .stall
      }
      return ToyServer.reply(request, .llama, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let (process, files) = try study.begin(loopback, "--method", "perplexity", "--concurrency", "2")
    try Wait.until("seven questions") { asked.withLock { $0 } >= 7 }
    kill(process, SIGINT)
    #expect(Program.waitForEnd(of: process) == 130)
    let errors = try String(contentsOf: URL(filePath: files[2]), encoding: .utf8)
    #expect(errors.contains("Stopped. 5 answers were kept; the same command goes on from here."), "\(errors)")
    #expect(try study.count("model-answer") == 5)
    try Program.succeed("verify", in: study.folder)
  }

  @Test(arguments: [("HUP", SIGHUP), ("INT", SIGINT), ("TERM", SIGTERM)])
  func `a run goes on through a signal that was ignored when it began`(name: String, signal: Int32) throws {
    let study = try LabelStudy(3)
    let asked = Mutex(0)
    let isHeld = Mutex(true)
    let loopback = try LoopbackServer { request in
      if request.path == "/completion", (request.json["n_predict"] as? Int ?? 0) > 1 {
        asked.withLock { $0 += 1 }
        while isHeld.withLock({ $0 }) { usleep(1000) }
      }
      return ToyServer.reply(request, .llama, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let (process, files) = try study.begin(loopback, "--method", "perplexity", ignoring: name)
    try Wait.until("a question") { asked.withLock { $0 } >= 1 }
    kill(process, signal)
    isHeld.withLock { $0 = false }
    #expect(Program.waitForEnd(of: process) == 0)
    #expect(try String(contentsOf: URL(filePath: files[1]), encoding: .utf8).contains("6 answers"))
    #expect(try study.count("model-answer") == 6)
  }

  @Test func `the key goes to the server and nowhere else`() throws {
    let study = try LabelStudy(1)
    let secret = "secret-key-\(UUID().uuidString)"
    let seen = Mutex<[String?]>([])
    let loopback = try LoopbackServer { request in
      seen.withLock { $0.append(request.headers["authorization"]) }
      return ToyServer.reply(request, .llama, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let outcome = try study.label(
      loopback, "--method", "rating", "--key-variable", "MY_KEY", environment: ["MY_KEY": secret])
    #expect(outcome.code == 0)
    #expect(!outcome.output.contains(secret) && !outcome.errors.contains(secret))
    #expect(seen.withLock { all in !all.isEmpty && all.allSatisfy { $0 == "Bearer \(secret)" } })
    let file = try Data(contentsOf: URL(filePath: study.folder.file("toys.demur")))
    #expect(file.range(of: Data(secret.utf8)) == nil)
  }

  @Test func `bad input has one message each`() throws {
    let study = try LabelStudy(2)
    let loopback = try ToyServer.start(.llama)
    defer { loopback.stop() }
    let strange = try LoopbackServer { _ in .json("<html>hello</html>") }
    defer { strange.stop() }
    let prompt = try study.folder.write("Rate this: {{context}}", to: "mine.txt")
    for (arguments, code, message) in [
      (["--method", "rating"], 2, "no server"), (["--server", loopback.address], 2, "no method"),
      (["--server", "not a server", "--method", "rating"], 1, "is no server's address"),
      (["--server", "http://127.0.0.1:1", "--method", "rating"], 1, "there is no server"),
      (["--server", strange.address, "--method", "rating"], 1, "this is a web page"),
      (["--server", strange.address, "--method", "rating", "--driver", "llama"], 1, "this is a web page"),
      (["--server", loopback.address, "--method", "perplexity", "--driver", "chat"], 1, "perplexity cannot be had"),
      (["--server", loopback.address, "--method", "rating", "--prompt", prompt], 1, "{{response}} is missing"),
      (["--server", loopback.address, "--method", "rating", "--subset", "none"], 2, "no such subset"),
      (
        ["--server", loopback.address, "--method", "rating", "--model", "other", "--driver", "echo"], 1,
        "name one of: toy"
      ),
    ] {
      let outcome = try Program.run(["label"] + arguments, in: study.folder)
      #expect(outcome.code == Int32(code) && outcome.errors.contains(message), "\(arguments): \(outcome)")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
    let engine = try study.label(loopback, "--method", "perplexity", "--decode", "engine")
    #expect(engine.code == 2 && engine.errors.contains("perplexity asks nothing"), "\(engine)")
    #expect(try study.count("model-answer") == 0)
    #expect(try study.label(loopback, "--method", "rating").code == 0)
    let mixed = try study.label(loopback, "--method", "rating", "--template", "raw")
    #expect(mixed.code == 1 && mixed.errors.contains("with another template before"), "\(mixed)")
    #expect(try study.label(loopback, "--method", "rating", "--template", "raw", "--name", "toy raw").code == 0)
  }

  @Test func `scores from elsewhere become labels, once, and a faulty file nothing`() throws {
    let study = try LabelStudy(5)
    let rows = (0..<5).flatMap { ["i-\($0),A,far,-8,4", "i-\($0),B,far,-\(8 + $0),4"] }
    try study.folder.write(
      (["instance,response,model,logprob,tokens"] + rows).joined(separator: "\n") + "\n", to: "s.csv")
    let first = try Program.succeed("label", "scores", "s.csv", in: study.folder)
    #expect(
      first.contains("10 scores imported") && first.contains("5 preferences from perplexities, 5 new"), "\(first)")
    let again = try Program.succeed("label", "scores", "s.csv", in: study.folder)
    #expect(again.contains("0 scores imported, 10 were there already") && again.contains("none changed"), "\(again)")
    for (text, message) in [
      ("i-0,A,far,-9,4", "s2.csv:2: far has another score"), ("i-9,A,far,-9,4", "s2.csv:2: the study has no instance"),
      ("i-0,A,new,1,4", "s2.csv:2: "), ("i-0,A,new,-1,0", "s2.csv:2: "), ("i-0,A,new,nan,4", "s2.csv:2: "),
      ("i-0,C,new,-1,4", "s2.csv:2: "), ("i-0,A,new,-1,4\ni-0,A,new,-1,4", "s2.csv:3: "),
    ] {
      try study.folder.write("instance,response,model,logprob,tokens\n\(text)\n", to: "s2.csv")
      let outcome = try Program.run(["label", "scores", "s2.csv"], in: study.folder)
      #expect(outcome.code == 1 && outcome.errors.contains(message), "\(text): \(outcome)")
    }
    #expect(try study.count("model-answer") == 10)
    let wider = try Program.succeed("label", "normalise", "--none", "0.5", "--little", "0.9", in: study.folder)
    #expect(wider.contains("far (perplexity): 5 preferences"), "\(wider)")
    #expect(wider.contains("shares 0.5 and 0.9, kept"), "\(wider)")
    for command in [["scores", "s.csv"], ["normalise"]] {
      let later = try Program.run(["label"] + command, in: study.folder)
      #expect(later.output.contains("none changed"), "\(later)")
      #expect(later.output.contains("shares 0.5 and 0.9, kept"), "\(later)")
    }
    let outcome = try Program.run(["label", "normalise", "--none", "0.95"], in: study.folder)
    #expect(outcome.code == 2 && outcome.errors.contains("--none 0.95 --little 0.9"), "\(outcome)")
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `what was answered already is known where the model is`() throws {
    let study = try LabelStudy(3)
    let loopback = try ToyServer.start(.llama)
    #expect(try study.label(loopback, "--method", "rating", "--limit", "2").code == 0)
    func told(_ arguments: String...) throws -> String {
      try Program.run(["label", "--method", "rating", "--dry-run"] + arguments, in: study.folder).output
    }
    let known = "6 questions of rating, 4 answered already, 2 to ask."
    for arguments in [["--name", "toy"], ["--model", "toy"], ["--server", loopback.address]] {
      #expect(try told(arguments[0], arguments[1]).contains(known))
    }
    #expect(try told("--model", "other").contains("0 answered already, 6 to ask"))
    #expect(try told().contains("is not known: no model is named. Name one with --server, --model or --name."))
    loopback.stop()
    let gone = try told("--server", "http://127.0.0.1:1")
    #expect(gone.contains("is not known") && gone.contains("there is no server"), "\(gone)")
  }

  @Test func `two runs at once keep every answer once, and say that there are two`() throws {
    let study = try LabelStudy(3)
    let asked = Mutex(0)
    let loopback = try LoopbackServer { request in
      // Both ask the first question before either is answered.
      if request.path.hasSuffix("/chat/completions"), request.text.contains("hello 0") {
        asked.withLock { $0 += 1 }
        let end = ContinuousClock.now + .seconds(Wait.limit)
        while asked.withLock({ $0 }) < 2, ContinuousClock.now < end { usleep(2000) }
      }
      return ToyServer.reply(request, .plain, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    var processes: [Int32] = []
    for run in 0..<2 {
      let files = (0..<3).map { study.folder.file("stream-\(run)-\($0)") }
      try Data().write(to: URL(filePath: files[0]))
      processes.append(
        try Program.start(
          executable: Program.path,
          [
            "label", "--server", loopback.address, "--method", "preference", "--driver", "chat", "--concurrency", "1",
          ], in: study.folder, streams: files))
    }
    for process in processes { #expect(Program.waitForEnd(of: process) == 0) }
    let errors = try (0..<2).map { try String(contentsOfFile: study.folder.file("stream-\($0)-2"), encoding: .utf8) }
    #expect(errors.contains { $0.contains("Another run asks this model the same questions.") }, "\(errors)")
    #expect(try study.count("model-answer") == 3 && study.count("label") == 3)
    try Program.succeed("verify", in: study.folder)
  }

  @Test func `a probe tells that a server which chats can echo as well`() throws {
    let study = try LabelStudy(1)
    let loopback = try ToyServer.start(.plain)
    defer { loopback.stop() }
    let told = try Program.succeed("label", "--probe", "--server", loopback.address, in: study.folder)
    #expect(told.contains("driver  chat"), "\(told)")
    #expect(told.contains("yes  with --driver echo: perplexity, and questions with --decode score"), "\(told)")
  }

  @Test func `what a run would cost is told without asking anybody`() throws {
    let study = try LabelStudy(4)
    let told = try Program.succeed(
      "label", "--method", "preference", "--order", "both", "--subset", "even", "--dry-run", in: study.folder)
    #expect(told.contains("4 questions of preference, 0 answered already, 4 to ask."), "\(told)")
    #expect(try study.count("model-answer") == 0)
  }
}
