import Basics
import Study
import Terminal

/// What an instance's gold labels are, and what they would be with the labels of further annotators.
enum GoldWords {
  /// Empty where no further annotator's label stands: then there is nothing to compare.
  ///
  /// - Parameter people: the rows of the table of labels.
  static func of(_ people: [LabelRows.Row], _ decisions: Decisions) -> SafeText {
    guard people.contains(where: { $0.occasion == .added && $0.standings.contains { $0.label != nil } }) else {
      return .empty
    }
    let adjudication = Verdict(decisions).adjudication
    func told(_ occasions: Set<Occasion>) -> String {
      let entries = table(people.filter { occasions.contains($0.occasion) })
      return words(GoldLabels(entries, adjudication: adjudication))
    }
    return "gold \(told([.original])); with added labels \(told([.original, .added]))"
  }

  private static func table(_ rows: [LabelRows.Row]) -> [LabelEntry] {
    var table = LabelTable()
    let instance = table.number(of: InstanceKey("instance"))
    for row in rows {
      let annotator = table.number(ofAnnotator: String(row.annotator))
      for standing in row.standings {
        switch (standing.label, standing.work.response) {
        case (.rating(let rating)?, let response?):
          table.add(rating, of: response, instance: instance, annotator: annotator)
        case (.preference(let preference)?, _): table.add(preference, instance: instance, annotator: annotator)
        case (.rating?, nil), (nil, _): break
        }
      }
    }
    return table.entries(of: instance)
  }

  private static func words(_ gold: GoldLabels) -> String {
    let parts = [("S", gold.singleCombined), ("P", gold.combined)].compactMap { name, value in
      value.map { "\(name) \(short($0))" }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// `A 0.5`, `B 2`, `N`: the response that is preferred, and how much.
  private static func short(_ value: Double) -> String {
    let strength = NumberText.plain(abs(value), most: 2)
    return strength == "0" ? "N" : "\(value < 0 ? "A" : "B") \(strength)"
  }
}
