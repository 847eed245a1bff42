/// How a language model was asked: the provenance of every answer of one run.
public struct ModelRun: Hashable, Sendable, Codable {
  /// The model's name, as figures show it.
  public var model: String
  /// What the server itself calls it.
  public var servedAs: String
  /// `llama.cpp`, `vllm`, …, or `import` for scores computed elsewhere.
  public var engine: String
  public var engineVersion: String
  /// The context window in tokens; nil where the server does not say.
  public var window: Int?
  public var method: ModelMethod
  /// `echo`, `llama` or `chat`.
  public var driver: String
  /// `raw` or `chat`.
  public var template: String
  /// `score` or `engine`; empty for perplexity.
  public var decode: String
  /// The wording of the question, empty for perplexity.
  public var prompt: String

  public init(
    model: String, servedAs: String, engine: String, engineVersion: String, window: Int?, method: ModelMethod,
    driver: String, template: String, decode: String, prompt: String
  ) {
    self.model = model
    self.servedAs = servedAs
    self.engine = engine
    self.engineVersion = engineVersion
    self.window = window
    self.method = method
    self.driver = driver
    self.template = template
    self.decode = decode
    self.prompt = prompt
  }
}
