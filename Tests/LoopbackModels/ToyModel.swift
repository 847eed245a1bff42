import Foundation

/// A bigram language model whose probabilities are known exactly: P(b | a) = w(a, b) / Σ w(a, ·).
///
/// Its tokens are single bytes, some longer stretches of bytes that cut through characters and over the ends of words, and
/// two control tokens. A text is cut greedily into the longest tokens, so that tokens merge over boundaries.
struct ToyModel: Sendable {
  static let start = 0
  static let end = 1
  static let control = ["<s>", "<|end|>"]
  private static let merged = [
    " a", " b", " g", " go", " good", "oo", "od", "he", "el", "lo", "hello", "Very", " Very", "th", "the", " the", "r:",
    ": a", "ab", "abc", "bc", "\u{E9}", "\u{1F642}", "_2", " A_", "\n\n", "As", "sis", "tant", "Human", ".\n",
  ]
  static let vocabulary: [[UInt8]] =
    control.map { Array($0.utf8) } + (0...255).map { [UInt8($0)] } + merged.map { Array($0.utf8) }
    // A part of the four bytes of an emoji, and a blank with half an accented letter.
    + [[0xF0, 0x9F], [0x20, 0xC3]]

  private static let ids: [[UInt8]: Int] = Dictionary(
    vocabulary.enumerated().dropFirst(control.count).map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  private static let longest = vocabulary.map(\.count).max() ?? 1

  static func tokens(_ text: String, readsControls: Bool = false) -> [Int] {
    var bytes = Array(text.utf8)[...]
    var tokens: [Int] = []
    while !bytes.isEmpty {
      if readsControls, let id = control.firstIndex(where: { bytes.starts(with: Array($0.utf8)) }) {
        tokens.append(id)
        bytes = bytes.dropFirst(vocabulary[id].count)
        continue
      }
      for length in (1...min(longest, bytes.count)).reversed() {
        guard let id = ids[Array(bytes.prefix(length))] else { continue }
        tokens.append(id)
        bytes = bytes.dropFirst(length)
        break
      }
    }
    return tokens
  }

  static func text(_ tokens: [Int]) -> String { String(decoding: tokens.flatMap { vocabulary[$0] }, as: UTF8.self) }

  /// As llama.cpp shows it: a text, or bytes where it is none.
  static func piece(_ token: Int) -> Any { String(validating: vocabulary[token], as: UTF8.self) ?? vocabulary[token] }

  static func weight(_ first: Int, _ second: Int) -> Double { Double(1 + (first * 7919 + second * 104_729) % 97) }

  private static let sums = vocabulary.indices.map { first in vocabulary.indices.reduce(0) { $0 + weight(first, $1) } }

  static func logprob(_ second: Int, after first: Int) -> Double {
    log(weight(first, second) / sums[first])
  }

  /// The likeliest token, of the printable ones that begin with a blank where there is a choice.
  static func likeliest(after first: Int) -> [Int] {
    vocabulary.indices.sorted { weight(first, $0) > weight(first, $1) }
  }

  /// exp(−Σ log P / n) of these tokens after the prompt.
  static func perplexity(_ tokens: [Int], after prompt: [Int]) -> Double {
    var last = prompt.last ?? start
    var sum = 0.0
    for token in tokens {
      sum += logprob(token, after: last)
      last = token
    }
    return exp(-sum / Double(tokens.count))
  }
}
