import Foundation

/// Serves the toy model in the languages of llama.cpp's server and of vLLM, with faults on demand.
enum ToyServer {
  enum Language: Sendable, CaseIterable {
    case llama
    case vllm
    /// Completions that echo, without `/tokenize`.
    case plain
  }

  enum Fault: Sendable, Equatable {
    case none, echoIgnored, shifted, negativeOffsets, nulls, standIns, constraintIgnored, noLogprobs
  }

  static let window = 4000

  static func start(_ language: Language, _ fault: Fault = .none) throws -> LoopbackServer {
    try LoopbackServer { request in reply(request, language, fault) ?? notFound }
  }

  static let notFound = LoopbackServer.Reply.json(#"{"error":{"message":"File Not Found","code":404}}"#, status: 404)

  static func reply(_ request: LoopbackServer.Request, _ language: Language, _ fault: Fault) -> LoopbackServer.Reply? {
    let body = request.json
    switch (request.path, language) {
    case ("/v1/models", _):
      let owner = language == .vllm ? "vllm" : language == .llama ? "llamacpp" : "somebody"
      return json(["data": [["id": "toy", "owned_by": owner, "max_model_len": window] as [String: Any]]])
    case ("/version", .vllm): return json(["version": "0.1"])
    case ("/props", .llama):
      return json(["default_generation_settings": ["n_ctx": window], "build_info": "b1"])
    case ("/tokenize", .llama):
      let isStart = body["add_special"] as? Bool == true
      let tokens = ToyModel.tokens(
        body["content"] as? String ?? "", readsControls: body["parse_special"] as? Bool == true)
      return json([
        "tokens": ((isStart ? [ToyModel.start] : []) + tokens).map {
          ["id": $0, "piece": ToyModel.piece($0)] as [String: Any]
        }
      ])
    case ("/tokenize", .vllm):
      let text = (body["messages"] as? [[String: String]]).map(laidOut) ?? body["prompt"] as? String ?? ""
      let isStart = body["add_special_tokens"] as? Bool == true
      return json([
        "tokens": (isStart ? [ToyModel.start] : []) + ToyModel.tokens(text, readsControls: true),
        "max_model_len": window,
      ])
    case ("/detokenize", .vllm): return json(["prompt": ToyModel.text(body["tokens"] as? [Int] ?? [])])
    case ("/apply-template", .llama):
      return json(["prompt": laidOut(body["messages"] as? [[String: String]] ?? [])])
    case ("/completion", .llama): return LlamaDialect(body: body, fault: fault).reply
    case ("/v1/completions", .vllm), ("/v1/completions", .plain):
      return EchoDialect(body: body, fault: fault).reply
    case ("/v1/chat/completions", _): return ChatDialect(body: body, fault: fault).reply
    default: return nil
    }
  }

  private static func laidOut(_ messages: [[String: String]]) -> String {
    "<s>" + messages.map { "[\($0["role"] ?? "")]\n\($0["content"] ?? "")<|end|>\n" }.joined() + "[assistant]\n"
  }

  static func json(_ value: Any, status: Int = 200) -> LoopbackServer.Reply {
    let data = (try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])) ?? Data()
    return .json(String(decoding: data, as: UTF8.self), status: status)
  }

  /// Negative infinity has no JSON: what a fault makes of a log-probability.
  static func shown(_ logprob: Double?, _ fault: Fault) -> Any {
    switch fault {
    case .nulls: NSNull()
    case .standIns: -9999.0
    default: logprob.map { $0 as Any } ?? NSNull()
    }
  }
}

/// `/v1/completions`
struct EchoDialect {
  var body: [String: Any]
  var fault: ToyServer.Fault

