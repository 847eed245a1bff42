import Study
import Testing

struct WorkPlanTests {
  private func work(count: Int, repeatShare: Double = 0, start: Int = 0) -> [PlannedWork] {
    var settings = StudySettings(title: "t", seed: 5)
    settings.repeatShare = repeatShare
    return WorkPlan.work(
      for: (0..<count).map { .init(instance: InstanceKey("i\($0)"), slot: $0 % 2) }, annotator: (3, "u-u-i-d"),
      formulations: [.single, .preference], firstPosition: [.single: 2 * start, .preference: start],
      settings: settings)
  }

  @Test func `every context gives two ratings and one comparison, at positions without gaps`() {
    let planned = work(count: 40)
    let single = planned.filter { $0.formulation == .single }
    #expect(single.map(\.position) == Array(0..<80))
    #expect(planned.filter { $0.formulation == .preference }.map(\.position) == Array(0..<40))
    #expect(single.allSatisfy { $0.response != nil && $0.firstShown == nil && $0.occasion == .original })
  }

  @Test func `contexts given later come after the first ones`() {
    #expect(work(count: 4, start: 40).map(\.position) == Array(80..<88) + Array(40..<44))
  }

  @Test func `repeats come in the last quarter, with positions swapped`() throws {
    let planned = work(count: 40, repeatShare: 0.1)
    let preference = planned.filter { $0.formulation == .preference }
    let repeats = preference.filter { $0.occasion == .repeat }
    #expect(repeats.count == 4)
    for again in repeats {
      let original = try #require(preference.first { $0.instance == again.instance && $0.occasion == .original })
      #expect(again.firstShown == original.firstShown?.other)
      #expect(again.position - original.position > 5)
    }
    #expect(planned.count { $0.formulation == .single && $0.occasion == .repeat } == 8)
    #expect(preference.map(\.position) == Array(0..<44))
  }
}
