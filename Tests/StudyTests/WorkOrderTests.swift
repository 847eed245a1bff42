import Study
import Testing

struct WorkOrderTests {
  @Test(arguments: [1, 2, 3, 10, 43])
  func `the two responses of a context are kept apart`(count: Int) {
    for seed in 0..<30 as Range<UInt64> {
      let order = WorkOrder.single(Array(0..<count), seed: seed, annotator: "alice")
      #expect(order.count == 2 * count)
      #expect(Set(order).count == 2 * count)
      for instance in 0..<count {
        let places = order.indices.filter { order[$0].instance == instance }
        #expect(places.count == 2)
        #expect(count < 2 || places[1] - places[0] > count / 2, "seed \(seed): \(places)")
      }
    }
  }

  @Test func `orders differ between annotators and formulations and are the same again`() {
    let instances = Array(0..<40)
    let alice = WorkOrder.preference(instances, seed: 1, annotator: "alice")
    #expect(alice == WorkOrder.preference(instances, seed: 1, annotator: "alice"))
    #expect(alice != WorkOrder.preference(instances, seed: 1, annotator: "bob"))
    #expect(alice != WorkOrder.single(instances, seed: 1, annotator: "alice").prefix(40).map(\.instance))
    #expect(alice.sorted() == instances)
  }

  @Test func `half of an instance's annotators meet either response first`() {
    for number in 0..<50 {
      let key = InstanceKey("p-\(number)")
      let first = (0..<4).map { WorkOrder.firstShown(key, slot: $0, positions: .shuffled, seed: 3) }
      #expect(first.count { $0 == .a } == 2)
      #expect(WorkOrder.firstShown(key, slot: 1, positions: .data, seed: 3) == .a)
    }
    let firsts = (0..<400).map { WorkOrder.firstShown(InstanceKey("\($0)"), slot: 0, positions: .shuffled, seed: 3) }
    #expect((160...240).contains(firsts.count { $0 == .a }))
  }
}
