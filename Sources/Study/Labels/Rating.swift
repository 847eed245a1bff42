/// A SINGLE label: 1 (low quality) to 5 (high quality).
package struct Rating: RawRepresentable, Hashable, Sendable, Codable, Comparable, CaseIterable {
  package let rawValue: Int

  /// nil outside 1…5.
  package init?(rawValue: Int) {
    guard Rating.scale.contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  package static let scale = 1...5
  package static let allCases: [Rating] = scale.compactMap(Rating.init)

  package static func < (left: Rating, right: Rating) -> Bool { left.rawValue < right.rawValue }
}
