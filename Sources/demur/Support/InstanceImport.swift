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
  let options: ShapeOptions
  private(set) var remarks: [String] = []
  private var people: [Found] = []
  private var models: [Found] = []

  /// A label with its instance, until it is known which instances are taken.
  fileprivate struct Found {
    var key: InstanceKey
    var subset: String
    var label: ShapedLabel
    var file: Int
    var line: Int
  }

  init(_ files: [Named], shape: (any DataShape.Type)?, options: ShapeOptions) {
    self.files = files
    self.shape = shape
    self.options = options
  }

  /// Hands out the instances of all files, and whether there may be labels on them.
  mutating func forEach(_ body: (ImportedInstance, _ mayHaveLabels: Bool) throws -> Void) throws {
    for (index, named) in files.enumerated() {
      switch try InstanceSource(path: named.path, shape: shape, subset: named.subset, options: options) {
      case .own(let file):
        try file.forEach { try body($0, false) }
      case .shaped(var file):
        remarks.append("\(named.path): taken for \(file.title).")
        try file.forEach { item in
          if let imported = item.imported { try body(imported, true) }
          for label in item.labels {
            let found = Found(key: item.key, subset: item.subset, label: label, file: index, line: item.line)
            if label.isModel { models.append(found) } else { people.append(found) }
          }
        }
        remarks += file.remarks
      }
    }
  }

  var hasLabels: Bool { !people.isEmpty || !models.isEmpty }

  /// The labels on the instances that were taken, people's and models'.
  func labels(on taken: Set<InstanceKey>) -> [(kind: Annotator.Kind, labels: [ImportedLabel])] {
    [(Annotator.Kind.human, people), (.model, models)].compactMap { kind, found in
      let labels = found.filter { taken.contains($0.key) }.map(\.imported)
      return labels.isEmpty ? nil : (kind, labels)
    }
  }
}

extension InstanceImport.Found {
  fileprivate var imported: ImportedLabel {
    ImportedLabel(
      instance: key, subset: subset, annotator: label.annotator, label: label.label, response: label.response,
      occasion: .original, at: label.at,
      circumstances: Circumstances(
        firstShown: nil, activeSeconds: label.seconds, unread: [], wasFast: false, layout: Circumstances.imported,
        columns: 0, rows: 0),
      isUnsure: false, comment: label.comment, event: "", file: file, line: line)
  }
}
