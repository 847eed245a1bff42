extension CanonicalJSON {
  /// A value as its `Encodable` says, with what is nil left out.
  static func value(of value: some Encodable) throws -> Value {
    switch value {
    case let text as String: return .text(text)
    case let flag as Bool: return .flag(flag)
    case let number as Int: return .integer(number)
    case let number as Int64: return .integer(Int(number))
    case let number as Double: return .number(number)
    case let value as any EncodedByFoundation: return .written(try value.json)
    case let number as any FixedWidthInteger: return .integer(Int(clamping: number))
    case let number as any BinaryFloatingPoint: return .number(Double(number))
    default:
      let node = Node()
      try value.encode(to: NodeEncoder(node: node))
      return node.value
    }
  }

  /// The members of a value that is an object.
  static func members(of value: some Encodable) throws -> [String: Value] {
    guard case .object(let members) = try self.value(of: value) else { return [:] }
    return members
  }
}

/// A part of what is being written, filled by the containers that stand for it.
private final class Node {
  private enum Form {
    case value(CanonicalJSON.Value)
    case list([Node])
    case object([String: Node])
  }

  /// An object until something else is put in it.
  private var form = Form.object([:])

  init() {}
  init(_ value: CanonicalJSON.Value) { form = .value(value) }

  func set(_ value: CanonicalJSON.Value) { form = .value(value) }

  func beginList() { if case .list = form {} else { form = .list([]) } }

  var count: Int { if case .list(let items) = form { items.count } else { 0 } }

  func append(_ node: Node) {
    guard case .list(var items) = form else { return }
    items.append(node)
    form = .list(items)
  }

  /// Several containers may stand for one object, each with members of its own.
  func set(_ name: String, _ node: Node) {
    guard case .object(var members) = form else { return }
    form = .list([])
    members[name] = node
    form = .object(members)
  }

  var value: CanonicalJSON.Value {
    switch form {
    case .value(let value): value
    case .list(let items): .list(items.map(\.value))
    case .object(let members): .object(members.mapValues(\.value))
    }
  }
}

private struct NodeEncoder: Encoder {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Members(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginList()
    return Items(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node) }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {}

  func encode(_ value: some Encodable, forKey key: Key) throws {
    node.set(key.stringValue, Node(try CanonicalJSON.value(of: value)))
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
    inner(key.stringValue).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    inner(key.stringValue).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { inner("super") }
  func superEncoder(forKey key: Key) -> any Encoder { inner(key.stringValue) }

  private func inner(_ name: String) -> NodeEncoder {
    let inner = Node()
    node.set(name, inner)
    return NodeEncoder(node: inner)
  }
}

private struct Items: UnkeyedEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  func encodeNil() {}
  func encode(_ value: some Encodable) throws { node.append(Node(try CanonicalJSON.value(of: value))) }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
    inner().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { inner().unkeyedContainer() }
  func superEncoder() -> any Encoder { inner() }

  private func inner() -> NodeEncoder {
    let inner = Node()
    node.append(inner)
    return NodeEncoder(node: inner)
  }
}

private struct Single: SingleValueEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil() {}
  func encode(_ value: some Encodable) throws { node.set(try CanonicalJSON.value(of: value)) }
}
