import Basics
import Foundation

/// A token of a reply, with the likeliest ones at its place.
struct ReplyToken: Hashable, Sendable {
  struct Candidate: Hashable, Sendable {
    var text: [UInt8]
    /// Above 0, at most 1.
    var probability: Double
  }

  /// The one that was said stands first.
  var candidates: [Candidate]

  /// The tokens of OpenAI's `logprobs`; empty where there are none, or where one has no log-probability.
  static func all(_ logprobs: JSONValue?) -> [ReplyToken] {
    var tokens: [ReplyToken] = []
    for entry in logprobs?["content"]?.list ?? [] {
      guard let said = candidate(entry) else { return [] }
      let others = (entry["top_logprobs"]?.list ?? []).compactMap(candidate).filter { $0.text != said.text }
      tokens.append(ReplyToken(candidates: [said] + others))
    }
    return tokens
  }

  private static func candidate(_ entry: JSONValue) -> Candidate? {
    guard let text = entry["token"]?.text, let logprob = entry["logprob"]?.number, logprob <= 1e-4 else { return nil }
    return Candidate(text: Array(text.utf8), probability: min(1, exp(logprob)))
  }
}

/// The probabilities of the legal answers, by the tokens of a reply that gives one of them.
///
/// Where the answer begins, the likeliest tokens tell of the others. Where several answers begin with one token, the places
/// behind it part them, but only along the way that the reply has gone. What is not told of must be little, or there is no
/// distribution: nothing is guessed.
enum AnswerShares {
  /// The most that may be untold, of what there is of answers and of what is untold together.
  static let mostUntold = 0.01

  /// - Parameter choice: the answer that the reply gives.
  /// - Returns: the probability of each word, 1 in all; nil where too little is told.
  static func read(_ tokens: [ReplyToken], among words: [String], choice: Int) -> [Double]? {
    let words = words.map { Array($0.trimmingBlanks.utf8) }
    guard let start = place(of: words[choice], in: tokens) else { return nil }
    var shares = Array(repeating: 0.0, count: words.count)
    var untold = 0.0
    // What is said of the answer before this place, what stands before it in this place's token, and how likely that is.
    var (spelled, lead, weight) = ([UInt8](), start.lead, 1.0)
    var open = Array(words.indices)
    for token in tokens[start.token...] {
      var goesOn = false
      untold += weight * max(0, 1 - token.candidates.reduce(0) { $0 + $1.probability })
      var next = (spelled: spelled, open: open, weight: weight)
      for (number, candidate) in token.candidates.enumerated() {
        guard let text = behind(lead, candidate.text) else { continue }
        let all = spelled + text
        let fitting = open.filter { fits(all, words[$0]) }
        let share = weight * candidate.probability
        if fitting.count == 1, text.isEmpty == false {
          shares[fitting[0]] += share
        } else if fitting.count > 1, number == 0 {
          goesOn = true
          next = (all, fitting, share)
        } else if fitting.count > 0 {
          untold += share
        }
      }
      guard goesOn else { break }
      (spelled, open, weight) = next
      lead = []
    }
    let told = shares.reduce(0, +)
    guard told > 0, untold <= mostUntold * (told + untold) else { return nil }
    return shares.map { $0 / told }
  }

  /// The token in which a word begins that a reply says once, and what stands before it in that token; nil where it is not
  /// said, or more than once.
  private static func place(of word: [UInt8], in tokens: [ReplyToken]) -> (token: Int, lead: [UInt8])? {
    let whole = tokens.flatMap { $0.candidates.first?.text ?? [] }
    var found: [Int] = []
    var from = 0
    while let range = whole[from...].firstRange(of: word), !word.isEmpty {
      let isWhole =
        (range.lowerBound == 0 || !isOfWord(whole[range.lowerBound - 1]))
        && (range.upperBound == whole.count || !isOfWord(whole[range.upperBound]))
      if isWhole { found.append(range.lowerBound) }
      from = range.lowerBound + 1
    }
    guard found.count == 1, let start = found.first else { return nil }
    var offset = 0
    for (number, token) in tokens.enumerated() {
      let text = token.candidates.first?.text ?? []
      if start < offset + text.count { return (number, Array(text.prefix(start - offset))) }
      offset += text.count
    }
    return nil
  }

  /// What of a token is of the answer; nil where it begins otherwise. A blank more or less is no matter.
  private static func behind(_ lead: [UInt8], _ text: [UInt8]) -> [UInt8]? {
    if text.starts(with: lead) { return Array(text.dropFirst(lead.count)) }
    let isBlank = lead.allSatisfy { $0 == UInt8(ascii: " ") }
    return isBlank && text.first.map(isOfWord) == true ? text : nil
  }

  /// Whether a text may be the beginning of a word, or is that word and what stands behind it.
  private static func fits(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    if word.starts(with: text) { return true }
    return text.starts(with: word) && !isOfWord(text[word.count])
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...,
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
