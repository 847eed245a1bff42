import FoundationEssentials
import Glibc
@testable import Store
import Study

/// A real study file in a folder of its own, gone with it.
final class TemporaryStudy {
  let folder: String
  let path: String
  let file: StudyFile

  static let noon = Date(timeIntervalSince1970: 1_750_000_000)

  /// `instances` instances named h-0, h-1 …; every annotator has all of them, in order.
  init(
    instances: Int = 3, annotators: [String] = ["alice", "bob"],
    settings: StudySettings = StudySettings(
      title: "Trial", seed: 7)
  ) throws {
    folder = try Self.newFolder()
    path = folder + "/trial.demur"
    file = try StudyFile.create(at: path, settings: settings, practice: [], at: Self.noon)
    if instances > 0 {
      try file.addInstances { add in for index in 0..<instances { try add(Self.instance(index)) } }
    }
    let people = try file.addAnnotators(annotators)
    try file.addWork(people.enumerated().flatMap { Self.work(for: $1, slot: $0, instances: instances) })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func newFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.path + "/demur-store-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    return folder
  }

  static func instance(_ index: Int) -> Instance {
    Instance(
      key: InstanceKey("h-\(index)"), subset: index.isMultiple(of: 2) ? "helpful" : "harmless",
      context: [Turn(role: .user, content: " Question \(index)?\n\"so\" \\ \t\u{1}é e\u{301}")],
      responseA: "First \(index)",
      responseB: "Second \(index)", sourcePreference: .b)
  }

  /// SINGLE: all A, then all B; PREFERENCE: in order, A first for even slots.
  static func work(for annotator: Annotator, slot: Int, instances: Int) -> [PlannedWork] {
    func planned(_ index: Int, _ formulation: TaskFormulation, _ response: ResponseLetter?, at position: Int)
      -> PlannedWork
    {
      PlannedWork(
        instance: InstanceKey("h-\(index)"), annotator: annotator.id, formulation: formulation, response: response,
        occasion: .original, slot: slot, position: position,
        firstShown: formulation == .single ? nil : slot.isMultiple(of: 2) ? .a : .b)
    }
    return (0..<instances).map { planned($0, .single, .a, at: $0) }
      + (0..<instances).map { planned($0, .single, .b, at: instances + $0) }
      + (0..<instances).map { planned($0, .preference, nil, at: $0) }
  }

  func desk(_ name: String = "alice") throws -> AnnotatorDesk { try file.desk(for: name) }

  func reopened() throws -> StudyFile { try StudyFile.open(path) }
}

extension ActID {
  static func new() -> ActID { ActID(rawValue: UUID().uuidString.lowercased()) }
}

extension Circumstances {
  static let plain = Circumstances(
    firstShown: nil, activeSeconds: 3.25, unread: [], wasFast: false, layout: "stacked", columns: 80, rows: 24)
}

extension Act {
  static func rate(_ value: Int) -> Act {
    .label(Rating(rawValue: value).map(Label.rating) ?? .preference(.none), .plain)
  }

  static func prefer(_ label: PreferenceLabel) -> Act { .label(.preference(label), .plain) }
}

extension AnnotatorDesk {
  /// Records under a new id, which it returns.
  @discardableResult
  func act(_ act: Act, on work: Work.ID? = nil, at date: Date = TemporaryStudy.noon) throws -> ActID {
    let id = ActID.new()
    try record(act, on: work, id: id, at: date)
    return id
  }

  /// Records on the next open work.
  @discardableResult
  func actOnNext(_ act: Act, _ formulation: TaskFormulation = .single) throws -> ActID {
    try self.act(act, on: try next(formulation)?.work.id)
  }

  /// The work as authors know it.
  func whole(_ work: AssignedWork) throws -> Work {
    var found: Work?
    try file.work(of: annotator) { if $0.id == work.id { found = $0 } }
    guard let found else { throw StoreError.notTheirWork }
    return found
  }

  /// The next open work as "h-1A" or "h-1".
  func nextPlace(_ formulation: TaskFormulation = .single) throws -> String? {
    guard let served = try next(formulation) else { return nil }
    return try whole(served.work).instance.text + (served.work.response?.rawValue ?? "")
  }
}
