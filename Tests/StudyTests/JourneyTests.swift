import Foundation
import Study
import Testing

struct JourneyTests {
  private let start = Date(timeIntervalSince1970: 1_800_000_000)

  private func facts(
    single: WorkProgress = WorkProgress(total: 4), preference: WorkProgress = WorkProgress(total: 2),
    change: (inout JourneyFacts) -> Void = { _ in }
  ) -> JourneyFacts {
    var facts = JourneyFacts(
      formulations: [.single, .preference], progress: [.single: single, .preference: preference], lastLabelAt: [:],
      now: start, hasConsented: true, hasReadGuidelines: true, practised: [:], practiceCount: 0, washoutDays: 7)
    change(&facts)
    return facts
  }

  @Test func `consent comes first, then the guidelines, then practice, then the work`() {
    #expect(facts { $0.hasConsented = false }.stage == .consent)
    #expect(facts { $0.hasReadGuidelines = false }.stage == .guidelines)
    #expect(facts { $0.practiceCount = 6 }.stage == .practice(index: 0, .single))
    #expect(
      facts {
        $0.practiceCount = 6
        $0.practised = [.single: [0, 1]]
      }.stage == .practice(index: 2, .single))
    #expect(
      facts {
        $0.practiceCount = 6
        $0.practised = [.single: [0, 1, 2]]
      }.stage == .work(.single))
    #expect(facts().stage == .work(.single))
  }

  @Test func `after changed guidelines the practice comes once more, in the midst of the work`() {
    let begun = WorkProgress(total: 4, labelled: 2)
    let again = facts(single: begun) {
      $0.practiceCount = 6
      $0.practisesAgain = true
    }
    #expect(again.stage == .practice(index: 0, .single))
    let done = facts(single: begun) {
      $0.practiceCount = 6
      $0.practisesAgain = true
      $0.practised = [.single: [0, 1, 2]]
    }
    #expect(done.stage == .work(.single))
    #expect(facts(single: begun) { $0.practiceCount = 6 }.stage == .work(.single))
  }

  @Test func `the study's own questions come before the first label and after the last`() {
    let pages: Set<QuestionPage> = [.before, .after]
    let done = (single: WorkProgress(total: 4, labelled: 4), preference: WorkProgress(total: 2, labelled: 2))
    let rows: [(facts: JourneyFacts, stage: Stage)] = [
      (
        facts {
          $0.questions = pages; $0.practiceCount = 6
        }, .questions(.before)
      ),
      (
        facts {
          $0.questions = pages; $0.hasReadGuidelines = false
        }, .guidelines
      ),
      (facts { $0.questions = [.after] }, .work(.single)),
      (facts(single: WorkProgress(total: 4, labelled: 1)) { $0.questions = pages }, .work(.single)),
      (facts(single: done.single, preference: done.preference) { $0.questions = pages }, .questions(.after)),
      (
        facts(single: done.single, preference: done.preference) { $0.questions = [.before] },
        .complete(last: .preference)
      ),
      (facts(single: WorkProgress(), preference: WorkProgress()) { $0.questions = pages }, .nothingAssigned),
      (
        facts {
          $0.questions = pages; $0.isWithdrawn = true
        }, .withdrawn
      ),
    ]
    for row in rows { #expect(row.facts.stage == row.stage) }
  }

  @Test func `the second formulation opens after the washout, by the last label`() {
    let done = WorkProgress(total: 4, labelled: 3, excluded: 1)
    let waiting = facts(single: done) {
      $0.lastLabelAt = [.single: start.addingTimeInterval(-86_400)]
    }
    #expect(
      waiting.stage
        == .washout(done: .single, next: .preference, opens: start.addingTimeInterval(6 * 86_400)))
    let open = facts(single: done) { $0.lastLabelAt = [.single: start.addingTimeInterval(-7 * 86_400)] }
    #expect(open.stage == .work(.preference))
  }

  @Test func `once begun, the second formulation stays open`() {
    let facts = facts(single: WorkProgress(total: 4, labelled: 4), preference: WorkProgress(total: 2, labelled: 1)) {
      $0.lastLabelAt = [.single: start]
    }
    #expect(facts.stage == .work(.preference))
  }

  @Test func `who had finished both and is asked later in both waits between them again`() {
    let asked = facts(single: WorkProgress(total: 6, labelled: 6), preference: WorkProgress(total: 3, labelled: 2)) {
      $0.lastLabelAt = [.single: start, .preference: start.addingTimeInterval(-86_400)]
      $0.askedLater = [.preference]
    }
    #expect(
      asked.stage == .washout(done: .single, next: .preference, opens: start.addingTimeInterval(7 * 86_400)))
    var later = asked
    later.now = start.addingTimeInterval(7 * 86_400)
    #expect(later.stage == .work(.preference))
    // Nobody is held up in the study's own work, nor between two of what was asked later.
    var own = asked
    own.askedLater = []
    #expect(own.stage == .work(.preference))
    var begun = asked
    begun.lastLabelAt[.preference] = start.addingTimeInterval(1)
    #expect(begun.stage == .work(.preference))
  }

  @Test func `who has finished both waits for nothing, whatever was labelled last`() {
    let done = facts(single: WorkProgress(total: 6, labelled: 6), preference: WorkProgress(total: 2, labelled: 2)) {
      $0.lastLabelAt = [.single: start, .preference: start.addingTimeInterval(-86_400)]
      $0.askedLater = [.preference]
    }
    #expect(done.stage == .complete(last: .preference))
  }

  @Test func `taking back has a price where the washout would begin again`() {
    let hour = 3600.0
    func washout(_ hours: Double) -> Stage {
      .washout(done: .single, next: .preference, opens: start + hours * hour)
    }
    let later = UndoPrice.later(next: .preference, from: start + hour, to: start + 168 * hour)
    let rows: [(now: Stage, then: Stage, price: UndoPrice)] = [
      (.work(.preference), washout(168), .closed), (.practice(index: 3, .preference), washout(168), .closed),
      (.work(.preference), .work(.preference), .none), (.work(.single), .complete(last: .single), .none),
      (.practice(index: 3, .preference), .practice(index: 3, .preference), .none),
      (washout(1), washout(168), later), (washout(167.5), washout(168), .none), (washout(168), washout(168), .none),
      (.complete(last: .preference), .complete(last: .preference), .none),
      (.complete(last: .single), washout(168), .none),
    ]
    for row in rows { #expect(UndoPrice(from: row.now, to: row.then) == row.price, "\(row)") }
  }

  @Test func `the second half of the practice comes before the second formulation`() {
    let facts = facts(single: WorkProgress(total: 4, labelled: 4)) {
      $0.practiceCount = 6
      $0.practised = [.single: [0, 1, 2]]
      $0.washoutDays = 0
    }
    #expect(facts.stage == .practice(index: 3, .preference))
  }

  @Test func `all done is complete, and no work is said to be none`() {
    #expect(
      facts(single: WorkProgress(total: 4, labelled: 4), preference: WorkProgress(total: 2, labelled: 2)).stage
        == .complete(last: .preference))
    #expect(facts(single: WorkProgress(), preference: WorkProgress()).stage == .nothingAssigned)
  }
}
