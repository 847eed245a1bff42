import Study

/// Gold labels as CSV, an instance a line; a cell is empty where there is no label.
package enum GoldCSV {
  package static var header: String {
    CSVText.record([
      "instance", "subset", "preference", "prefer-combined", "preferences", "delta-preference", "rating-a", "rating-b",
      "single-pref", "single-combined", "ratings", "delta-ratings", "delta-difference", "adjudicated",
    ])
  }

  package static func record(_ instance: InstanceKey, subset: String, _ gold: GoldLabels) -> String {
    CSVText.record([
      CSVText.text(instance.text), CSVText.text(subset), gold.preference?.rawValue ?? "", DecimalText.of(gold.combined),
      String(gold.preferences), whole(gold.deltaOfPreference), DecimalText.of(gold.ratingA),
      DecimalText.of(gold.ratingB), gold.singlePref?.rawValue ?? "", DecimalText.of(gold.singleCombined),
      String(gold.ratings), whole(gold.deltaOfRatings), whole(gold.deltaOfDifference), gold.isAdjudicated ? "1" : "0",
    ])
  }

  private static func whole(_ number: Int?) -> String { number.map(String.init) ?? "" }
}

/// Numbers as files write them: the shortest that reads back as the same one, whole ones without a fraction.
enum DecimalText {
  static func of(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
