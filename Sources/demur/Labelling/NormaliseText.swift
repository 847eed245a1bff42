import Basics
import Store
import Study
import Terminal

/// What normalising came to, as lines.
enum NormaliseText {
  static func write(_ result: NormalisedPerplexities, of model: Annotator) {
    guard let cuts = result.cuts else {
      Output.done(
        SafeText(model.name) + ": no instance has the perplexities of both responses yet, so there are no labels.")
      return
    }
    let changes = result.changed == 0 ? "none changed" : "\(result.changed) new or changed"
    Output.done(
      SafeText("\(model.name): \(result.labels) preferences from perplexities, \(changes). ")
        + SafeText(
          "N up to a difference of \(NumberText.plain(cuts.none, most: 3)), magnitude 1 up to \(NumberText.plain(cuts.little, most: 3)), 2 beyond."
        ))
    if cuts.shares != .usual {
      Output.done("These are the shares \(cuts.shares.none) and \(cuts.shares.little), kept until others are named.")
    }
    if result.halves > 0 { Output.done("\(result.halves) instances have the perplexity of one response only.") }
    if result.infinite > 0 { Output.done("\(result.infinite) instances have a perplexity too large for a number.") }
  }
}

/// Whether a model says the same whichever response stands first.
struct OrderConsistency {
  /// Values as the data has the pair, and the other way round; small, since a study may have many instances.
  private let both: [(data: Int8, exchanged: Int8)]

  /// nil where no pair was asked both ways.
  init?(_ file: StudyFile, _ model: Annotator) throws {
    guard try file.hasExchangedPairs(of: model) else { return nil }
    var found: [InstanceKey: (data: Int8?, exchanged: Int8?)] = [:]
    try file.modelAnswers(of: model) { _, answer in
      guard answer.method == .preference, answer.sample ?? 0 == 0, let value = answer.value else { return }
      switch answer.firstShown {
      case .a: found[answer.instance, default: (nil, nil)].data = Int8(clamping: value)
      case .b: found[answer.instance, default: (nil, nil)].exchanged = Int8(clamping: value)
      case nil: break
      }
    }
    both = found.values.compactMap { pair in
      pair.data.flatMap { data in pair.exchanged.map { (data, $0) } }
    }
    guard !both.isEmpty else { return nil }
  }

  var line: SafeText {
    let same = both.count { $0.data == $0.exchanged }
    let sameSide = both.count { $0.data.signum() == $0.exchanged.signum() }
    let first = both.count { $0.data < 0 } + both.count { $0.exchanged > 0 }
    let second = both.count { $0.data > 0 } + both.count { $0.exchanged < 0 }
    return """
      Both orders of \(both.count) pairs: the same preference in \(sameSide), the same label in \(same), \
      contradictions in \(both.count { $0.data * $0.exchanged < 0 }); \
      the response that stood first was preferred \(first) times, the second \(second).
      """
  }
}
