import ArgumentParser
import Foundation
import ModelAnnotators
import Study

/// Which server is asked, and how it is reached.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The server's address; $DEMUR_SERVER if none is given.", valueName: "url"))
  var server: String?

  @Option(help: ArgumentHelp("The model, as the server calls it; the only one if none is named.", valueName: "name"))
  var model: String?

  @Option(help: "echo (vLLM's completions), llama (llama.cpp) or chat; found out if none is given.")
  var driver: ModelDriver?

  @Option(
    name: .long,
    help: ArgumentHelp("The environment variable that holds the server's key; it is never stored.", valueName: "name"))
  var keyVariable = "DEMUR_SERVER_KEY"

  @Option(
    help: ArgumentHelp(
      "Seconds without a useful byte of an answer until a request is given up; ten times that in all.", valueName: "s"))
  var timeout = 300.0

  @Option(help: ArgumentHelp("Requests under way at a time.", valueName: "n"))
  var concurrency = 4

  @Option(
    help: ArgumentHelp(
      "How often a request is sent again where the server is busy, breaks off or is away; the pauses double, 6 are a minute.",
      valueName: "n"))
  var retries = 6

  @Option(
    help: ArgumentHelp(
      "Tokens of an answer at most; 64, 512 with --reason, or 4096 where the model thinks first.", valueName: "n"))
  var maxTokens: Int?

  @Option(
    help: ArgumentHelp(
      "A further header, as 'Name: value'; a value '$NAME' is taken from the environment. May be given again.",
      valueName: "header"))
  var header: [String] = []

  @Option(
    help: ArgumentHelp(
      "A further parameter, its value as JSON or text; null leaves one of demur's own out. May be given again.",
      valueName: "key=value"))
  var body: [String] = []

  func validate() throws {
    guard (0...100).contains(retries) else { throw ValidationError("--retries \(retries): from 0 to 100.") }
    if let maxTokens, maxTokens < 1 { throw ValidationError("--max-tokens \(maxTokens): at least 1.") }
    for text in body { _ = try SentExtras.member(text) }
    for text in header { _ = try SentExtras.header(text, environment: [:]) }
    guard (1...256).contains(concurrency) else { throw ValidationError("--concurrency \(concurrency): from 1 to 256.") }
    guard timeout.isFinite, (1...86_400).contains(timeout) else {
      throw ValidationError("--timeout: from 1 to 86400 seconds.")
    }
  }

  /// nil where none is named.
  var address: String? {
    let named = server ?? ProcessInfo.processInfo.environment["DEMUR_SERVER"]
    return named?.isEmpty == true ? nil : named
  }

  /// - Parameters:
  ///   - note: told why something is asked again.
  ///   - say: told what is not as usual with the server, each thing once.
  func client(
    note: @escaping @Sendable (String) -> Void = { _ in }, say: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> ServerClient {
    guard let address else {
      throw Failure.usage(
        "no server. Name one with --server http://127.0.0.1:8080 or $DEMUR_SERVER; `demur guide models` says more.")
    }
    return try client(at: address, note: note, say: say)
  }

  func client(
    at address: String, note: @escaping @Sendable (String) -> Void, say: @escaping @Sendable (String) -> Void
  ) throws -> ServerClient {
    let environment = ProcessInfo.processInfo.environment
    let key = environment[keyVariable]?.trimmingCharacters(in: .whitespacesAndNewlines)
    guard key?.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }) ?? true else {
      throw Failure.usage(
        "$\(keyVariable): a key has no blanks, line ends or letters beyond ASCII. Put the key alone into it.")
    }
    return try ServerClient(
      address, key: key, http: NetworkHTTP(.init(idle: timeout), connections: concurrency),
      retries: Retries(attempts: retries + 1, note: note), extras: try extras(environment, say: say))
  }
}

extension ServerOptions {
  private func extras(
    _ environment: [String: String], say: @escaping @Sendable (String) -> Void
  ) throws -> ServerExtras {
    var extras = ServerExtras()
    for text in header {
      let (name, value) = try SentExtras.header(text, environment: environment)
      guard let value else {
        throw Failure.usage("--header \(name): the environment variable that it names is not set, or has line ends.")
      }
      extras.headers[name] = value
    }
    for text in body {
      let (name, value) = try SentExtras.member(text)
      extras.members[name] = value
    }
    extras.maxTokens = maxTokens
    extras.say = say
    return extras
  }
}

/// What is asked, of which instances.
struct QuestionOptions: ParsableArguments {
  @Option(help: "perplexity, rating, preference, difficulty-single or difficulty-preference.")
  var method: ModelMethod?

  @Option(help: "raw text, or the model's own template for a chat: raw for perplexity, chat for questions.")
  var template: ModelTemplate?

  @Option(help: "score every legal answer, or let the server's engine answer; score, for the driver chat engine.")
  var decode: ModelDecode?

  @Option(help: "In which order a pair is shown: as in the data, or both ways.")
  var order: Order = .data

