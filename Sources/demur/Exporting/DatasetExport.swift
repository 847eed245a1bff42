import Basics
import Interchange
import Renderings
import Sessions
import Store
import Study
import Terminal

/// Writes all exports of a study, and a data card that describes them.
struct DatasetExport {
  let file: StudyFile
  let reading: GoldReading
  let rules: DecisionRules
  let naming: ExportNaming
  let hasSource: Bool

  /// What was written and what was left out, for people.
  func write(to folder: OutputFolder) throws -> [SafeText] {
    var files: [DataFile] = []
    var remarks: [SafeText] = []

    let texts = try InstancesExport(file: file, hasSource: hasSource, kept: .text).write(
      to: folder.file("instances.jsonl"), .jsonl)
    if let remark = texts.remark { remarks.append(remark) }
    files.append(
      DataFile(
        name: "instances", path: "instances.jsonl", about: "The texts: a context and two responses, A and B.",
        columns: InstanceExport.row(.nothing, hasSource: hasSource, kept: .text).dataColumns, rows: texts.rows))
    for formulation in TaskFormulation.allCases {
      let labels = LabelExport(formulation: formulation, naming: naming, occasions: true, format: .jsonl)
      let name = formulation == .single ? "ratings" : "preferences"
      let rows = try labels.write(file, to: folder.file("\(name).jsonl"))
      files.append(
        DataFile(
          name: name, path: "\(name).jsonl",
          about: formulation == .single
            ? "Ratings of one response, of every occasion." : "Preferences between both responses, of every occasion.",
          columns: try labels.dataColumns(of: file), rows: rows))
    }
    let gold = GoldExport(reading: reading, rules: rules, isSoft: true)
    let said = try gold.write(to: folder.file("gold.jsonl"), .jsonl)
    remarks.append("gold: " + said.lines[0])
    remarks += said.lines.dropFirst()
    files.append(
      DataFile(
        name: "gold", path: "gold.jsonl",
        about: "What people's labels come to, with how they are distributed, and what authors decided.",
        columns: GoldTable.row(.nothing, GoldLabels([]), .undecided, isSoft: true).dataColumns, rows: said.rows))
    let decisions = try DecisionExport(file).write(to: folder.file("decisions.jsonl"), .jsonl)
    files.append(
      DataFile(
        name: "decisions", path: "decisions.jsonl", about: "What each author decided on which instance.",
        columns: DecisionExport.header.dataColumns, rows: decisions))
    // No reader of data sets takes a file without rows.
    for file in files where file.rows == 0 { folder.remove(file.path) }
    files.removeAll { $0.rows == 0 }
    try writeCard(files, guidelines: writeGuidelines(to: folder), to: folder)
    return files.map { SafeText("\($0.path): \(counted($0.rows, "row"))") } + remarks
  }

  private func writeGuidelines(to folder: OutputFolder) throws -> [(file: String, hash: String)] {
    let versions = try file.guidelinesVersions()
    return try versions.map { version in
      let isLast = version.hash == versions.last?.hash
      let name = isLast ? "guidelines.txt" : "guidelines-\(version.hash.prefix(12)).txt"
      let output = try folder.file(name)
      try output.write(version.text.hasSuffix("\n") ? version.text : version.text + "\n")
      try output.finish()
      return (name, version.hash)
    }
  }

  private func writeCard(
    _ files: [DataFile], guidelines: [(file: String, hash: String)], to folder: OutputFolder
  ) throws {
    let source = try StudyLabels.read(file, naming: naming, details: true)
    let plan = FigurePlan(threshold: source.threshold)
    let card = DataCard(
      title: source.title, version: Version.current, files: files, methods: source.methods,
      figures: StudyFigures(source.people, plan: plan), isSimulated: source.isSimulated, guidelines: guidelines)
    let output = try folder.file("README.md")
    try output.write(card.text)
    try output.finish()
  }
}

extension TableRow {
  /// As a data card names what its columns hold.
  var dataColumns: [DataFile.Column] {
    members.map { member in
      switch member.cell {
      case .text, .word, .time, .rows, .json: DataFile.Column(member.name, .text)
      case .whole: DataFile.Column(member.name, .whole)
      case .real: DataFile.Column(member.name, .real)
      case .reals: DataFile.Column(member.name, .real)
      case .flag: DataFile.Column(member.name, .flag)
      case .turns: DataFile.Column(member.name, .turns)
      case .words: DataFile.Column(member.name, .texts)
      }
    }
  }
}
