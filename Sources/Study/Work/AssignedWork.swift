/// One thing that one annotator is to label, as far as they may know of it: neither which instance it is, whose id often names
/// the subset, nor whether it is asked again.
package struct AssignedWork: Hashable, Sendable, Identifiable {
  package var id: Int64
  package var formulation: TaskFormulation
  /// The response to rate in SINGLE; nil in PREFERENCE.
  package var response: ResponseLetter?
  /// Which response stands first in PREFERENCE; nil in SINGLE.
  package var firstShown: ResponseLetter?

  package init(
    id: Int64, formulation: TaskFormulation, response: ResponseLetter?, firstShown: ResponseLetter?
  ) {
    self.id = id
    self.formulation = formulation
    self.response = response
    self.firstShown = firstShown
  }
}
