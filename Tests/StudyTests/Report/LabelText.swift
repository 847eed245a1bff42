import Study

extension LabelTable {
  /// A table written as text: a line an instance, its annotators separated by semicolons, each `ratingA ratingB combined` with
  /// `-` for what is missing.
  init(text: String) {
    self.init()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let instance = number(of: InstanceKey("i\(index)"))
      for (slot, entry) in line.split(separator: ";").enumerated() {
        let cells = entry.split(separator: " ").map { Int($0) }
        let annotator = number(ofAnnotator: "a\(slot)")
        if let a = cells[0].flatMap(Rating.init) { add(a, of: .a, instance: instance, annotator: annotator) }
        if let b = cells[1].flatMap(Rating.init) { add(b, of: .b, instance: instance, annotator: annotator) }
        if let combined = cells[2].flatMap(PreferenceLabel.init) {
          add(combined, instance: instance, annotator: annotator)
        }
      }
    }
  }
}

/// The figures of labels written as text, without intervals unless they are asked for.
func figures(_ text: String, hasIntervals: Bool = false) -> StudyFigures {
  StudyFigures(LabelTable(text: text), plan: FigurePlan(hasIntervals: hasIntervals))
}

extension StudyFigures {
  /// What is counted under a name, in its order.
  func counts(_ name: String) -> [Int] {
    guard case .group(let members)? = tree[name] else { return [] }
    return members.compactMap { if case .count(let count) = $0.tree { count } else { nil } }
  }

  /// Of all labels, of those with Δ < 4 and with Δ < 3.
  func ns(_ name: String, _ member: String) -> [Int] { filtered(name, member).map(\.n) }
  func values(_ name: String, _ member: String) -> [Double?] { filtered(name, member).map(\.value) }

  private func filtered(_ name: String, _ member: String) -> [Figure] {
    ["all", "below4", "below3"].map { self["\(name).\($0)\(member)"] }
  }
}
