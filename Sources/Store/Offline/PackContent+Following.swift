import FoundationEssentials
import GRDB
import Study

extension PackContent {
  /// What became of the content while it was being written.
  enum Following {
    /// These were done since, and come after all that was done before.
    case more([Deed])
    /// Something that was packed is otherwise now: what was done has to be written anew.
    case otherwise
    /// Not only the annotator did something: all of it has to be read anew.
    case anew
  }

  /// Takes in what was done since an event, and is itself of this moment then, unless it has to be read anew.
  ///
  /// Takes as long as what was done since is much, so that it can be asked for while others wait.
  mutating func follow(_ db: Database, since seen: Int64) throws -> Following {
    let kinds = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT kind FROM event WHERE sequence > ? AND (annotator = ? OR kind IN (
          'settings', 'practice-set', 'assign', 'decision', 'conflict-choice'))
        """, arguments: [seen, annotator.id]
    ).map(EventKind.init(rawValue:))
    guard kinds.allSatisfy({ $0?.isByAnnotators ?? false }) else { return .anew }
    let changed = Set(
      try Int64.fetchAll(
        db, sql: "SELECT DISTINCT work FROM event WHERE sequence > ? AND annotator = ? AND work IS NOT NULL",
        arguments: [seen, annotator.id]))
    let names = try PackNames(db)
    let saidBefore = onboarding.count
    if kinds.contains(where: { $0.map(Self.isOnboarding) ?? false }) { try readSayings(db) }
    let before = done.filter { changed.contains($0.row) }
    var now: [Deed] = []
    for row in changed { now += try Self.deeds(db, names, "work.id = ?", [row]) }
    guard now.allSatisfy({ has($0.work.id) }) else { return .anew }
    now.sort { $0.event < $1.event }
    let stayed = Set(now.map(\.id)).intersection(before.map(\.id))
    if stayed.count < before.count {
      done.removeAll { changed.contains($0.row) }
      done = (done + now).sorted { $0.event < $1.event }
      return .otherwise
    }
    let more = now.filter { !stayed.contains($0.id) }
    done += more
    return onboarding.count == saidBefore ? .more(more) : .otherwise
  }

  private static func isOnboarding(_ kind: EventKind) -> Bool {
    [.consent, .guidelines, .practice, .attributes].contains(kind)
  }

  /// Whether a piece of work, by its name in the packed file, is in it.
  private func has(_ work: Int64) -> Bool {
    let place = works.partitioningIndex { $0.id >= work }
    return place < works.count && works[place].id == work
  }
}

extension [PackContent.PackedWork] {
  /// The first place from which on a condition holds, which holds for none before.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
