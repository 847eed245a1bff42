import Study
import Terminal

/// What annotators are called on the screen: by pseudonym until their names are asked for.
struct AnnotatorNames: Hashable, Sendable {
  let annotators: [ReviewAnnotator]
  var showsNames = false

  subscript(number: Int) -> SafeText { SafeText(text(number)) }

  func text(_ number: Int) -> String {
    guard annotators.indices.contains(number) else { return "?" }
    return showsNames ? annotators[number].name : annotators[number].pseudonym
  }
}
