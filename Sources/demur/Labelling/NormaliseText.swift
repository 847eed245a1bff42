import Store
import Study
import Terminal

/// What normalising came to, as lines.
enum NormaliseText {
  static func write(_ result: NormalisedPerplexities, of model: Annotator) {
    guard let cuts = result.cuts else {
      Output.line(
        SafeText(model.name) + ": no instance has the perplexities of both responses yet, so there are no labels.")
      return
    }
    let changes = result.changed == 0 ? "none changed" : "\(result.changed) new or changed"
    Output.line(
      SafeText("\(model.name): \(result.labels) preferences from perplexities, \(changes). ")
        + SafeText("N up to a difference of \(short(cuts.none)), magnitude 1 up to \(short(cuts.little)), 2 beyond."))
    if result.halves > 0 { Output.line("\(result.halves) instances have the perplexity of one response only.") }
    if result.infinite > 0 { Output.line("\(result.infinite) instances have a perplexity too large for a number.") }
  }

  private static func short(_ value: Double) -> String {
    abs(value) >= 1e6 ? String(value) : String((value * 1000).rounded() / 1000)
  }
}

/// Whether a model says the same whichever response stands first.
struct OrderConsistency {
  private var answers: [InstanceKey: [ResponseLetter: Int]] = [:]

  /// nil where no pair was asked both ways.
  init?(_ file: StudyFile, _ model: Annotator) throws {
    var answers: [InstanceKey: [ResponseLetter: Int]] = [:]
    try file.modelAnswers(of: model) { _, answer in
      guard answer.method == .preference, let first = answer.firstShown, let value = answer.value else { return }
      answers[answer.instance, default: [:]][first] = value
    }
    self.answers = answers.filter { $0.value.count == 2 }
    guard !self.answers.isEmpty else { return nil }
  }

  var line: SafeText {
    let both = answers.values
    let same = both.count { $0[.a] == $0[.b] }
    let sameSide = both.count { ($0[.a] ?? 0).signum() == ($0[.b] ?? 0).signum() }
    let first = both.reduce(0) { $0 + (($1[.a] ?? 0) < 0 ? 1 : 0) + (($1[.b] ?? 0) > 0 ? 1 : 0) }
    let second = both.reduce(0) { $0 + (($1[.a] ?? 0) > 0 ? 1 : 0) + (($1[.b] ?? 0) < 0 ? 1 : 0) }
    return """
      Both orders of \(both.count) pairs: the same preference in \(sameSide), the same label in \(same); \
      the response that stood first was preferred \(first) times, the second \(second).
      """
  }
}
