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

  @Test func `questions asked together are answered from one state`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let other = try study.reopened().desk(for: "alice")
    let work = try #require(try desk.next(.single)).work.id
    let version = try study.file.dataVersion
    let before = try desk.together {
      let progress = try desk.progress(.single)
      #expect(throws: StoreError.nested(path: study.path)) { try desk.act(.rate(1), on: work) }
      return (progress, try desk.next(.single)?.work.id)
    }
    #expect(before == (WorkProgress(total: 6), work))
    try other.act(.rate(2), on: work)
    #expect(try study.file.dataVersion != version)
    #expect(try desk.progress(.single).labelled == 1)
  }

  @Test func `a late label leaves earlier open work to be served`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    var ids: [Int64] = []
    try study.file.work(of: desk.annotator) { if $0.formulation == .single { ids.append($0.id) } }
    for id in [ids[5], ids[1], ids[0], ids[3]] { try desk.act(.rate(3), on: id) }
    #expect(try desk.nextPlace() == "h-2A")
    #expect(try desk.next(.single, excluding: [ids[2]])?.work.id == ids[4])
    #expect(try desk.next(.single, excluding: [ids[2], ids[4]]) == nil)
    let first = try #require(try desk.undoable(.single))
    #expect(first.work.id == ids[3])
    try desk.act(.takeBack(of: first.id), on: ids[3])
    try desk.act(.rate(1), on: ids[2])
    #expect(try desk.next(.single)?.work.id == ids[3])
    #expect(try study.file.verify() == [])
  }
}
