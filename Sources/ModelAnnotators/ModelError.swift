/// Why a model could not be asked: what, where, and what to do about it.
package enum ModelError: Error, Hashable, Sendable {
  // Before anything is sent.
  case badAddress(String)
  case badPrompt(name: String, why: String)
  case cannot(what: String, driver: String, why: String)
  // On the way.
  case noHTTP(why: String)
  case unreachable(String, why: String)
  case timedOut(String, seconds: Double)
  case dropped(String, why: String)
  case tooLarge(String, bytes: Int)
  // What came back.
  case status(String, code: Int, message: String)
  case missing(String, what: String)
  case denied(String, code: Int, says: String)
  case unreadable(String, why: String)
  case foreign(String, expected: String, found: String)
  case noLogprobs(String, why: String)
  case misaligned(String, why: String)
  case ignored(String, what: String)
  case ambiguousChoices(String)
  case webPage(String)
  case smallWindow(String, tokens: Int?)
  case noSuchModel(String, name: String, known: [String])
  case severalModels(String, known: [String])
  case settingRefused(String, name: String, says: String)
  case probeDeclined(String, says: String)
  case onlyInvalid(count: Int, replies: [String])
}

extension ModelError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badAddress(let text):
      "\"\(text)\" is no server's address. Write it as http://127.0.0.1:8080, with http:// or https:// and without a key in it."
    case .badPrompt(let name, let why): "\(name): \(why)"
    case .cannot(let what, let driver, let why): "\(what) cannot be had with the driver \(driver): \(why)"
    case .noHTTP(let why):
      "libcurl, by which servers are asked, cannot be used (\(why.isEmpty ? "there is no memory for it" : why)). "
        + "Install it: apt-get install libcurl4, or your system's package of that library."
    case .unreachable(let place, let why):
      "\(place): there is no server (\(why)). Start it, or check --server; nothing was stored of what was under way."
    case .timedOut(let place, let seconds):
      "\(place): no answer within \(Self.short(seconds)) s, twice. The server may be stuck, or need longer: --timeout. "
        + "Start again to go on."
    case .dropped(let place, let why):
      "\(place): the connection broke, again and again (\(why)). Look at the server's own log, then start again to go on."
    case .tooLarge(let place, let bytes):
      "\(place): the reply has more than \(bytes) bytes, far more than an answer. This is not a server that demur can use."
    case .status(let place, let code, let message):
      "\(place): the server says \(code)\(Self.words(message)). Start again to go on when that is mended."
    case .missing(let place, let what):
      "\(place): the server has no such address (404), so \(what). See what it can do: demur label --probe."
    case .denied(let place, let code, let says):
      "\(place): the server refuses the key (\(code))\(Self.words(says)). "
        + "Put the right one into the environment variable that --key-variable names."
    case .unreadable(let place, let why):
      "\(place): the reply cannot be read (\(why)). Something between demur and the server may have cut it; start again to go on."
    case .foreign(let place, let expected, let found):
      "\(place): this does not speak \(expected): \(found). Choose another --driver, or see demur label --probe."
    case .noLogprobs(let place, let why):
      "\(place): the server gives no log-probabilities of the text (\(why)), and perplexity and --decode score need them. "
        + "Use a server that does (llama.cpp's, vLLM), or --decode engine for questions."
    case .misaligned(let place, let why):
      "\(place): the log-probabilities do not belong to their tokens (\(why)), so labels made of them would be wrong. "
        + "Nothing was stored; use another server or version."
    case .ignored(let place, let what):
      "\(place): the server ignored \(what), so its answers are not what they seem. Nothing of this was stored; "
        + "use another --driver, server or version."
    case .webPage(let place): "\(place): this is a web page, not a server of language models. Check --server."
    case .smallWindow(let place, let tokens):
      "\(place): the window\(tokens.map { " of \($0) tokens" } ?? "") is too small: not even demur's own short texts fit. "
        + "Start the server with a larger one (llama.cpp's --ctx-size, vLLM's --max-model-len)."
    case .noSuchModel(let place, let name, let known):
      "\(place): the server has no model \"\(name)\". For --model name one of: "
        + "\(Self.some(known))."
    case .severalModels(let place, let known):
      "\(place): the server has \(known.count) models, and none is named. For --model name one of: \(Self.some(known))."
    case .settingRefused(let place, let name, let says):
      "\(place): the server refuses what --body \(name)=… asks for: \(says). Correct it or leave it out."
    case .onlyInvalid(let count, let replies):
      "the last \(count) answers were invalid, one after the other, so the run has ended. Of them: "
        + replies.joined(separator: "; ")
        + ". Look at the model and the wording; --again invalid asks these once more, and "
        + "--invalid-in-a-row takes more of them."
    case .probeDeclined(let place, let says):
      "\(place): the server does not answer demur's own short question: \(says). Nothing was asked of the study."
    case .ambiguousChoices(let why): "the legal answers cannot be told apart by their tokens (\(why))."
    }
  }

  /// What a server says, to follow in a sentence; its own full stop would be a second one.
  private static func words(_ says: String) -> String {
    let words = says.hasSuffix(".") ? String(says.dropLast()) : says
    return words.isEmpty || words == "{}" ? "" : ": \(words)"
  }

  private static func some(_ models: [String]) -> String {
    models.prefix(5).joined(separator: ", ") + (models.count > 5 ? ", …" : "")
  }

  static func short(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e9 ? String(Int(seconds)) : String(seconds)
  }
}
