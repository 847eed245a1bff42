/// The stable id of an instance, as its author wrote it.
///
/// Two keys are equal when their UTF-8 bytes are: `String` would take composed and decomposed accents for the same id.
public struct InstanceKey: Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }
}

extension InstanceKey: Hashable, Comparable {
  public static func == (left: InstanceKey, right: InstanceKey) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public static func < (left: InstanceKey, right: InstanceKey) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
