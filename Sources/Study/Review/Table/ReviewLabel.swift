/// A label in eight bytes, for hundreds of thousands at once; or that there is none, since the annotator excluded the work or
/// has only marked it so far.
package struct ReviewLabel: Hashable, Sendable {
  /// The number of the annotator in ``ReviewTable/annotators``.
  package var annotator: UInt16
  package var slot: UInt8
  package var point: DataPoint
  package var marks: Marks
  private var occasionIndex: UInt8
  private var stored: Int8

  /// What was labelled.
  package enum DataPoint: UInt8, Hashable, Sendable, CaseIterable {
    case responseA
    case responseB
    case pair

    package init(_ response: ResponseLetter?) {
      switch response {
      case .a: self = .responseA
      case .b: self = .responseB
      case nil: self = .pair
      }
    }
  }

  /// What stands beside a label.
  package struct Marks: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let unsure = Marks(rawValue: 1)
    package static let commented = Marks(rawValue: 2)
    /// The annotator could not judge it; there is no value then.
    package static let excluded = Marks(rawValue: 4)
    /// Files of two machines say different things; there is no value before an author chooses.
    package static let conflicting = Marks(rawValue: 8)
  }

  /// - Parameter value: the rating 1…5, or prefer-combined −2…2; nil for no label.
  package init(
    annotator: Int, slot: Int, point: DataPoint, occasion: Occasion, value: Int?, marks: Marks = []
  ) {
    self.annotator = UInt16(clamping: annotator)
    self.slot = UInt8(clamping: slot)
    self.point = point
    self.marks = marks
    occasionIndex = UInt8(clamping: Occasion.allCases.firstIndex(of: occasion) ?? 0)
    stored = value.map { Int8(clamping: $0) } ?? Self.none
  }

  private static let none = Int8.min

  package var occasion: Occasion { Occasion.allCases[Int(occasionIndex)] }
  /// Whether it was asked for only once, as headline figures take them.
  package var isOriginal: Bool { occasionIndex == 0 }
  /// The rating, or prefer-combined; nil where there is no label.
  package var value: Int? { stored == Self.none ? nil : Int(stored) }

  /// Whether its annotator was done with the work, be it that they could not judge it.
  package var isHandled: Bool { value != nil || !marks.isDisjoint(with: [.excluded, .conflicting]) }

  package var rating: Rating? { point == .pair ? nil : value.flatMap(Rating.init(rawValue:)) }
  package var preference: PreferenceLabel? { point == .pair ? value.flatMap(PreferenceLabel.init(rawValue:)) : nil }
}

/// Somebody whose labels are reviewed.
package struct ReviewAnnotator: Hashable, Sendable {
  package var name: String
  package var pseudonym: String
  package var isModel: Bool

  package init(name: String, pseudonym: String, isModel: Bool) {
    self.name = name
    self.pseudonym = pseudonym
    self.isModel = isModel
  }
}
