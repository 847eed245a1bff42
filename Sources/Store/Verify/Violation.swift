/// Something in a study file that is not as demur leaves it.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
  /// What was violated; the raw value is how outputs spell it.
  package enum Rule: String, Hashable, Sendable, CaseIterable {
    /// SQLite finds the file damaged.
    case damage
    /// The schema is not the one that demur makes.
    case schema
    /// A row refers to a row that is not there.
    case reference
    /// An event was changed, removed, added or moved.
    case chain
    /// An event's content is not what was saved.
    case content
    /// An event is against the rules of labelling.
    case rule
    /// What follows from the events does not follow from them.
    case derived
    /// An instance's texts are not those imported.
    case instance
    /// The work is not what was assigned.
    case work
    /// The annotators are not those who were added.
    case annotator
    /// The settings or the practice are not those last set.
    case settings
    /// The head written down elsewhere was never this file's.
    case anchor
  }

  package var rule: Rule
  /// The row or thing concerned, such as `event 12` or `instance h-0412`.
  package var place: String
  /// Follows the place in a sentence.
  package var why: String

  package init(_ rule: Rule, _ place: String, _ why: String) {
    self.rule = rule
    self.place = place
    self.why = why
  }

  package var description: String { "\(rule.rawValue): \(place): \(why)" }
}
