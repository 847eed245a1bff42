/// Into which groups the labels of a table fall, by something that is known of them beside what they say.
package struct Grouping: Hashable, Sendable {
  /// As files call it, such as `length`.
  package let name: String
  /// As a heading says it.
  package let title: String
  /// What the groups are called, in their order.
  package let groups: [String]
  private let members: Members

  private enum Members: Hashable, Sendable {
    /// For each instance of the table its group; nil where that is not known.
    case instances([Int?])
    /// The group of each label of which it is known.
    case labels([LabelPlace: Int])
  }

  /// By something of the instances.
  package init(_ name: String, title: String, groups: [String], ofInstances groupOf: [Int?]) {
    self.name = name
    self.title = title
    self.groups = groups
    members = .instances(groupOf)
  }

  /// By something of each label, such as when it was given.
  package init(_ name: String, title: String, groups: [String], ofLabels groupOf: [LabelPlace: Int]) {
    self.name = name
    self.title = title
    self.groups = groups
    members = .labels(groupOf)
  }

  /// Instances in groups about as large as each other by a number, so that equal numbers are in one group.
  ///
  /// - Parameters:
  ///   - values: of each instance; nil where it is not known.
  ///   - count: how many groups at most.
  package init(_ name: String, title: String, values: [Int?], groups count: Int) {
    let sorted = values.compactMap(\.self).sorted()
    var limits: [Int] = []
    for part in 1..<max(2, count) where !sorted.isEmpty {
      // The lowest value is in the first group, however many have it.
      let quantile = sorted[sorted.count * part / max(2, count)]
      guard let limit = quantile > sorted[0] ? quantile : sorted.first(where: { $0 > sorted[0] }) else { continue }
      if limit != limits.last { limits.append(limit) }
    }
    func range(_ index: Int) -> String {
      let low = index == 0 ? sorted.first ?? 0 : limits[index - 1]
      let high = index == limits.count ? sorted.last ?? 0 : limits[index] - 1
      return low == high ? "\(low)" : "\(low) to \(high)"
    }
    self.init(
      name, title: title, groups: sorted.isEmpty ? [] : (0...limits.count).map(range),
      ofInstances: values.map { value in value.map { value in limits.count { value >= $0 } } })
  }

  func group(_ place: LabelPlace) -> Int? {
    switch members {
    case .instances(let groups): groups.indices.contains(place.instance) ? groups[place.instance] : nil
    case .labels(let groups): groups[place]
    }
  }
}

/// A label of a table: of which instance, by whom, and of which response (nil: the preference).
package struct LabelPlace: Hashable, Sendable {
  package let instance: Int
  package let annotator: Int
  package let response: ResponseLetter?

  package init(instance: Int, annotator: Int, response: ResponseLetter?) {
    self.instance = instance
    self.annotator = annotator
    self.response = response
  }
}
