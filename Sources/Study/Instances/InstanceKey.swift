/// The stable id of an instance, as its author wrote it.
///
/// Two keys are equal when their UTF-8 bytes are: `String` would take composed and decomposed accents for the same id.
package struct InstanceKey: Sendable, Codable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var description: String { text }
}

extension InstanceKey: Hashable, Comparable {
  package static func == (left: InstanceKey, right: InstanceKey) -> Bool {
    var (left, right) = (left.text, right.text)
    return left.withUTF8 { bytes in right.withUTF8 { bytes.elementsEqual($0) } }
  }

  package static func < (left: InstanceKey, right: InstanceKey) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}
