/// How a language model was asked: the provenance of every answer of one run.
package struct ModelRun: Hashable, Sendable, Codable {
  /// The model's name, as figures show it.
  package var model: String
  /// What the server itself calls it.
  package var servedAs: String
  /// `llama.cpp`, `vllm`, …, or `import` for scores computed elsewhere.
  package var engine: String
  package var engineVersion: String
  /// The context window in tokens; nil where the server does not say.
  package var window: Int?
  package var method: ModelMethod
  /// `echo`, `llama` or `chat`.
  package var driver: String
  /// `raw` or `chat`.
  package var template: String
  /// `score` or `engine`; empty for perplexity.
  package var decode: String
  /// The text of the question, empty for perplexity.
  package var prompt: String
  /// The machine that serves it, where that is not one's own: the same model may differ between services.
  package var host: String?
  /// What was set beside the usual, as JSON; nil for nothing.
  package var settings: String?
  /// What of earlier answers was asked once more: `invalid` or `too-long`; nil where nothing was.
  package var again: String?
  /// What the question's wording is called; nil for perplexity, and in files made before wordings had names.
  package var wording: String?
  /// The legal answers; nil where they are the method's own.
  package var answers: [ModelMethod.Choice]?
  /// At which answers were drawn; nil where the likeliest ones were taken.
  package var temperature: Double?
  /// What one label is made of where a pair is asked about in both orders; nil where it is not.
  package var orders: OrderRule?
  /// Whether an explanation was asked for before each answer; nil where none was.
  package var isExplained: Bool?

  /// The driver of answers that were asked elsewhere.
  package static let elsewhere = "import"
  package var isFromElsewhere: Bool { driver == Self.elsewhere }

  package init(
    model: String, servedAs: String, engine: String, engineVersion: String, window: Int?, method: ModelMethod,
    driver: String, template: String, decode: String, prompt: String, host: String? = nil, settings: String? = nil,
    again: String? = nil, wording: String? = nil, answers: [ModelMethod.Choice]? = nil,
    temperature: Double? = nil
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
    self.host = host
    self.settings = settings
    self.again = again
    self.wording = wording
    self.temperature = temperature
    self.answers = answers == method.choices ? nil : answers
  }
}
