import Interchange
import Sessions
import Store
import Study

/// Reads files of instances, with the labels that other programs' files hold beside them.
struct InstanceImport {
  /// A file, and the command's name for what is in it.
  struct Named {
    var path: String
    var subset: String?
  }

  let files: [Named]
  let shape: (any DataShape.Type)?
  let rules: MappingRules?
  let options: ShapeOptions
  private(set) var remarks: [String] = []
  /// What each file was taken for.
  private(set) var sources: [DataSource] = []
  /// Whether some file has preferences of which none says by how much.
  private(set) var isBinary = false
  private var people: [FoundLabel] = []
  private var models: [FoundLabel] = []

  /// A label with its instance, until it is known which instances are taken.
  fileprivate struct FoundLabel {
    var key: InstanceKey
    var subset: String
    var label: ShapedLabel
    var file: Int
    var line: Int
  }

  init(_ files: [Named], shape: (any DataShape.Type)?, rules: MappingRules?, options: ShapeOptions) {
    self.files = files
    self.shape = shape
    self.rules = rules
    self.options = options
  }

  /// Hands out the instances of all files, and whether there may be labels on them.
  ///
  /// - Parameter onFault: called for a line that cannot be taken; what it throws ends the reading.
  mutating func forEach(
    onFault: (InterchangeError) throws -> Void, _ body: (ImportedInstance, _ mayHaveLabels: Bool) throws -> Void
  ) throws {
    for (index, named) in files.enumerated() {
      let source = try InstanceSource(
        path: named.path, shape: shape, rules: rules, subset: named.subset, options: options)
      switch source {
      case .own(let file):
        try file.forEach(onFault: onFault) { try body($0, false) }
      case .shaped(var file):
        remarks.append("\(InterchangeError.shown(named.path)): taken for \(file.title).")
        sources.append(
          DataSource(file: file.name, title: file.title, rules: (rules?.texts ?? [:]).merging(options.texts) { $1 }))
        try file.forEach(onFault: onFault) { item in
          if let imported = item.imported { try body(imported, true) }
          for label in item.labels {
            let found = FoundLabel(key: item.key, subset: item.subset, label: label, file: index, line: item.line)
            if label.isModel { models.append(found) } else { people.append(found) }
          }
        }
        remarks += file.remarks
        isBinary = isBinary || file.isBinary
      }
    }
  }

  var hasLabels: Bool { !people.isEmpty || !models.isEmpty }

  /// The labels on the instances that were taken, people's and models'.
  ///
  /// - Parameter kind: what those are whom the files do not tell to be models.
  func labels(
    on taken: Set<InstanceKey>, kind: Annotator.Kind
  ) -> [(kind: Annotator.Kind, labels: [ImportedLabel])] {
    [(kind, people), (.model, models)].compactMap { kind, found in
      let labels = found.filter { taken.contains($0.key) }.map(\.imported)
      return labels.isEmpty ? nil : (kind, labels)
    }
  }
}

extension InstanceImport.FoundLabel {
  fileprivate var imported: ImportedLabel {
    ImportedLabel(
      instance: key, subset: subset, annotator: label.annotator, label: label.label, response: label.response,
      occasion: .original, at: label.at,
      circumstances: Circumstances(
        firstShown: label.firstShown, activeSeconds: label.seconds, unread: [], wasFast: false,
        layout: Circumstances.imported, columns: 0, rows: 0),
      isUnsure: false, comment: label.comment, event: "", file: file, line: line)
  }
}