  var reply: LoopbackServer.Reply {
    // Several prompts have as many choices, here in another order.
    if let prompts = body["prompt"] as? [[Int]] {
      var choices: [Any] = []
      for (index, prompt) in prompts.enumerated() {
        var one = self
        one.body["prompt"] = prompt
        guard case .json(let text, let status, _) = one.reply, status == 200,
          let whole = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
          var choice = (whole["choices"] as? [[String: Any]])?.first
        else { return one.reply }
        choice["index"] = index
        choices.insert(choice, at: 0)
      }
      return ToyServer.json(["choices": choices])
    }
    if body["return_tokens_as_token_ids"] as? Bool == true { return likeliest }
    if let constraint = body["structured_outputs"] as? [String: Any], let words = constraint["choice"] as? [String] {
      let text = fault == .constraintIgnored ? "Well, it depends" : words[0]
      return ToyServer.json(["choices": [["text": text, "finish_reason": "stop"]]])
    }
    if let constraint = body["structured_outputs"] as? [String: Any],
      let legal = LegalReply.text(constraint["json"] as? [String: Any])
    {
      let text = fault == .constraintIgnored ? "Well, it depends" : legal
      return ToyServer.json(["choices": [["text": text, "finish_reason": "stop"]]])
    }
    let text = body["prompt"] as? String
    let prompt =
      body["prompt"] as? [Int] ?? [ToyModel.start] + ToyModel.tokens(text ?? "", readsControls: true)
    guard prompt.count < ToyServer.window else {
      return ToyServer.json(
        ["error": ["message": "This model's maximum context length is \(ToyServer.window) tokens", "code": 400]],
        status: 400)
    }
    let generated = ToyModel.likeliest(after: prompt.last ?? ToyModel.start)[0]
    let echoes = body["echo"] as? Bool == true && fault != .echoIgnored
    let tokens = (echoes ? prompt : []) + [generated]
    if fault == .noLogprobs { return ToyServer.json(["choices": [["text": ToyModel.text(tokens)]]]) }
    var logprobs: [Any] = []
    var offsets: [Int] = []
    // Characters that begin before a token.
    var begun = 0
    for place in tokens.indices {
      let before = echoes ? place - 1 : prompt.count - 1
      let source = echoes ? tokens : prompt
      // Off by one: each token has the number of the one before it.
      let shift = fault == .shifted && echoes && place > 1 ? 1 : 0
      let logprob =
        before < 0
        ? nil : ToyModel.logprob(echoes ? tokens[place - shift] : generated, after: source[before - shift])
      logprobs.append(ToyServer.shown(logprob, fault))
      let bytes = ToyModel.vocabulary[tokens[place]]
      let begins = bytes.first.map { $0 & 0xC0 != 0x80 } ?? true
      offsets.append(fault == .negativeOffsets ? -1 : begins ? begun : max(0, begun - 1))
      for byte in bytes where byte & 0xC0 != 0x80 { begun += 1 }
    }
    let shown = text.map { echoes ? $0 + ToyModel.text([generated]) : ToyModel.text([generated]) }
    return ToyServer.json([
      "choices": [
        [
          "text": shown ?? ToyModel.text(tokens),
          "logprobs": [
            "tokens": tokens.map { ToyModel.text([$0]) }, "token_logprobs": logprobs, "text_offset": offsets,
          ] as [String: Any],
        ] as [String: Any]
      ]
    ])
  }
}

extension EchoDialect {
  /// Tokens by their numbers, generated under the constraint, each with the twenty likeliest at its place.
  private var likeliest: LoopbackServer.Reply {
    var last = (body["prompt"] as? [Int] ?? []).last ?? ToyModel.start
    let words = (body["structured_outputs"] as? [String: Any])?["choice"] as? [String] ?? []
    // Of the legal answers the one whose tokens are likeliest at each step.
    var left = words.map { ToyModel.tokens($0)[...] }
    var tokens: [Int] = []
    var tops: [[String: Double]] = []
    for _ in 0..<(body["max_tokens"] as? Int ?? 1) {
      let free = ToyModel.likeliest(after: last)
      guard let token = words.isEmpty ? free[0] : free.first(where: { left.compactMap(\.first).contains($0) }) else {
        break
      }
      tokens.append(token)
      tops.append(
        Dictionary(uniqueKeysWithValues: free.prefix(20).map { ("token_id:\($0)", ToyModel.logprob($0, after: last)) }))
      left = left.filter { $0.first == token }.map { $0.dropFirst() }
      last = token
    }
    var before = (body["prompt"] as? [Int] ?? []).last ?? ToyModel.start
    let own = tokens.map { token in
      defer { before = token }
      return ToyModel.logprob(token, after: before)
    }
    return ToyServer.json([
      "choices": [
        [
          "text": ToyModel.text(tokens),
          "logprobs": [
            "tokens": tokens.map { "token_id:\($0)" }, "token_logprobs": own, "top_logprobs": tops,
          ] as [String: Any],
        ] as [String: Any]
      ]
    ])
  }
}

/// `/v1/chat/completions`
struct ChatDialect {
  var body: [String: Any]
  var fault: ToyServer.Fault

  var reply: LoopbackServer.Reply {
    let outputs = body["structured_outputs"] as? [String: Any]
    let format = (body["response_format"] as? [String: Any])?["json_schema"] as? [String: Any]
    let legal =
      (outputs?["choice"] as? [String])?.first
      ?? LegalReply.text((outputs?["json"] ?? format?["schema"]) as? [String: Any])
    let text = fault == .constraintIgnored ? "Well, it depends" : legal ?? "?"
    return ToyServer.json([
      "choices": [["message": ["role": "assistant", "content": text], "finish_reason": "stop"] as [String: Any]],
      "usage": ["prompt_tokens": 9],
    ])
  }
}
