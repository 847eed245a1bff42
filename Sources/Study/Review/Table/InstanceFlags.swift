/// By what an instance of the list can be found, beside its Δ.
struct InstanceFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let unsure = InstanceFlags(rawValue: 1)
  static let commented = InstanceFlags(rawValue: 2)
  static let excluded = InstanceFlags(rawValue: 4)
  static let contradicts = InstanceFlags(rawValue: 8)
  static let modelDiffers = InstanceFlags(rawValue: 16)
  /// There are labels of other occasions than the original.
  static let askedAgain = InstanceFlags(rawValue: 32)
  static let inShare = InstanceFlags(rawValue: 64)
  static let conflicting = InstanceFlags(rawValue: 128)
  /// It travelled with one that was sent back.
  static let control = InstanceFlags(rawValue: 256)
  /// The gold of the ratings prefers one response, that of the preferences the other.
  static let goldContradicts = InstanceFlags(rawValue: 512)
}
