import FoundationEssentials

/// What is written as `JSONEncoder` does it, with sorted keys, since it always was: a change would change digests.
protocol EncodedByFoundation {
  var json: String { get throws }
}

/// A property of an event's content that is written as `JSONEncoder` does it.
@propertyWrapper
struct FoundationJSON<Value: Codable>: Codable, EncodedByFoundation {
  var wrappedValue: Value

  init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  init(from decoder: any Decoder) throws { wrappedValue = try Value(from: decoder) }

  func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(wrappedValue), as: UTF8.self)
    }
  }
}
