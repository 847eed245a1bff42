import Study

extension ReportDocument.Section {
  /// What a paper's section 3 tells.
  static func methods(_ facts: [MethodsFact]) -> Self {
    var table = FigureTable("Methods", columns: [""])
    for fact in facts { table.row(fact.label, texts: [fact.shown]) }
    return Self(id: "methods", title: "Methods: how the labels came about", part: .appendix, blocks: [.table(table)])
  }
}
