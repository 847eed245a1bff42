import Store
import Study
import Testing

@Suite struct UndoTests {
  @Test func `a label taken back is served again, also after the file was opened anew`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    try desk.actOnNext(.rate(2))
    let second = try desk.actOnNext(.rate(4))
    let undo = try #require(try desk.undoable(.single))
    #expect(undo.id == second)
    #expect(undo.what == .label(.rating(try #require(Rating(rawValue: 4)))))
    try desk.act(.takeBack(of: undo.id), on: undo.work.id)
    let again = try study.reopened().desk(for: "alice")
    #expect(try again.nextPlace() == "h-1A")
    #expect(try again.next(.single)?.label == nil)
    #expect(try again.progress(.single) == WorkProgress(total: 6, labelled: 1))
    #expect(try again.redoable(.single)?.id == second)
  }

  @Test func `undo goes back act by act, redo comes forward the same way`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let acts = [
      try desk.actOnNext(.rate(1)), try desk.actOnNext(.postpone),
      try desk.actOnNext(.exclude(.distressing, note: "no")),
    ]
    var undone: [ActID] = []
    while let act = try desk.undoable(.single) {
      undone.append(act.id)
      try desk.act(.takeBack(of: act.id), on: act.work.id)
    }
    #expect(undone == acts.reversed())
    #expect(try desk.progress(.single) == WorkProgress(total: 6))
    var redone: [ActID] = []
    while let act = try desk.redoable(.single) {
      redone.append(act.id)
      try desk.act(.restore(of: act.id), on: act.work.id)
    }
    #expect(redone == acts)
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 1, excluded: 1, postponed: 1))
    #expect(try desk.undoable(.single)?.what == .exclusion(.distressing))
    #expect(try study.file.verify() == [])
  }

  @Test func `a new label ends what redo could restore`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    try desk.actOnNext(.rate(1))
    let act = try #require(try desk.undoable(.single))
    try desk.act(.takeBack(of: act.id), on: act.work.id)
    #expect(try desk.redoable(.single) != nil)
    try desk.act(.rate(5), on: try desk.next(.single)?.work.id)
    #expect(try desk.redoable(.single) == nil)
  }

  @Test func `what is postponed comes after everything else, in the order of postponing`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    for _ in 0..<2 { try desk.actOnNext(.postpone) }
    #expect(try desk.nextPlace() == "h-2A")
    for _ in 0..<4 { try desk.actOnNext(.rate(3)) }
    #expect(try desk.nextPlace() == "h-0A")
    #expect(try desk.next(.single)?.wasPostponed == true)
    try desk.actOnNext(.postpone)
    #expect(try desk.nextPlace() == "h-1A")
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 4, postponed: 2))
  }

  @Test func `a postponement taken back stands at its old place`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    try desk.actOnNext(.postpone)
    let act = try #require(try desk.undoable(.single))
    #expect(act.what == .postponement)
    try desk.act(.takeBack(of: act.id), on: act.work.id)
    #expect(try desk.nextPlace() == "h-0A")
    #expect(try desk.next(.single)?.wasPostponed == false)
  }

  @Test func `one formulation's undo never touches the other`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let rating = try desk.actOnNext(.rate(2))
    #expect(try desk.undoable(.preference) == nil)
    #expect(try desk.undoable(.single)?.id == rating)
  }

  @Test func `the first formulation is closed from the first act of the second on`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let rating = try desk.actOnNext(.rate(2))
    let work = try #require(try desk.undoable(.single)).work.id
    let preference = try desk.actOnNext(.prefer(.muchB), .preference)
    #expect(try desk.undoable(.single) == nil)
    #expect(throws: StoreError.closed(.single)) { try desk.act(.takeBack(of: rating), on: work) }
    #expect(throws: StoreError.closed(.single)) { try desk.act(.rate(5), on: work) }
    #expect(try desk.undoable(.preference)?.id == preference)
    // Work that was never judged can still be: it may have been added later.
    try desk.actOnNext(.rate(4))
    #expect(try desk.undoable(.single) != nil)
  }

  @Test func `what was taken back cannot be taken back again, nor restored twice`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let label = try desk.actOnNext(.rate(2))
    let work = try #require(try desk.undoable(.single)).work.id
    #expect(throws: StoreError.nothingToRestore) { try desk.act(.restore(of: label), on: work) }
    try desk.act(.takeBack(of: label), on: work)
    #expect(throws: StoreError.nothingToTakeBack) { try desk.act(.takeBack(of: label), on: work) }
    try desk.act(.restore(of: label), on: work)
    #expect(throws: StoreError.nothingToRestore) { try desk.act(.restore(of: label), on: work) }
  }
}
