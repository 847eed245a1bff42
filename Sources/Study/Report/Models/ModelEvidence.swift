import Foundation

/// What models said beside their labels: difficulties, the other order of a pair, and perplexities themselves.
package struct ModelEvidence: Sendable {
  /// What one model said of one instance.
  struct InstanceAnswers: Sendable {
    /// 1…5, of a pair and of each response.
    var difficulty: Int?
    var difficultyA: Int?
    var difficultyB: Int?
    /// prefer-combined with A and with B standing first.
    var firstA: Int?
    var firstB: Int?
    /// How it differs from itself on each response, and on the pair (nil) with A standing first.
    var own: [ResponseLetter?: OwnDisagreement] = [:]
    var scoreA: PerplexityScore?
    var scoreB: PerplexityScore?

    /// Means over the probabilities of the legal answers, where a server gave them: of a rating of each response, and of
    /// prefer-combined with A and with B standing first.
    var softRatings: [ResponseLetter: Double] = [:]
    var softPreferences: [ResponseLetter: Double] = [:]

    /// The soft label in an experiment, comparable to its combined one; of both orders their mean.
    func soft(_ experiment: ModelExperiment) -> Double? {
      switch experiment {
      case .single: softRatings[.a].flatMap { a in softRatings[.b].map { min(2, max(-2, $0 - a)) } }
      case .prefer:
        softPreferences.isEmpty ? nil : softPreferences.values.reduce(0, +) / Double(softPreferences.count)
      case .perplexity: nil
      }
    }

    /// Of mean log-probabilities, B − A: negative favours A.
    var meanLogprobDifference: Double? {
      scoreA.flatMap { a in scoreB.flatMap { PerplexityPreference.meanLogprobDifference(a, $0) } }
    }
  }

  /// The models in the order in which they came.
  package private(set) var models: [String] = []
  private var numbers: [InstanceKey: Int] = [:]
  private var said: [[InstanceKey: InstanceAnswers]] = []
  /// How each model was asked, by method, in the order of asking.
  package private(set) var asked: [ModelAsked] = []

  package init() {}

  package mutating func add(_ answer: ModelAnswer, of model: String) {
    let number = numbers[InstanceKey(model)] ?? models.count
    if number == models.count {
      numbers[InstanceKey(model)] = number
      models.append(model)
      said.append([:])
    }
    var known = said[number][answer.instance] ?? InstanceAnswers()
    if answer.method.formulation != nil, answer.firstShown != .b {
      known.own[answer.response, default: OwnDisagreement()].add(answer)
    }
    // Further answers to the same question tell how much it differs from itself, and nothing else.
    guard answer.sample ?? 0 == 0 else {
      said[number][answer.instance] = known
      return
    }
    switch (answer.outcome, answer.method, answer.response) {
    case (.perplexity(let score), _, .a): known.scoreA = score
    case (.perplexity(let score), _, .b): known.scoreB = score
    case (.choice, .difficultyPreference, _): known.difficulty = answer.value
    case (.choice, .difficultySingle, .a): known.difficultyA = answer.value
    case (.choice, .difficultySingle, .b): known.difficultyB = answer.value
    case (.choice, .rating, let response?): known.softRatings[response] = answer.softValue
    case (.choice, .preference, _):
      if answer.firstShown == .b { known.firstB = answer.value } else { known.firstA = answer.value }
      known.softPreferences[answer.firstShown ?? .a] = answer.softValue
    default: return
    }
    said[number][answer.instance] = known
  }

  /// Notes how an answer in force came about.
  package mutating func note(_ answer: ModelAnswer, of model: String, run: ModelRun?, at date: Date) {
    let place =
      asked.firstIndex { $0.method == answer.method && $0.name.utf8.elementsEqual(model.utf8) } ?? asked.count
    if place == asked.count { asked.append(ModelAsked(model, answer.method)) }
    asked[place].add(answer, run: run, at: date)
  }

  func said(by model: String, of instance: InstanceKey) -> InstanceAnswers? {
    numbers[InstanceKey(model)].flatMap { said[$0][instance] }
  }

  /// Every instance that anything was said of.
  var instances: Set<InstanceKey> { said.reduce(into: []) { $0.formUnion($1.keys) } }
}
