import Screens
import Study

/// Answers an annotator's screen, and notices when the same annotator's work was done on another one.
///
/// A class because it remembers, from one look to the next, what the screen was told last.
final class StationWatch {
  private let session: AnnotatorSession
  private var station: Station
  private var version: Int

  init(_ session: AnnotatorSession) throws {
    self.session = session
    // Before the station: what happens between the two is then looked for once too often, not once too rarely.
    version = try session.desk.dataVersion
    station = try session.station()
  }

  /// Where the annotator stood when last asked.
  var current: Station { station }

  func answer(to request: AnnotateRequest) -> AnnotateAnswer {
    let answer = session.answer(to: request, from: station)
    if case .moved(_, let next) = answer { station = next }
    return answer
  }

  /// Where the annotator stands now, if another program led them away from the work on the screen.
  ///
  /// A file that cannot be read just now is looked at again: nobody's work ends because of a look.
  func look() -> AnnotateAnswer? {
    do {
      let now = try session.desk.dataVersion
      guard now != version else { return nil }
      let next = try moved()
      version = now
      guard let next else { return nil }
      station = next
      return .changedElsewhere(next)
    } catch {
      return nil
    }
  }

  private func moved() throws -> Station? {
    guard case .work = station.stage, let shown = station.served else { return nil }
    let next = try session.station()
    switch next.stage {
    case .withdrawn, .consent, .guidelines: return next
    default: return try session.desk.isSettled(shown.work.id) ? next : nil
    }
  }
}
