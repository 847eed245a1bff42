import Basics

/// A request to llama.cpp's `/completion`.
struct LlamaRequest: Hashable, Sendable {
  var prompt: [Int]
  /// Tokens to generate.
  var count: Int
  /// How many of the likeliest tokens to name at each place.
  var others: Int
  var grammar: String?
  /// Tokens that win wherever the grammar lets them; log-probabilities are those without it.
  var favoured: [Int] = []
  /// How tokens are drawn; nil for the likeliest ones.
  var sampling: ModelInput.Sampling?
  /// Whether what was computed of an earlier prompt may be used again; it differs in the last digits.
  var mayCache = false

  var members: [String: JSONValue] {
    var body: [String: JSONValue] = [
      "prompt": .list(prompt.map { .number(Double($0)) }), "n_predict": .number(Double(count)), "temperature": 0,
      "n_probs": .number(Double(others)), "cache_prompt": .flag(mayCache), "seed": 1,
    ]
    if let sampling {
      // Nothing is cut off: the server's own limits would make unlikely answers impossible.
      let drawn: [String: JSONValue] = [
        "temperature": .number(sampling.temperature), "seed": .number(Double(1 + sampling.number)), "top_k": 0,
        "top_p": 1,
        "min_p": 0,
      ]
      body.merge(drawn) { $1 }
    }
    if let grammar { body["grammar"] = .text(grammar) }
    if !favoured.isEmpty { body["logit_bias"] = .list(favoured.map { [.number(Double($0)), 1000] }) }
    return body
  }
}
