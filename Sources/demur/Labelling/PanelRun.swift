import Foundation
import Store
import Study
import Terminal

/// Makes a panel of models: an annotator whose labels are what most of its members say.
struct PanelRun {
  let name: String
  let members: [String]

  func run(_ file: StudyFile) throws {
    let models = try members.map { try model($0, file) }
    guard Set(models.map(\.id)).count == models.count else {
      throw Failure.usage("a panel has each model once; one of these is named twice.")
    }
    let named = PanelName.annotator(name)
    let told = models.map(\.name).joined(separator: Self.separator)
    if let known = try file.annotator(named: named), known.kind == .model,
      let other = try file.modelRuns(of: known).first(where: { $0.servedAs != told })
    {
      throw Failure.message("\(named) is \(other.servedAs) already. Give this panel a name of its own.")
    }
    let votes = try votes(of: models, file)
    guard votes.contains(where: { $0.value.count * 2 > models.count }) else {
      throw Failure.message("no data point has labels of most of \(told). Nothing was stored.")
    }
    let panel = try file.model(named: named)
    let said = try said(by: panel, file)
    for method in [ModelMethod.rating, .preference] {
      let points = votes.keys.filter { $0.method == method && (votes[$0]?.count ?? 0) * 2 > models.count }.sorted()
      guard !points.isEmpty else { continue }
      let run = try file.beginModelRun(
        ModelRun(
          model: name, servedAs: told, engine: "panel", engineVersion: "", window: nil, method: method,
          driver: PanelName.driver, template: "", decode: "majority", prompt: "",
          wording: try wording(of: models, method, file)),
        of: panel)
      var new = 0
      for start in stride(from: 0, to: points.count, by: 500) {
        let answers = points[start..<min(start + 500, points.count)].compactMap { point in
          votes[point].flatMap { answer(point, $0, after: said[point]) }
        }
        new += try file.keep(answers, of: run, by: panel)
      }
      Output.done(
        SafeText(
          "\(named): \(points.count) labels of \(method.rawValue) by \(models.count) models, \(new) new or changed."))
    }
  }

  /// The panels that a model is a member of, by their names.
  static func panels(of model: Annotator, _ file: StudyFile) throws -> [String] {
    try file.annotators().map(\.annotator).filter { panel in
      guard panel.kind == .model, PanelName.isOne(panel.name) else { return false }
      return try file.modelRuns(of: panel).contains { run in
        run.driver == PanelName.driver && members(run.servedAs).contains(model.name)
      }
    }.map(\.name)
  }

  private static let separator = " + "
  private static func members(_ told: String) -> [String] { told.components(separatedBy: separator) }

  /// By the name in the study, or without how it was asked where that is clear.
  private func model(_ named: String, _ file: StudyFile) throws -> Annotator {
    let models = try file.annotators().map(\.annotator).filter { $0.kind == .model && !$0.isWithdrawn }
    if let exact = models.first(where: { $0.name.utf8.elementsEqual(named.utf8) }) { return exact }
    let found = models.filter { $0.name.hasPrefix("\(named) (") }
    guard found.count == 1, let only = found.first else {
      let names = (found.isEmpty ? models : found).prefix(6).map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw Failure.usage(
        "\(named): \(found.isEmpty ? "the study has no such model" : "this is several"). Name one of: \(names.isEmpty ? "none" : names)."
      )
    }
    return only
  }

  private struct Point: Hashable, Comparable {
    let instance: InstanceKey
    let method: ModelMethod
    let response: ResponseLetter?

    static func < (left: Point, right: Point) -> Bool {
      left.instance == right.instance
        ? (left.response?.rawValue ?? "") < (right.response?.rawValue ?? "") : left.instance < right.instance
    }
  }

  /// Of each data point that any of them labelled, in the order of the members as far as they did.
  private func votes(of models: [Annotator], _ file: StudyFile) throws -> [Point: [Int]] {
    let ids = Set(models.map(\.id))
    var votes: [Point: [Int]] = [:]
    try file.labels(details: false) { row in
      guard ids.contains(row.annotator.id) else { return }
      let (method, value): (ModelMethod, Int) =
        switch row.label {
        case .rating(let rating): (.rating, rating.rawValue)
        case .preference(let label): (.preference, label.combined)
        }
      votes[Point(instance: row.work.instance, method: method, response: row.work.response), default: []].append(value)
    }
    return votes
  }

  private struct PanelAnswer {
    /// What is in force, and how often there was an answer.
    var outcome: ModelAnswer.Outcome
    var count = 0
  }

  private func said(by panel: Annotator, _ file: StudyFile) throws -> [Point: PanelAnswer] {
    var said: [Point: PanelAnswer] = [:]
    try file.modelAnswerRecords(of: panel) { record in
      let answer = record.answer
      let point = Point(instance: answer.instance, method: answer.method, response: answer.response)
      said[point] = PanelAnswer(outcome: answer.outcome, count: (said[point]?.count ?? 0) + 1)
    }
    return said
  }

  /// nil where the panel has said so already.
  private func answer(_ point: Point, _ votes: [Int], after said: PanelAnswer?) -> ModelAnswer? {
    let choices = point.method.choices
    guard let value = PanelVote.value(votes, middle: choices[choices.count / 2].value),
      let word = choices.first(where: { $0.value == value })?.word
    else { return nil }
    let shares = choices.map { choice in Double(votes.count { $0 == choice.value }) / Double(votes.count) }
    let counts = choices.map { choice in String(votes.count { $0 == choice.value }) }.joined(separator: " ")
    let outcome = ModelAnswer.Outcome.choice(ChoiceAnswer(word: word, value: value, distribution: shares))
    guard said?.outcome != outcome else { return nil }
    return ModelAnswer(
      // Other votes are another answer, which takes the place of the one before; so are those that were there once.
      key: "panel \(point.method.rawValue) \(point.response?.rawValue ?? "-") \(counts) \(point.instance)",
      instance: point.instance, method: point.method, response: point.response,
      firstShown: point.response == nil ? .a : nil, outcome: outcome, repetition: said?.count)
  }

  private func wording(of models: [Annotator], _ method: ModelMethod, _ file: StudyFile) throws -> String? {
    let all = try models.map {
      try file.modelRuns(of: $0).last { $0.method.formulation == method.formulation }?.wording
    }
    let names = Set(all.compactMap(\.self))
    return names.isEmpty ? nil : names.sorted().joined(separator: " and ")
  }
}
