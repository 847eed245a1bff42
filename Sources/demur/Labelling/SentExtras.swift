import ArgumentParser
import Basics
import Foundation

/// What an author has sent beside the usual, as it is written on a command line.
enum SentExtras {
  /// What demur itself has to send, or what would change how often it asks.
  private static let own = [
    "model": "use --model", "messages": "use --prompt", "prompt": "use --prompt", "n": "each question has one answer",
    "max_tokens": "use --max-tokens", "max_completion_tokens": "use --max-tokens", "echo": "demur sets it itself",
  ]

  /// `key=value`
  static func member(_ text: String) throws -> (name: String, value: JSONValue) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw ValidationError("--body \(text): write it as key=value, such as reasoning_effort=low.")
    }
    let name = text[..<sign].trimmingCharacters(in: .whitespaces)
    let value = String(text[text.index(after: sign)...])
    if let why = own[name] { throw ValidationError("--body \(name): \(why).") }
    return (name, JSONValue(Data(value.utf8)) ?? .text(value))
  }

  /// `Name: value`
  ///
  /// - Returns: no value where an environment variable is named that is not there, or that cannot be sent.
  static func header(_ text: String, environment: [String: String]) throws -> (name: String, value: String?) {
    guard let colon = text.firstIndex(of: ":") else {
      throw ValidationError("--header: write it as 'Name: value', such as 'api-key: $MY_KEY'.")
    }
    let name = text[..<colon].trimmingCharacters(in: .whitespaces)
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy {
        $0 == 0x2D || $0 == 0x5F || ($0 < 0x80 && Character(Unicode.Scalar($0)).isLetter) || (0x30...0x39).contains($0)
      }
    let written = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    let isText = written.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isName, isText, !written.isEmpty else {
      throw ValidationError("--header: a name has letters, digits and hyphens, and a value has no line ends.")
    }
    guard written.hasPrefix("$") else { return (name, written) }
    let value = environment[String(written.dropFirst())]?.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let value, !value.isEmpty, value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      return (name, nil)
    }
    return (name, value)
  }
}
