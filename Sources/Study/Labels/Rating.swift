/// A SINGLE label: 1 (low quality) to 5 (high quality).
public struct Rating: RawRepresentable, Hashable, Sendable, Codable, Comparable, CaseIterable {
  public let rawValue: Int

  /// nil outside 1…5.
  public init?(rawValue: Int) {
    guard Rating.scale.contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  public static let scale = 1...5
  public static let allCases: [Rating] = scale.compactMap(Rating.init)

  public static func < (left: Rating, right: Rating) -> Bool { left.rawValue < right.rawValue }
}
