/// Tells whether two instances show the same: equal contexts and the same two responses, whichever of them is A.
///
/// It is a 64-bit hash of the bytes, seeded anew in each process; among a million instances two different ones fall
/// together with a probability of 3 in 10⁸.
package struct PairIdentity: Hashable, Sendable {
  private let hash: Int

  package init(_ instance: Instance) {
    var hasher = Hasher()
    for turn in instance.context {
      hasher.combine(turn.role)
      hasher.combine(turn.content.bytesHash)
    }
    let (a, b) = (instance.responseA.bytesHash, instance.responseB.bytesHash)
    hasher.combine(min(a, b))
    hasher.combine(max(a, b))
    hash = hasher.finalize()
  }
}

extension String {
  /// A hash of the UTF-8 bytes: `hashValue` takes composed and decomposed accents for the same.
  fileprivate var bytesHash: Int {
    var hasher = Hasher()
    let isHashed: Void? = utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    if isHashed == nil { hasher.combine(Array(utf8)) }
    return hasher.finalize()
  }
}
