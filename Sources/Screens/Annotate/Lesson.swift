import Study
import Terminal

/// What practice shows beside rating, one thing with each of the first practice instances: it can be tried, and need not be.
enum Lesson: Int, Hashable, Sendable, CaseIterable {
  case undo, marks, later

  /// What is said while nothing else is, until it was done.
  ///
  /// - Parameters:
  ///   - served: what is on the screen, with the marks that were tried.
  ///   - names: where the keys are.
  func words(_ served: ServedWork?, isDone: Bool, keys names: KeyNames) -> String? {
    let comment: SafeText = names == .words ? "\(names(.comment)) and a text" : names(.comment)
    return switch self {
    case .undo: isDone ? nil : "Try it: give a label, then \(names(.undo)) takes it back."
    case .marks:
      served?.isUnsure == false && served?.note == nil
        ? "Try it: \(names(.unsure)) says that you are unsure, \(comment) writes a comment; then give a label."
        : served?.note == nil
          ? "Now \(comment), for a comment. Enter saves it."
          : served?.isUnsure == false ? "Now \(names(.unsure)), which says that you are unsure." : nil
    case .later: isDone ? nil : "Try it: \(names(.later)) puts it off until later; then give a label."
    }
  }

  /// What is said after the last practice instance.
  ///
  /// - Parameters:
  ///   - formulation: what is labelled from here on.
  ///   - asked: what the study asks after a label; practice does not ask it.
  static func counts(_ formulation: TaskFormulation, _ asked: GroundsRule) -> SafeText {
    let labels: [Label] =
      formulation == .single
      ? Rating.allCases.map { .rating($0) } : PreferenceLabel.allCases.map { .preference($0) }
    let asking = labels.count { !asked.questions(after: $0).isEmpty }
    let questions: SafeText =
      asking == 0
      ? .empty : asking == labels.count ? " Questions follow each label." : " Questions follow some labels."
    return "Practice is over: from here on it counts.\(questions)"
  }
}

extension Station {
  /// What the practice instance shows beside rating.
  var lesson: Lesson? { isPractice && isFirstPractice ? Lesson(rawValue: practicePlace) : nil }
}
