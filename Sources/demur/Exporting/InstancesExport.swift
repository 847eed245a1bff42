import Basics
import Interchange
import Sessions
import Store
import Terminal

/// Writes the texts of a study.
struct InstancesExport {
  let file: StudyFile
  let hasSource: Bool
  var kept = InstanceExport.KeptForm.object

  /// How many were written, and what was left out, for people.
  @discardableResult
  func write(to output: OutputFile, _ format: TableFormat) throws -> (rows: Int, remark: SafeText?) {
    let table = try TableOutput(
      output, format, header: InstanceExport.row(.nothing, hasSource: hasSource, kept: kept))
    var (rows, textless) = (0, 0)
    try file.instances { instance in
      guard instance.hasText else {
        textless += 1
        return
      }
      rows += 1
      try table.write(InstanceExport.row(instance, hasSource: hasSource, kept: kept))
    }
    try table.finish()
    return (rows, textless > 0 ? SafeText("Left out: \(counted(textless, "instance")) without texts.") : nil)
  }
}
