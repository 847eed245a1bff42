import Basics

/// A word on an annotator who stands out, for authors: a reason to look, and no verdict.
package enum AnnotatorRemark: Hashable, Sendable {
  /// They differ from the others so regularly, in all labels or in one formulation alone, that they may use the scale the other
  /// way round; the kappa there, and in the other formulation.
  case reversed(kappa: Double, in: TaskFormulation? = nil, elsewhere: Double? = nil)
  /// Nearly always the same label in a formulation.
  case oneAnswer(label: String, share: Double, in: TaskFormulation)
  /// They rate higher or lower than the others of the same responses.
  case lenient(Double)
  case severe(Double)
  /// Their ratings vary more, or less, than the others'.
  case wide(Double)
  case narrow(Double)
  /// They agree less with the others than others do.
  case apart(kappa: Double)
  case prefersFirst(Double)
  case prefersSecond(Double)
  /// They agree less in the second half of their work.
  case drifting(Double)

  package var words: String {
    switch self {
    case .reversed(let kappa, let formulation, let elsewhere):
      "differs regularly\(Self.place(formulation, kappa, elsewhere)): is the scale used the other way round?"
    case .oneAnswer(let label, let share, let formulation):
      "\(NumberText.percent(share)) of the \(Self.labels(formulation)) are \(label)"
    case .lenient(let steps): "rates \(NumberText.coefficient(steps)) higher than the others"
    case .severe(let steps): "rates \(NumberText.coefficient(-steps)) lower than the others"
    case .wide(let ratio): "uses the scale \(NumberText.coefficient(ratio)) times as widely as the others"
    case .narrow(let ratio): "uses the scale \(NumberText.coefficient(ratio)) times as widely as the others"
    case .apart(let kappa): "agrees less with the others than most (kappa \(NumberText.coefficient(kappa)))"
    case .prefersFirst(let share): "prefers the response shown first in \(NumberText.percent(share))"
    case .prefersSecond(let share): "prefers the response shown second in \(NumberText.percent(1 - share))"
    case .drifting(let change): "agrees less in the second half of the work (kappa \(NumberText.coefficient(change)))"
    }
  }

  /// Of few labels nothing is said.
  private static let leastLabels = 20
  private static let sameShare = 0.9
  private static let manySteps = 0.75
  private static let width = 1.5
  private static let position = 0.6
  private static let drift = 0.15

  /// - Parameters:
  ///   - shrunk: the figures as drawn towards what all have in common, so that little data does not stand out.
  ///   - means: what all have in common.
  static func all(
    _ figures: AnnotatorFigures, shrunk: [String: Shrinkage.Value], means: [String: Double]
  ) -> [AnnotatorRemark] {
    guard figures.labels >= leastLabels else { return [] }
    var remarks: [AnnotatorRemark] = []
    var one: [TaskFormulation: AnnotatorRemark] = [:]
    for (formulation, commonest) in figures.commonest where commonest.of >= leastLabels {
      let share = Double(commonest.count) / Double(commonest.of)
      if share >= sameShare { one[formulation] = .oneAnswer(label: commonest.label, share: share, in: formulation) }
    }
    if let reversed = reversed(figures, constant: Set(one.keys)) {
      remarks.append(reversed)
    } else if one.isEmpty, let own = shrunk["kappa"], let mean = means["kappa"], own.high < mean {
      remarks.append(.apart(kappa: own.value))
    }
    remarks += TaskFormulation.allCases.compactMap { one[$0] }
    if let own = shrunk["leniency"] {
      if own.low > 0, own.value >= manySteps { remarks.append(.lenient(own.value)) }
      if own.high < 0, own.value <= -manySteps { remarks.append(.severe(own.value)) }
    }
    if let own = shrunk["spread"] {
      if own.low > 1, own.value >= width { remarks.append(.wide(own.value)) }
      if own.high < 1, own.value <= 1 / width { remarks.append(.narrow(own.value)) }
    }
    if let own = shrunk["position"] {
      if own.low > 0.5, own.value >= position { remarks.append(.prefersFirst(own.value)) }
      if own.high < 0.5, own.value <= 1 - position { remarks.append(.prefersSecond(own.value)) }
    }
    if let own = shrunk["drift"], own.high < 0, own.value <= -drift { remarks.append(.drifting(own.value)) }
    return remarks
  }

  /// Whether kappa with the others is below 0 beyond chance: in one formulation alone, where a person may have turned one of the
  /// two scales round, or in all.
  ///
  /// - Parameter constant: where they always say the same, and so use no scale, neither way round.
  private static func reversed(
    _ figures: AnnotatorFigures, constant: Set<TaskFormulation>
  ) -> AnnotatorRemark? {
    func below(_ name: String) -> Double? { figures[name].high.flatMap { $0 < 0 ? figures[name].value : nil } }
    let single = constant.contains(.single) ? nil : below("single")
    let preference = constant.contains(.preference) ? nil : below("preference")
    switch (single, preference) {
    case (let kappa?, nil): return .reversed(kappa: kappa, in: .single, elsewhere: figures["preference"].value)
    case (nil, let kappa?): return .reversed(kappa: kappa, in: .preference, elsewhere: figures["single"].value)
    case (_?, _?): return figures["kappa"].value.map { .reversed(kappa: $0) }
    case (nil, nil): return constant.isEmpty ? below("kappa").map { .reversed(kappa: $0) } : nil
    }
  }

  /// ` in ratings (kappa -.58; in preferences .43)`
  private static func place(_ formulation: TaskFormulation?, _ kappa: Double, _ elsewhere: Double?) -> String {
    let here = labels(formulation ?? .single)
    let there = labels(formulation == .preference ? .single : .preference)
    let other = elsewhere.map { "; in \(there) \(NumberText.coefficient($0))" } ?? ""
    return (formulation == nil ? "" : " in \(here)") + " (kappa \(NumberText.coefficient(kappa))\(other))"
  }

  private static func labels(_ formulation: TaskFormulation) -> String {
    formulation == .single ? "ratings" : "preferences"
  }
}
