import Study
import Testing

@testable import Screens

/// What counts as done since the program was started.
struct SittingTests {
  /// - Parameter script: labels and undo of pieces of work, such as `+4` for a label, `-4` for one that is taken back, `^4` for
  ///   one that is restored, `=4` for a change, `x4` for work that is not judged.
  private static func done(_ script: String) -> Int {
    var sitting = Sitting()
    let settings = AnnotateSetting.sample()
    for step in script.split(separator: " ") {
      let served = Kitchen.single(Int(step.dropFirst()) ?? 0)
      let act = ReversibleAct(id: ActID(rawValue: "x"), work: served.work, what: .label(.rating(Rating.allCases[2])))
      let label = Act.label(
        .rating(Rating.allCases[2]),
        Circumstances(
          firstShown: nil, activeSeconds: 9, unread: [], wasFast: false, layout: "scrolled", columns: 80, rows: 24))
      let saved: Saved =
        switch step.first {
        case "+": .act(label)
        case "x": .act(.exclude(.language, note: ""))
        case "-": .takenBack(act)
        case "^": .restored(act)
        default: .changed(act, label)
        }
      let station = Station(stage: .work(.single), progress: WorkProgress(total: 99, labelled: 1), served: served)
      _ = sitting.note(saved, before: station, after: station, settings)
    }
    return sitting.done
  }

  @Test(arguments: [
    ("+1 +2 x3", 3), ("+1 +2 -2", 1), ("+1 +2 -2 ^2", 2), ("+1 +2 =1 +3", 3),
    // 7 and 8 are of another day.
    ("-7 ^7", 0), ("-8 -7 ^7 ^8 +1", 1), ("-7 +7", 1), ("-7 +7 -7", 0), ("-7 +7 -7 ^7", 1), ("+1 -1 -7 ^7 ^1", 1),
    ("+1 -1 +1", 1), ("+1 +2 +3 =1 -3 -2 -1 -7 ^7 ^1 ^2 ^3", 3),
  ]) func `what was given before the start counts neither taken back nor restored`(script: String, count: Int) {
    #expect(Self.done(script) == count)
  }
}
