/// One annotator's labels of an instance among those of others, without the names: instances that look the same to them
/// have one view.
struct OwnView: Hashable, Comparable, Sendable {
  /// Rating A, rating B and prefer-combined as digits of six, 0 where it is missing; then, as digits of three, whether each
  /// came in the second half of the annotator's work, and which response was shown first.
  private let own: UInt16
  /// The others' labels.
  let others: LabelPattern

  /// - Parameters:
  ///   - place: the annotator's among the entries of the instance.
  ///   - left: the place of another who is left out.
  init(_ place: Int, among entries: [LabelEntry], without left: Int? = nil) {
    let entry = entries[place]
    func digit(_ isSecond: Bool?) -> UInt16 { isSecond.map { $0 ? 2 : 1 } ?? 0 }
    let a = UInt16(entry.rating(of: .a)?.rawValue ?? 0)
    let b = UInt16(entry.rating(of: .b)?.rawValue ?? 0)
    let preference = UInt16(entry.preference.map { $0.combined + 3 } ?? 0)
    let halves = (digit(entry[isLate: .a]) * 3 + digit(entry[isLate: .b])) * 3 + digit(entry[isLate: nil])
    own = ((a * 6 + b) * 6 + preference) * 81 + halves * 3 + digit(entry.firstShown.map { $0 == .b })
    others = LabelPattern(entries, without: (place, left))
  }

  /// 1…5, and −2…2; nil where it is missing.
  var ratingA: Int? { known(own / (36 * 81)) }
  var ratingB: Int? { known(own / (6 * 81) % 6) }
  var preference: Int? { known(own / 81 % 6).map { $0 - 3 } }
  /// Whether each came in the second half of the annotator's work; nil where it is not known.
  var isLateA: Bool? { second(own / 27) }
  var isLateB: Bool? { second(own / 9) }
  var isLatePreference: Bool? { second(own / 3) }
  var firstShown: ResponseLetter? { second(own).map { $0 ? .b : .a } }

  private func known(_ digit: UInt16) -> Int? { digit > 0 ? Int(digit) : nil }
  private func second(_ digits: UInt16) -> Bool? { known(digits % 3).map { $0 == 2 } }

  static func < (left: OwnView, right: OwnView) -> Bool {
    left.own != right.own ? left.own < right.own : left.others < right.others
  }
}
