/// The labels of a table, and which patterns its instances show: found once for all figures that are made of them.
package struct StudyUnits: Sendable {
  package let table: LabelTable
  let patterns: UnitPatterns<LabelPattern>

  package init(_ table: LabelTable) {
    self.table = table
    patterns = UnitPatterns(table, of: LabelPattern.init, by: <)
  }
}