  @Option(
    help: ArgumentHelp(
      "Answers to each question, drawn at --temperature and kept one by one; the first is the label.", valueName: "k"))
  var samples: Int?

  @Option(help: ArgumentHelp("How far --samples stray from the likeliest answer; 1 if none is given.", valueName: "t"))
  var temperature: Double?

  @Flag(
    help: "Have each answer explained before it is given, and keep the explanation; the label is the answer after it.")
  var reason = false

  @Option(
    help: """
      With --order both, what one label is made of a pair's two answers: their mean, or none, which is N where they contradict \
      and their mean where not; what it was last, at first the mean.
      """)
  var contradictions: OrderRule?

  @Option(help: "Whose words questions are asked in: demur's, or the paper's own, to replicate it.")
  var wording: PromptWording?

  @Option(
    help: ArgumentHelp("A wording of your own, with its placeholders and a header of its answers.", valueName: "file"))
  var prompt: String?

  @Option(help: ArgumentHelp("What the study calls the model, when the server's name does not do.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("Only instances of this subset; may be given again.", valueName: "name"))
  var subset: [String] = []

  @Option(parsing: .unconditional, help: ArgumentHelp("Only the first instances.", valueName: "n"))
  var limit: Int?

  enum Order: String, ExpressibleByArgument, CaseIterable { case data, both }

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit \(limit): at least 1.") }
    if prompt != nil, method == .perplexity {
      throw ValidationError("--prompt: perplexity asks nothing, so there is no wording to replace.")
    }
    if prompt != nil, wording != nil { throw ValidationError("--prompt and --wording exclude each other.") }
    if wording != nil, method == .perplexity {
      throw ValidationError("--wording: perplexity asks nothing, so there is no wording to choose.")
    }
    if decode == .engine, method == .perplexity {
      throw ValidationError("--decode engine: perplexity asks nothing, so there is no answer for the engine to give.")
    }
    if let samples, !(1...1000).contains(samples) { throw ValidationError("--samples \(samples): from 1 to 1000.") }
    if let temperature, !(temperature.isFinite && temperature > 0 && temperature <= 5) {
      throw ValidationError("--temperature: above 0, at most 5.")
    }
    if temperature != nil, samples == nil {
      throw ValidationError("--temperature: goes with --samples; a single answer is the likeliest one.")
    }
    if samples != nil, method == .perplexity || decode == .score {
      throw ValidationError(
        "--samples: answers are drawn by the server's engine, with --decode engine. Scored ones have their probabilities "
          + "already, and perplexity asks nothing.")
    }
    if reason, method == .perplexity || decode == .score {
      throw ValidationError(
        "--reason: an explanation is what a model says, with --decode engine. Scored answers are not said, and perplexity asks "
          + "nothing.")
    }
    if reason, wording == .paper {
      throw ValidationError(
        "--reason: the paper asked for no explanations, so this would be no replication. Leave one of --reason and --wording "
          + "paper out; --prompt takes a wording of your own.")
    }
    if contradictions != nil, order != .both || method != .preference {
      throw ValidationError("--contradictions: goes with --method preference --order both.")
    }
    if order == .both, method?.isOfResponse == true {
      throw ValidationError("--order both: \(method?.rawValue ?? "") shows one response, so there is one order.")
    }
  }

  func requiredMethod() throws -> ModelMethod {
    guard let method else {
      throw Failure.usage(
        "no method. Name one with --method: " + ModelMethod.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return method
  }

  /// The wording: a file's, or demur's own.
  func prompt(_ method: ModelMethod) throws -> Prompt? {
    guard let prompt else { return try (wording ?? .demur).prompt(for: method, isExplained: reason) }
    return try Prompt(TextFile.read(prompt), for: method, name: prompt)
  }

  /// - Parameter driver: decides how answers are found where nothing else is said.
  func plan(_ driver: ModelDriver, served: String) throws -> ModelPlan {
    let method = try requiredMethod()
    return ModelPlan(
      method: method, template: template ?? (method == .perplexity ? .raw : .chat),
      decode: method == .perplexity
        ? .score : decode ?? (driver == .chat || samples != nil || reason ? .engine : .score),
      prompt: try prompt(method), model: name ?? ModelName.short(served),
      temperature: samples.map { _ in temperature ?? 1 }, isExplained: reason)
  }
}

/// What a model is called.
enum ModelName {
  /// Without the folder and the ending of a file.
  static func short(_ served: String) -> String {
    served.hasSuffix(".gguf") ? String((served.split(separator: "/").last ?? "").dropLast(5)) : served
  }

  /// Perplexities and answers of one model are two annotators.
  static func annotator(_ model: String, _ family: ModelMethod.Family) -> String { "\(model) (\(family.rawValue))" }
}

extension ModelMethod: ExpressibleByArgument {}
extension ModelDriver: ExpressibleByArgument {}
extension ModelTemplate: ExpressibleByArgument {}
extension OrderRule: ExpressibleByArgument {}
extension PromptWording: ExpressibleByArgument {}
extension ModelDecode: ExpressibleByArgument {}
