import Foundation
import GRDB
import Store
import Study
import Synchronization

/// A real study file whose disk and whose neighbours misbehave when told to.
final class FaultyStudy: Sendable {
  /// What goes wrong.
  enum Fault: Hashable, CaseIterable, Sendable {
    /// Another program holds the file, and nobody wants to wait.
    case busy
    case fullAtBegin, fullAtCommit
    /// The last sync failed, after all was written.
    case fullAfterCommit
    case ioAtBegin, ioAtCommit, ioAfterCommit
    /// A sync failed, and the file tells what it left.
    case syncAtCommit, syncAfterCommit
    /// A sync failed, and then the file cannot be read.
    case unreadableAtCommit, unreadableAfterCommit
    /// Another file stands at its path.
    case replaced
  }

  static let noon = Date(timeIntervalSince1970: 1_750_000_000)

  let folder: String
  let path: String
  /// As an author has it, whom no fault concerns.
  let author: StudyFile
  /// As the session under test has it.
  let file: StudyFile
  private let present = Present()
  private let holder = Mutex<DatabaseQueue?>(nil)

  init(instances: Int = 4, people: [String] = ["ann", "bob"], practice: Int = 0, _ settings: StudySettings = .small)
    throws
  {
    folder = FileManager.default.temporaryDirectory.path + "/demur-sessions-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    path = folder + "/study.demur"
    let beginning = Beginning(instances: instances, people: people, practice: practice, settings: settings)
    try beginning.bytes(in: folder).write(to: URL(filePath: path))
    chmod(path, 0o600)
    author = try StudyFile.open(path)
    var rules = OpeningRules()
    rules.fault = { [present, path] moment throws(StoreError) in
      guard let error = present.error(at: moment, path) else { return }
      throw error
    }
    file = try StudyFile.open(path, rules: rules)
  }

  /// How a study begins. Most tests begin alike, and making a file takes longer than all else that they do: each is made once.
  private struct Beginning: Hashable {
    var instances: Int
    var people: [String]
    var practice: Int
    var settings: StudySettings

    private static let made = Mutex<[Beginning: Data]>([:])

    /// The file's bytes.
    func bytes(in folder: String) throws -> Data {
      try Self.made.withLock { made in
        if let bytes = made[self] { return bytes }
        let path = folder + "/beginning.demur"
        defer { unlink(path) }
        try make(at: path)
        let bytes = try Data(contentsOf: URL(filePath: path))
        made[self] = bytes
        return bytes
      }
    }

    private func make(at path: String) throws {
      let file = try StudyFile.create(
        at: path, settings: settings, practice: (0..<practice).map(FaultyStudy.practice), at: FaultyStudy.noon)
      try file.addInstances { add in for index in 0..<instances { try add(FaultyStudy.instance(index)) } }
      let added = try file.addAnnotators(people)
      try file.addWork(added.enumerated().flatMap { FaultyStudy.work(for: $1, slot: $0, instances: instances) })
      try file.close()
    }
  }

  /// What goes wrong now, where the store can see it.
  private final class Present: Sendable {
    let fault = Mutex<Fault?>(nil)
    private let isUnreadable = Mutex(false)

    func set(_ new: Fault?) {
      fault.withLock { $0 = new }
      isUnreadable.withLock { $0 = false }
    }

    func error(at moment: DiskMoment, _ path: String) -> StoreError? {
      if moment == .begin, isUnreadable.withLock({ $0 }) { return .diskFailed(path: path) }
      switch (fault.withLock { $0 }, moment) {
      case (.unreadableAtCommit, .commit), (.unreadableAfterCommit, .committed):
        isUnreadable.withLock { $0 = true }
        return .diskFailed(path: path)
      case (.syncAtCommit, .commit), (.syncAfterCommit, .committed): return .diskFailed(path: path)
      default: break
      }
      return switch (fault.withLock { $0 }, moment) {
      case (.fullAtBegin, .begin), (.fullAtCommit, .commit), (.fullAfterCommit, .committed): .diskFull(path: path)
      case (.ioAtBegin, .begin), (.ioAtCommit, .commit), (.ioAfterCommit, .committed):
        .failed(path: path, why: "disk I/O error")
      default: nil
      }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func begin(_ fault: Fault) throws {
    switch fault {
    case .busy:
      try lock()
      file.patience.giveUp()
    case .replaced:
      try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
      try Data("another file".utf8).write(to: URL(filePath: path))
    default: present.set(fault)
    }
  }

  func end(_ fault: Fault) throws {
    switch fault {
    case .busy:
      try release()
      file.patience.goOn()
    case .replaced: rename(path + ".away", path)
    default: present.set(nil)
    }
  }

  /// Another program takes the whole file for itself.
  func lock() throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    holder.withLock { $0 = queue }
  }

  func release() throws {
    let queue = holder.withLock { holder in
      defer { holder = nil }
      return holder
    }
    try queue?.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
  }

  /// How many acts and decisions the file holds.
  var eventCount: Int {
    get throws {
      let queue = try DatabaseQueue(path: path)
      return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") ?? 0 }
    }
  }

  static func instance(_ index: Int) -> Instance {
    Instance(
      key: InstanceKey("i-\(index)"), subset: "s", context: [Turn(role: .user, content: "Question \(index)?")],
      responseA: "First \(index).", responseB: "Second \(index).")
  }

  private static func practice(_ index: Int) -> PracticeInstance {
    PracticeInstance(
      instance: instance(1000 + index), ratings: RatingPair(a: .three, b: .three), preference: .none, why: "So it is.")
  }

  private static func work(for annotator: Annotator, slot: Int, instances: Int) -> [PlannedWork] {
    func planned(_ index: Int, _ formulation: TaskFormulation, _ response: ResponseLetter?, _ position: Int)
      -> PlannedWork
    {
      PlannedWork(
        instance: InstanceKey("i-\(index)"), annotator: annotator.id, formulation: formulation, response: response,
        occasion: .original, slot: slot, position: position, firstShown: formulation == .single ? nil : .a)
    }
    return (0..<instances).map { planned($0, .single, .a, $0) }
      + (0..<instances).map { planned($0, .single, .b, instances + $0) }
      + (0..<instances).map { planned($0, .preference, nil, $0) }
  }
}

extension StudySettings {
  /// No consent, no guidelines, no practice, nothing to wait for.
  static var small: StudySettings {
    var settings = StudySettings(title: "Small", seed: 7)
    settings.consent = nil
    settings.guidelines = nil
    settings.washoutDays = 0
    settings.guardMilliseconds = 0
    return settings
  }
}

extension Circumstances {
  static let plain = Circumstances(
    firstShown: nil, activeSeconds: 3, unread: [], wasFast: false, layout: "scrolled", columns: 80, rows: 24)
}

extension Rating {
  static let three = allCases[2]
  static let five = allCases[4]
}
