import Foundation
import Renderings
import Study

/// Reports of a small simulated study, and of none.
enum SampleReport {
  /// Of the simulated study, with everything: most tests look at this one.
  static func content() throws -> ReportContent { try whole.get() }

  private static let whole = Result { try content(title: "A study") }

  static func content(
    _ labels: LabelTable? = nil, title: String = "A study", isWithDetails: Bool = true, hasIntervals: Bool = true
  ) throws -> ReportContent {
    let table = try labels ?? SimulatedStudy(instances: 40, annotators: 5, perInstance: 2, seed: 3).labels
    let plan = FigurePlan(hasIntervals: hasIntervals)
    let figures = StudyFigures(table, plan: plan)
    var content = ReportContent(
      header: ReportHeader(title: title, version: "1.2.3", fingerprint: "abc", source: ["r.csv", "p.csv"]),
      figures: figures,
      methods: [
        MethodsFact("drawn", "Instances drawn", 40), MethodsFact("guidelines", "Guidelines", "one version"),
        MethodsFact("subsets", "by subset", shown: "a 40", value: ["a": .count(40)]),
        MethodsFact("first", "First label", shown: "not known", value: .text(nil)),
      ])
    let annotators = AnnotatorComparison(table, plan: plan)
    content.annotators = annotators
    content.sources = SourceFigures(table, plan: plan)
    if isWithDetails { content.details = DetailFigures(table, figures: figures, annotators: annotators) }
    content.models = ModelFigures(
      models: try models(table), people: table, plan: plan, evidence: try evidence(table))
    return content
  }

  /// Two authors who coded three instances.
  static var decisions: DecisionSummary {
    func decided(_ author: String, _ cause: String, _ outcome: DecisionOutcome?) -> Decision {
      Decision(
        id: .fresh(), author: author, ruling: Ruling(causes: [cause], outcome: outcome),
        at: Date(timeIntervalSince1970: 0))
    }
    let book = CodeBook.standard
    let (one, two) = (book.causes[0].id, book.causes[1].id)
    return DecisionSummary(
      [
        Decisions([decided("ann", one, .keep), decided("bob", one, nil)]),
        Decisions([decided("ann", two, .drop), decided("bob", one, .keep)]), Decisions([decided("ann", two, nil)]),
      ], codeBook: book, instances: 40)
  }

  /// Two models: one says what the first annotator says, one the contrary.
  private static func models(_ table: LabelTable) throws -> LabelTable {
    var models = LabelTable()
    for instance in table.instances.indices {
      let number = models.number(of: table.instances[instance])
      guard let preference = table.entries(of: instance).first?.preference else { continue }
      models.add(preference, instance: number, annotator: models.number(ofAnnotator: "alike"))
      models.add(preference.swapped, instance: number, annotator: models.number(ofAnnotator: "contrary"))
    }
    return models
  }

  /// What the first model says beside its labels, and a model that only predicts difficulty.
  private static func evidence(_ table: LabelTable) throws -> ModelEvidence {
    var evidence = ModelEvidence()
    for (number, instance) in table.instances.enumerated() {
      func add(
        _ method: ModelMethod, _ response: ResponseLetter?, _ first: ResponseLetter?, _ model: String, _ value: Int
      ) {
        let outcome: ModelAnswer.Outcome =
          method == .perplexity
          ? .perplexity(PerplexityScore(logprob: Double(-value), tokens: 3, bytes: 9))
          : .choice(ChoiceAnswer(word: "", value: value))
        evidence.add(
          ModelAnswer(
            key: "", instance: instance, method: method, response: response, firstShown: first, outcome: outcome),
          of: model)
      }
      for response in ResponseLetter.allCases {
        add(.perplexity, response, nil, "alike", 1 + (number * 7 + (response == .a ? 0 : 3)) % 5)
        add(.difficultySingle, response, nil, "oracle", 1 + number % 5)
      }
      add(.difficultyPreference, nil, .a, "oracle", 1 + number % 3)
      add(.preference, nil, .a, "alike", number % 5 - 2)
      // Asked with the responses exchanged it prefers what stands first in every third pair.
      add(.preference, nil, .b, "alike", number.isMultiple(of: 3) ? -2 : 2 - number % 5)
    }
    return evidence
  }

  /// Names that try to be markup, and instances with nothing in common.
  static func hostile() -> LabelTable {
    var table = LabelTable()
    for (index, name) in ["<b>&\"x\"|y_$%\\", "=1+1,\n\u{1B}[31m", "名前の長い人 ".repeated(12)].enumerated() {
      let instance = table.number(of: InstanceKey("i\(index / 2)"), subset: index < 2 ? "a|b<i>" : "c")
      table.add(Rating.allCases[index], of: .a, instance: instance, annotator: table.number(ofAnnotator: name))
    }
    return table
  }
}

extension String {
  func repeated(_ times: Int) -> String { String(repeating: self, count: times) }
}
