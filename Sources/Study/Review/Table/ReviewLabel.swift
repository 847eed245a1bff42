/// A label in eight bytes, for hundreds of thousands at once; or that there is none, since the annotator excluded the work.
public struct ReviewLabel: Hashable, Sendable {
  /// The number of the annotator in ``ReviewTable/annotators``.
  public var annotator: UInt16
  public var slot: UInt8
  public var point: DataPoint
  public var marks: Marks
  private var occasionIndex: UInt8
  private var stored: Int8

  /// What was labelled.
  public enum DataPoint: UInt8, Hashable, Sendable, CaseIterable {
    case responseA
    case responseB
    case pair

    public init(_ response: ResponseLetter?) {
      switch response {
      case .a: self = .responseA
      case .b: self = .responseB
      case nil: self = .pair
      }
    }
  }

  /// What stands beside a label.
  public struct Marks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let unsure = Marks(rawValue: 1)
    public static let commented = Marks(rawValue: 2)
    /// The annotator could not judge it; there is no value then.
    public static let excluded = Marks(rawValue: 4)
    /// Files of two machines say different things; there is no value before an author chooses.
    public static let conflicting = Marks(rawValue: 8)
  }

  /// - Parameter value: the rating 1…5, or prefer-combined −2…2; nil for no label.
  public init(
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

  public var occasion: Occasion { Occasion.allCases[Int(occasionIndex)] }
  /// Whether it was asked for only once, as headline figures take them.
  public var isOriginal: Bool { occasionIndex == 0 }
  /// The rating, or prefer-combined; nil where there is no label.
  public var value: Int? { stored == Self.none ? nil : Int(stored) }

  public var rating: Rating? { point == .pair ? nil : value.flatMap(Rating.init(rawValue:)) }
  public var preference: PreferenceLabel? { point == .pair ? value.flatMap(PreferenceLabel.init(rawValue:)) : nil }
}

/// Somebody whose labels are reviewed.
public struct ReviewAnnotator: Hashable, Sendable {
  public var name: String
  public var pseudonym: String
  public var isModel: Bool

  public init(name: String, pseudonym: String, isModel: Bool) {
    self.name = name
    self.pseudonym = pseudonym
    self.isModel = isModel
  }
}
