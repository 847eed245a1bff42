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
    var (left, right) = (left.text, right.text)
    return left.withUTF8 { bytes in right.withUTF8 { bytes.elementsEqual($0) } }
  }

  public static func < (left: InstanceKey, right: InstanceKey) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}
