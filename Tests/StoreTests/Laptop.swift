import FoundationEssentials
import Study

@testable import Store

/// A packed file in use somewhere, and what was done on it.
struct Laptop {
  let path: String
  let file: StudyFile
  let desk: AnnotatorDesk

  init(_ path: String, of annotator: String) throws {
    self.path = path
    file = try StudyFile.open(path)
    desk = try file.desk(for: annotator)
  }

  /// Packs an annotator's work and opens the file as their laptop would.
  static func pack(_ annotator: String, from study: TemporaryStudy, as name: String) throws -> Laptop {
    let path = "\(study.folder)/\(name).demur"
    _ = try study.file.pack(annotator, to: path, at: TemporaryStudy.noon)
    return try Laptop(path, of: annotator)
  }

  /// The same file as another laptop goes on with it.
  func copied(as name: String) throws -> Laptop { try Laptop(snapshot(as: name), of: desk.annotator.name) }

  /// The file as it is now, under another name.
  func snapshot(as name: String) throws -> String {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let copy = "\(folder)/\(name).demur"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    return copy
  }

  /// Something that an annotator might do now; what the other formulation has closed stays as it is.
  func actAtRandom(using generator: inout some RandomNumberGenerator, at date: Date) throws {
    do { try actFreely(using: &generator, at: date) } catch StoreError.closed {}
  }

  private func actFreely(using generator: inout some RandomNumberGenerator, at date: Date) throws {
    let formulation = TaskFormulation.allCases.randomElement(using: &generator) ?? .single
    switch Int.random(in: 0..<12, using: &generator) {
    case 0:
      guard let act = try desk.undoable(formulation) else { return }
      try desk.act(.takeBack(of: act.id), on: act.work.id, at: date)
    case 1:
      guard let act = try desk.redoable(formulation) else { return }
      try desk.act(.restore(of: act.id), on: act.work.id, at: date)
    case 2: if let work = try desk.next(formulation)?.work.id { try desk.act(.postpone, on: work, at: date) }
    case 3:
      guard let work = try desk.next(formulation)?.work.id else { return }
      try desk.act(.exclude(.knowledge, note: "note \(Int.random(in: 0..<100, using: &generator))"), on: work, at: date)
    case 4, 5:
      guard let work = try anyWork(formulation, using: &generator) else { return }
      try desk.act(.unsure(Bool.random(using: &generator)), on: work, at: date)
      try desk.act(.note("remark \(Int.random(in: 0..<100, using: &generator))"), on: work, at: date)
    default:
      guard let work = try anyWork(formulation, using: &generator) else { return }
      let act =
        formulation == .single
        ? Act.rate(Int.random(in: 1...5, using: &generator))
        : Act.prefer(PreferenceLabel(rawValue: Int.random(in: -2...2, using: &generator)) ?? .none)
      try desk.act(act, on: work, at: date)
    }
  }

  private func anyWork(_ formulation: TaskFormulation, using generator: inout some RandomNumberGenerator) throws
    -> Work.ID?
  {
    var works: [Work.ID] = []
    try file.work(of: desk.annotator) { if $0.formulation == formulation { works.append($0.id) } }
    return works.randomElement(using: &generator)
  }
}

/// All that a study says, as text that two of them can be compared by.
struct Said: Equatable {
  var labels: [String] = []
  var history: [String] = []
  var conflicts: [String]
  var head: String

  init(_ file: StudyFile) throws {
    var labels: [String] = []
    var history: [String] = []
    try file.labels(Set(Occasion.allCases)) {
      labels.append("\($0.work) \($0.annotator.pseudonym) \($0.label) \($0.details as Any)")
    }
    // The order of saving is that of the merges; what was said is not.
    try file.labelHistory { history.append("\($0.work) \($0.label) \($0.isCurrent) \($0.details as Any)") }
    self.labels = labels
    self.history = history.sorted()
    conflicts = try file.conflicts().map { "\($0)" }
    head = try file.head()
  }
}
