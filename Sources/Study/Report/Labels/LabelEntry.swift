/// One annotator's labels of one instance; any of them may be missing.
package struct LabelEntry: Hashable, Sendable {
  /// The number of the annotator in ``LabelTable/annotators``.
  package var annotator: Int { Int(number) }
  private var isLateA: Bool?
  private var isLatePreference: Bool?
  /// Which response was shown first in PREFERENCE; nil where it is not known.
  package internal(set) var firstShown: ResponseLetter?
  package private(set) var preference: PreferenceLabel?

  /// The entry of the same instance that came next; negative for the last.
  var next: Int32 = -1
  /// The number of each label among those of its data point, from 0.
  private(set) var places = Places()
  private let number: Int32
  private var valueA: UInt8 = 0
  private var valueB: UInt8 = 0
  // Last, where an entry has bytes to spare.
  private var isLateB: Bool?

  init(annotator: Int) { number = Int32(annotator) }

  package func rating(of response: ResponseLetter) -> Rating? {
    Rating(rawValue: Int(response == .a ? valueA : valueB))
  }

  /// Both ratings, where there are both.
  package var ratings: RatingPair? {
    guard let a = rating(of: .a), let b = rating(of: .b) else { return nil }
    return RatingPair(a: a, b: b)
  }

  /// Rating A, rating B and prefer-combined in one byte, each 0 where it is missing.
  var code: UInt8 { valueA + 6 * valueB + (preference.map { 36 * UInt8($0.combined + 3) } ?? 0) }

  /// Whether each of its labels came after those in `last`, in place of which its own places are put.
  func follows(_ last: inout (a: Int, b: Int, pair: Int)) -> Bool {
    var isAfter = true
    func look(_ isThere: Bool, _ response: ResponseLetter?, _ last: inout Int) {
      guard isThere else { return }
      let place = Int(places[response])
      if place < last { isAfter = false }
      last = place
    }
    look(valueA > 0, .a, &last.a)
    look(valueB > 0, .b, &last.b)
    look(preference != nil, nil, &last.pair)
    return isAfter
  }

  /// Whether a rating, or the preference (nil), came in the second half of the annotator's work; nil where it is not known.
  package internal(set) subscript(isLate response: ResponseLetter?) -> Bool? {
    get {
      switch response {
      case .a: isLateA
      case .b: isLateB
      case nil: isLatePreference
      }
    }
    set {
      switch response {
      case .a: isLateA = newValue
      case .b: isLateB = newValue
      case nil: isLatePreference = newValue
      }
    }
  }

  mutating func set(_ rating: Rating, of response: ResponseLetter, place: UInt16) {
    if response == .a { valueA = UInt8(rating.rawValue) } else { valueB = UInt8(rating.rawValue) }
    places[response] = place
  }

  mutating func set(_ preference: PreferenceLabel, place: UInt16) {
    self.preference = preference
    places[nil] = place
  }

  /// A number for each data point of an instance: its two responses, and the pair (nil).
  struct Places: Hashable, Sendable {
    private var a: UInt16 = 0
    private var b: UInt16 = 0
    private var pair: UInt16 = 0

    subscript(response: ResponseLetter?) -> UInt16 {
      get {
        switch response {
        case .a: a
        case .b: b
        case nil: pair
        }
      }
      set {
        switch response {
        case .a: a = newValue
        case .b: b = newValue
        case nil: pair = newValue
        }
      }
    }

    /// The number that stood there, which then is one more.
    mutating func next(_ response: ResponseLetter?) -> UInt16 {
      let place = self[response]
      self[response] = place &+ 1
      return place
    }
  }
}
