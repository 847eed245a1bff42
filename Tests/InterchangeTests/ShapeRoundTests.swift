import Foundation
import Sessions
import Store
import Study
import Testing

@testable import Interchange

/// Each recognised shape on its whole way: import, two labels, review, report, export, import again.
struct ShapeRoundTests {
  private static func study(_ folder: String, _ name: String) throws -> StudyFile {
    try StudyFile.create(
      at: folder + "/\(name).demur", settings: StudySettings(title: name, seed: 1), practice: [], at: Date())
  }

  private static func imported(_ label: ShapedLabel, _ item: ShapeFile.Item) -> ImportedLabel {
    ImportedLabel(
      instance: item.key, subset: item.subset, annotator: label.annotator, label: label.label, response: label.response,
      occasion: .original, at: label.at, circumstances: circumstances, isUnsure: false, comment: label.comment,
      event: "",
      file: 0, line: item.line)
  }

  private static let circumstances = Circumstances(
    firstShown: nil, activeSeconds: 0, unread: [], wasFast: false, layout: Circumstances.imported, columns: 0, rows: 0)

  private static func instances(_ file: StudyFile) throws -> [Instance] {
    var instances: [Instance] = []
    try file.instances { instances.append($0) }
    return instances
  }

  private static func preferences(_ file: StudyFile) throws -> [PreferenceRow] {
    var rows: [PreferenceRow] = []
    var fingerprints: [InstanceKey: TextFingerprint] = [:]
    try file.instances { fingerprints[$0.key] = $0.fingerprint }
    try file.labels { row in
      guard case .preference(let label) = row.label else { return }
      rows.append(
        PreferenceRow(
          instance: row.work.instance, annotator: row.annotator.name, preference: label,
          details: LabelDetails(subset: row.subset, fingerprint: fingerprints[row.work.instance])))
    }
    return rows
  }

  @Test(arguments: DataShapeTests.records.indices)
  func `a shape comes in, is labelled, reviewed and reported, goes out and comes in again`(index: Int) throws {
    let (shape, record) = DataShapeTests.records[index]
    try withFile(DataShapeTests.filled(record), named: "file.jsonl") { path in
      let folder = String(path.dropLast("/file.jsonl".count))
      let file = try Self.study(folder, "first")
      var shaped = try #require(try ShapeFile(path: path, subset: nil, options: ShapeOptions(seed: 1)))
      _ = try file.addInstances(files: [path]) { add in
        var beside = LabelsAndSources(sources: [DataSource(file: shaped.name, title: shaped.title)])
        var labels: [ImportedLabel] = []
        try shaped.forEach { item in
          if let imported = item.imported { try add(imported.instance) }
          labels += item.labels.map { Self.imported($0, item) }
        }
        if !labels.isEmpty { beside.labels = [(.human, labels)] }
        return beside
      }
      let instance = try #require(try Self.instances(file).first)
      let two = [("one", PreferenceLabel.muchA), ("two", .littleB)].map { name, label in
        ImportedLabel(
          instance: instance.key, subset: "", annotator: name, label: .preference(label), response: nil,
          occasion: .original, at: Date(), circumstances: Self.circumstances, isUnsure: false, comment: "", event: "",
          fingerprint: instance.fingerprint, file: 0, line: 2)
      }
      #expect(try file.importLabels(two, files: ["two"]).preferences == 2, "\(shape)")
      let table = try file.review(ReviewPerspective(author: "author")).table
      #expect(table.isAmbiguous(0, .preference), "\(shape)")
      let source = try StudyLabels.read(file, naming: .names, details: true)
      #expect(
        source.people.preferenceCount >= 2 && source.methods.contains { $0.shown.contains(shaped.title) }, "\(shape)")

      let out = folder + "/out.jsonl"
      try Data(Self.instances(file).flatMap { InstanceExport.row($0).jsonLine }).write(to: URL(filePath: out))
      let rows = try Self.preferences(file)
      let columns: [LabelColumn] = [.subset, .fingerprint]
      let csv = PreferencesCSV.header(columns) + rows.map { PreferencesCSV.record($0, columns) }.joined()
      try Data(csv.utf8).write(to: URL(filePath: folder + "/p.csv"))
      let again = try Self.study(folder, "again")
      guard case .own(let read) = try InstanceSource(path: out, shape: nil, subset: nil, options: ShapeOptions(seed: 9))
      else {
        Issue.record("\(shape) is not read in its own form")
        return
      }
      try again.addInstances { add in try read.forEach { try add($0.instance) } }
      #expect(try Self.instances(again) == Self.instances(file), "\(shape)")
      let labels = try PreferencesCSV.read(path: folder + "/p.csv").map { row in
        ImportedLabel(
          instance: row.instance, subset: "", annotator: row.annotator, label: .preference(row.preference),
          response: nil,
          occasion: row.occasion, at: nil, circumstances: Self.circumstances, isUnsure: false, comment: "", event: "",
          fingerprint: row.details.fingerprint, file: 0, line: row.line)
      }
      #expect(try again.importLabels(labels, files: ["p.csv"]).preferences == rows.count, "\(shape)")
      #expect(try Set(Self.preferences(again)) == Set(rows), "\(shape)")
      #expect(try file.verify() == [] && again.verify() == [], "\(shape)")
    }
  }
}
