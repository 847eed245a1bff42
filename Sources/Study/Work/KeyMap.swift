/// Which keys do what on the screens where work is labelled: of a study, of a person, or as a new study has them.
package struct KeyMap: Hashable, Sendable, Codable {
  /// What can be put on another key; the raw value is how a file spells it.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case muchA = "a-much"
    case littleA = "a-little"
    case none
    case littleB = "b-little"
    case muchB = "b-much"
    case undo, unsure, comment, later
    case cannotJudge = "cannot-judge"
    case guidelines, differences, zoom, back, forward, list
    case textForm = "text-form"

    /// The five that label a pair, from A much better to B much better.
    package static let labels: [Name] = [.muchA, .littleA, .none, .littleB, .muchB]
  }

  package private(set) var keys: [Name: Character]

  package init(_ keys: [Name: Character] = [:]) { self.keys = keys }

  /// `d f g h j` for pairs, which lie under the fingers alike on QWERTY, QWERTZ and AZERTY, and other keys for what those
  /// meant: what a new study begins with.
  package static let hands = KeyMap([
    .muchA: "d", .littleA: "f", .none: "g", .littleB: "h", .muchB: "j", .unsure: "p", .guidelines: "i",
    .differences: "v",
  ])

  /// Where everything is if no map says otherwise.
  package static let standard: [Name: Character] = [
    .muchA: "w", .littleA: "e", .none: "r", .littleB: "t", .muchB: "y", .undo: "u", .unsure: "f", .comment: "c",
    .later: "s", .cannotJudge: "x", .guidelines: "g", .differences: "d", .zoom: "z", .back: "[", .forward: "]",
    .list: "L",
    .textForm: "m",
  ]

  /// The key of something, by this map or as it is if the map does not say.
  package func key(_ name: Name) -> String { (keys[name] ?? Self.standard[name]).map { String($0) } ?? "?" }

  package subscript(_ name: Name) -> Character? { keys[name] }

  /// This map with what another one says instead.
  ///
  /// - Throws: ``KeyMapError/conflict(_:_:_:)`` where two things come to be on one key.
  package func changed(by other: KeyMap) throws(KeyMapError) -> KeyMap {
    let merged = KeyMap(keys.merging(other.keys) { $1 })
    var owners: [Character: Name] = [:]
    for name in Name.allCases {
      guard let key = merged[name] ?? Self.standard[name] else { continue }
      if let owner = owners[key] { throw .conflict(key, owner, name) }
      owners[key] = name
    }
    return merged
  }

  /// From lines such as `a-much = d`; empty ones, and those that begin with `#`, say nothing.
  package init(text: String) throws(KeyMapError) {
    var keys: [Name: Character] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "=" })
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard let name = Name(rawValue: String(first)) else { throw .unknown(line: index + 1, String(first)) }
      guard words.count == 2, words[1].count == 1, let key = words[1].first, Self.isFree(key, for: name) else {
        throw .badKey(line: index + 1, name, words.dropFirst().joined(separator: " "))
      }
      if keys[name] != nil { throw .twice(line: index + 1, name) }
      keys[name] = key
    }
    self.keys = keys
  }

  /// Digits, `a b n`, space, `q`, `?`, `/` and `k` keep their meaning everywhere, and a capital letter never labels.
  private static func isFree(_ key: Character, for name: Name) -> Bool {
    guard key.isASCII, let value = key.asciiValue, (0x21...0x7e).contains(value), !key.isNumber else { return false }
    return !"abnqk?/".contains(key) && !(Name.labels.contains(name) && key.isUppercase)
  }

  /// As `init(text:)` reads it.
  package var text: String {
    Name.allCases.compactMap { name in keys[name].map { "\(name.rawValue) = \($0)\n" } }.joined()
  }

  package init(from decoder: any Decoder) throws {
    let stored = try [String: String](from: decoder)
    keys = [:]
    for (name, key) in stored {
      guard let name = Name(rawValue: name), let key = key.first else { continue }
      keys[name] = key
    }
  }

  package func encode(to encoder: any Encoder) throws {
    try Dictionary(uniqueKeysWithValues: keys.map { ($0.rawValue, String($1)) }).encode(to: encoder)
  }
}

/// What is wrong with a file of keys.
package enum KeyMapError: Error, Hashable, CustomStringConvertible {
  case unknown(line: Int, String)
  case badKey(line: Int, KeyMap.Name, String)
  case twice(line: Int, KeyMap.Name)
  case conflict(Character, KeyMap.Name, KeyMap.Name)

  package var description: String {
    switch self {
    case .unknown(let line, let name):
      "line \(line): '\(name)' is nothing that has a key. It can be: "
        + KeyMap.Name.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .badKey(let line, let name, let key):
      "line \(line): '\(key)' cannot be the key for \(name.rawValue). Take one letter from a to z without an accent, or one "
        + "sign of ASCII such as ; or =, but no digit and none of a b n q k ? /; a capital never labels."
    case .twice(let line, let name): "line \(line): \(name.rawValue) has a key already. Leave one of the two lines out."
    case .conflict(let key, let first, let second):
      "'\(key)' would be the key for \(first.rawValue) and for \(second.rawValue). Put one of the two elsewhere."
    }
  }
}
