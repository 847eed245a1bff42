import Foundation

/// llama.cpp's `/completion`, with what was seen of the real one: a named token that is no whole characters makes it fail,
/// and a token that leaves a character open is not reported.
struct LlamaDialect {
  var body: [String: Any]
  var fault: ToyServer.Fault

  private enum Element {
    case token(Int)
    case bytes(ArraySlice<UInt8>)
  }

  var reply: LoopbackServer.Reply {
    let prompt = body["prompt"] as? [Int] ?? []
    let count = body["n_predict"] as? Int ?? 1
    guard prompt.count + count <= ToyServer.window else {
      return ToyServer.json(
        ["error": ["code": 400, "type": "exceed_context_size_error", "message": "exceeds the available context size"]],
        status: 400)
    }
    let grammar = body["grammar"] as? String ?? ""
    if let legal = LegalReply.text(grammar: grammar) {
      return ToyServer.json(["content": fault == .constraintIgnored ? "Well, it depends" : legal])
    }
    if grammar.contains("\" | \""), let first = grammar.firstMatch(of: /"((?:[^"\\]|\\.)*)"/) {
      return ToyServer.json(["content": fault == .constraintIgnored ? "Well, it depends" : String(first.1)])
    }
    return generated(after: prompt, count: count, elements(of: grammar)) ?? Self.failed
  }

  private static let failed = ToyServer.json(
    ["error": ["code": 500, "message": "got exception: Unexpected empty grammar stack after accepting piece"]],
    status: 500)

  private func elements(of grammar: String) -> [Element] {
    grammar.matches(of: /<\[(\d+)\]>|"((?:[^"\\]|\\.)*)"/).map { match in
      if let id = match.1.flatMap({ Int($0) }) { return .token(id) }
      let literal = try? JSONSerialization.jsonObject(
        with: Data("\"\(match.2 ?? "")\"".utf8), options: .fragmentsAllowed)
      return .bytes(Array((literal as? String ?? "").utf8)[...])
    }
  }

  private func generated(after prompt: [Int], count: Int, _ grammar: [Element]) -> LoopbackServer.Reply? {
    var elements = grammar[...]
    let favoured = Set((body["logit_bias"] as? [[Double]] ?? []).map { Int($0[0]) })
    var last = prompt.last ?? ToyModel.start
    var before = prompt.dropLast().last ?? last
    var text: [UInt8] = []
    var probabilities: [[String: Any]] = []
    for _ in 0..<count {
      let free = ToyModel.likeliest(after: last)
      guard let token = next(&elements, free, favoured, isOpen: Self.isOpen(text)) else { return nil }
      // A server that is off by one reports what the token would have been given after the one before.
      let logprob = ToyModel.logprob(token, after: fault == .shifted && !grammar.isEmpty ? before : last)
      let named = free.prefix(body["n_probs"] as? Int ?? 0).map {
        ["id": $0, "logprob": ToyModel.logprob($0, after: last)] as [String: Any]
      }
      text += ToyModel.vocabulary[token]
      if !Self.isOpen(text) {
        probabilities.append([
          "id": token, "token": ToyModel.text([token]), "logprob": ToyServer.shown(logprob, fault),
          "top_logprobs": named,
        ])
      }
      before = last
      last = token
    }
    if fault == .noLogprobs { return ToyServer.json(["content": "x"]) }
    return ToyServer.json(["content": "x", "completion_probabilities": probabilities])
  }

  private func next(
    _ elements: inout ArraySlice<Element>, _ free: [Int], _ favoured: Set<Int>, isOpen: Bool
  ) -> Int? {
    if fault == .constraintIgnored { return free[0] }
    switch elements.first {
    case nil: return favoured.first ?? free[0]
    case .token(let id):
      guard !isOpen, String(validating: ToyModel.vocabulary[id], as: UTF8.self) != nil else { return nil }
      elements = elements.dropFirst()
      return id
    case .bytes(let bytes):
      let fitting = free.filter { $0 >= ToyModel.control.count && bytes.starts(with: ToyModel.vocabulary[$0]) }
      guard let token = fitting.first(where: favoured.contains) ?? fitting.first else { return nil }
      let rest = bytes.dropFirst(ToyModel.vocabulary[token].count)
      elements = elements.dropFirst()
      if !rest.isEmpty { elements = ArraySlice([.bytes(rest)] + elements) }
      return token
    }
  }

  /// Whether a text ends inside a character.
  private static func isOpen(_ bytes: [UInt8]) -> Bool {
    for (back, byte) in bytes.suffix(4).reversed().enumerated() where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back + 1
    }
    return false
  }
}
