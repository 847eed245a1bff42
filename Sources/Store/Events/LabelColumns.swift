import Study

/// A label as it stands in the event's columns, and in what the event says.
struct LabelColumns: Equatable, Decodable {
  var rating: Int?
  var preference: String?
  var magnitude: Int?

  init(_ label: Label?) {
    switch label {
    case .rating(let value): rating = value.rawValue
    case .preference(let value):
      preference = value.preference.rawValue
      magnitude = value.magnitude
    case nil: break
    }
  }

  init(rating: Int?, preference: String?, magnitude: Int?) {
    self.rating = rating
    self.preference = preference
    self.magnitude = magnitude
  }

  var label: Label? {
    if let rating { return Rating(rawValue: rating).map(Label.rating) }
    guard let preference = preference.flatMap(Preference.init(rawValue:)), let magnitude else { return nil }
    return PreferenceLabel(preference, magnitude: magnitude).map(Label.preference)
  }

  /// From the value of a row of `standing`; nil where the content of the label is not in the file.
  static func label(_ value: Int?, _ formulation: TaskFormulation) throws(Misfit) -> Label? {
    guard let value else { return nil }
    let label =
      formulation == .single
      ? Rating(rawValue: value).map(Label.rating) : PreferenceLabel(rawValue: value).map(Label.preference)
    guard let label else { throw Misfit("a label that is none") }
    return label
  }
}
