import CNettle

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece; a copy goes on by itself.
///
/// By the system's nettle, which uses the processor's own instructions where it has them.
package struct SHA256: Sendable {
  private var state: sha256_ctx

  package init() {
    state = sha256_ctx()
    nettle_sha256_init(&state)
  }

  package mutating func update(data: some Sequence<UInt8>) {
    let taken: Void? = data.withContiguousStorageIfAvailable { update(bufferPointer: UnsafeRawBufferPointer($0)) }
    if taken == nil { Array(data).withUnsafeBytes { update(bufferPointer: $0) } }
  }

  package mutating func update(bufferPointer bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    nettle_sha256_update(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
  }

  /// The digest of all that came, 32 bytes.
  package consuming func finalize() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      nettle_sha256_digest(&state, 32, buffer.baseAddress)
      count = 32
    }
  }

  /// The digest of these bytes, 32 bytes.
  package static func hash(data: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: data)
    return hash.finalize()
  }
}
