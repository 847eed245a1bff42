import Study

/// What an annotator did since the program was started: how many, and how long each took.
struct Sitting: Hashable, Sendable {
  /// What was labelled or not judged, less what was taken back.
  var done: Int { given.count }
  private var given: Set<Work.ID> = []
  /// What was taken back of that.
  private var takenBack: Set<Work.ID> = []
  private var timed = 0
  private var seconds = 0.0

  /// What a label leads past.
  enum Milestone: Hashable, Sendable {
    /// The number that the annotator set out to do.
    case goal(Int)
    /// So many in a row, after which the study speaks of a break.
    case rest(Int)
    case half
  }

  /// Takes in what was saved.
  ///
  /// - Returns: what it leads past; nil where that is nothing, or nothing comes next.
  mutating func note(_ saved: Saved, before: Station, after: Station, _ setting: AnnotateSetting) -> Milestone? {
    switch saved {
    case .takenBack(let act), .takenBackBeside(let act):
      // What was given before the program was started was none of it, and does not become so by being restored.
      if act.what != .postponement, let work = given.remove(act.work.id) { takenBack.insert(work) }
      return nil
    case .restored(let act):
      if act.what != .postponement, let work = takenBack.remove(act.work.id) { given.insert(work) }
      return nil
    case .act(.label(_, let circumstances)):
      note(before)
      if let spent = circumstances.secondsSinceLabel ?? circumstances.activeSeconds {
        timed += 1
        seconds += spent
      }
    case .act(.exclude): note(before)
    default: return nil
    }
    guard after.served != nil, before.stage == after.stage else { return nil }
    if done == setting.goal { return .goal(done) }
    if let every = setting.work.breakEvery, every > 0, done.isMultiple(of: every) { return .rest(done) }
    let settled = after.progress.total - after.progress.open
    let isHalf = 2 * settled >= after.progress.total && 2 * (settled - 1) < after.progress.total
    return isHalf && after.progress.total >= Self.least ? .half : nil
  }

  private mutating func note(_ station: Station) {
    guard let work = station.served?.work.id else { return }
    given.insert(work)
    takenBack.remove(work)
  }

  /// Fewer pieces have no half that is worth a word.
  private static let least = 10

  /// How long so many more take, in words such as `about 25 minutes left at your pace`; nil before there is a pace, and where
  /// nothing is left.
  func timeLeft(_ open: Int) -> String? {
    guard timed >= 3, open > 0, seconds > 0 else { return nil }
    let minutes = seconds / Double(timed) * Double(open) / 60
    switch minutes {
    case ..<1.5: return "about a minute left at your pace"
    case ..<10: return "about \(Int(minutes.rounded())) minutes left at your pace"
    case ..<90: return "about \(Int((minutes / 5).rounded()) * 5) minutes left at your pace"
    default:
      let halves = min(20_000, Int((minutes / 30).rounded()))
      return "about \(halves / 2)\(halves.isMultiple(of: 2) ? "" : ".5") hours left at your pace"
    }
  }

  /// The page that a milestone calls for; nil where a word in passing does.
  func page(_ milestone: Milestone, open: Int) -> (title: String, text: String)? {
    let left = timeLeft(open).map { " \($0.prefix(1).uppercased())\($0.dropFirst())." } ?? ""
    switch milestone {
    case .goal(let count):
      return (
        "That was your goal: \(count).",
        "\(count) done since you began, and all of it is saved.\(left)\n\nYou can stop here, or go on as long as you like."
      )
    case .rest(let count):
      return (
        "A break?",
        "\(count) done since you began, and all of it is saved.\(left)\n\nA few minutes away from the screen do one's judgement good."
      )
    case .half: return nil
    }
  }

  /// What is said at the half, where there is a pace.
  func half(open: Int) -> String? { timeLeft(open).map { "Half is done: \($0)." } }
}
