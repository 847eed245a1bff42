import FoundationEssentials
import Store
import Study
import Testing

@Suite struct DeskTests {
  @Test func `work is served in the order of positions, and a label goes on to the next`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    var served: [String] = []
    while let work = try desk.next(.single) {
      served.append(try desk.nextPlace() ?? "")
      try desk.act(.rate(3), on: work.work.id)
    }
    #expect(served == ["h-0A", "h-1A", "h-2A", "h-0B", "h-1B", "h-2B"])
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 6))
    #expect(try desk.progress(.preference) == WorkProgress(total: 3))
  }

  @Test func `served text is what was imported, to the byte`() throws {
    let study = try TemporaryStudy()
    let served = try #require(try study.desk().next(.preference))
    let instance = TemporaryStudy.instance(0)
    #expect(served.context == instance.context)
    #expect(served.responseA == instance.responseA)
    #expect(served.responseB == instance.responseB)
    #expect(served.work.firstShown == .a)
  }
}
