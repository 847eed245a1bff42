import Foundation
import Screens
import Store
import Study
import Synchronization
import Terminal

@testable import Sessions

/// A real study file in a folder of its own with a clock that tests move, and one annotator's session on it.
final class SessionStudy: Sendable {
  let folder: String
  let file: StudyFile
  private let now = Mutex(SessionStudy.noon)

  static let noon = Date(timeIntervalSince1970: 1_750_000_000)
  static let day = 86_400.0

  /// Two instances, for ann alone: four responses, then two pairs.
  init(
    washoutDays: Double = 7, practice: Int = 0, revision: Revision = .formulation,
    texts: (Int) -> String = { "First \($0)" }
  ) throws {
    folder = FileManager.default.temporaryDirectory.path + "/demur-session-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    var settings = StudySettings(title: "Trial", seed: 7)
    settings.washoutDays = washoutDays
    settings.guardMilliseconds = 0
    settings.revision = revision
    file = try StudyFile.create(
      at: folder + "/trial.demur", settings: settings, practice: (0..<practice).map(Self.practice), at: Self.noon)
    try file.addInstances { add in
      for index in 0..<2 {
        try add(Self.instance("i\(index)", first: texts(index), second: "Or: \(texts(index))"))
      }
    }
    let people = try file.addAnnotators(["ann"])
    for person in people {
      try file.addWork(
        WorkPlan.work(
          for: (0..<2).map { WorkPlan.Share(instance: InstanceKey("i\($0)"), slot: 0) },
          annotator: (person.id, person.stream), formulations: settings.formulations.order(ordinal: 0),
          firstPosition: [:], settings: settings))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func session() throws -> AnnotatorSession {
    try AnnotatorSession(file, annotator: "ann", isLocked: true, clock: { [self] in now.withLock { $0 } })
  }

  /// Lets time pass.
  func wait(days: Double) { now.withLock { $0 += days * Self.day } }

  private static func instance(_ key: String, first: String, second: String) -> Instance {
    Instance(
      key: InstanceKey(key), subset: "s", context: [Turn(role: .user, content: "Question \(key)?")], responseA: first,
      responseB: second)
  }

  private static func practice(_ number: Int) -> PracticeInstance {
    PracticeInstance(
      instance: instance("practice-\(number)", first: "First", second: "Second"),
      ratings: RatingPair(a: Rating.allCases[2], b: Rating.allCases[3]), preference: .littleB, why: "So.")
  }
}

/// An annotator at the real screen on a real file: keys in, what is saved out.
struct SessionAnnotator {
  private(set) var screen: AnnotateScreen
  private let watch: StationWatch
  private let size = Size(columns: 80, rows: 24)
  private var clock: Milliseconds = 0
  private(set) var hasLeft = false

  init(_ session: AnnotatorSession) throws {
    watch = try StationWatch(session)
    screen = AnnotateScreen(session.setting, station: watch.current, size: size, now: session.clock())
    send(.painted(at: clock))
  }

  var text: String { screen.view(in: size).text }

  mutating func press(_ key: Key, after pause: Milliseconds) {
    clock += pause
    send(.key(key, at: clock))
    send(.painted(at: clock))
  }

  mutating func press(_ character: Character, after pause: Milliseconds) { press(.character(character), after: pause) }

  private mutating func send(_ event: ScreenEvent<AnnotateAnswer>) {
    for effect in screen.update(event) {
      if case .ask(let request) = effect { send(.answer(watch.answer(to: request))) }
      if effect == .leave { hasLeft = true }
    }
  }
}

extension AnnotatorSession {
  /// What a request leads to, from where the annotator stands.
  func answer(to request: AnnotateRequest, from station: Station? = nil) -> AnnotateAnswer {
    do {
      return try carryOut(request, id: .fresh(), from: station ?? self.station())
    } catch {
      return .failed("\(error)")
    }
  }

  /// Gives labels until the formulation is complete: 3, and no difference.
  func finish(_ formulation: TaskFormulation) throws {
    let label = formulation == .single ? Label.rating(Rating.allCases[2]) : .preference(.none)
    while case .work(formulation) = try station().stage, let served = try station().served {
      let circumstances = Circumstances(
        firstShown: served.work.firstShown, activeSeconds: 9, unread: [], wasFast: false, layout: "stacked",
        columns: 80,
        rows: 24)
      _ = answer(to: .record(.label(label, circumstances), on: served.work.id))
    }
  }
}
