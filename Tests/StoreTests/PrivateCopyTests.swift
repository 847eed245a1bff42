import FoundationEssentials
import GRDB
import Glibc
import Study
import Testing

@testable import Store

/// Long reading keeps nobody from labelling.
@Suite struct PrivateCopyTests {
  /// A study of some slices, so that others can write between them.
  private func large() throws -> TemporaryStudy {
    let study = try TemporaryStudy(instances: 20)
    let text = String(repeating: "a long text ", count: 1 << 15)
    try study.file.addInstances { add in
      for index in 0..<40 {
        var instance = TemporaryStudy.instance(1_000 + index)
        instance.responseA = text + "\(index)"
        try add(instance)
      }
    }
    return study
  }

  @Test func `a copy is of one moment, also when others write between its slices`() throws {
    let study = try large()
    let others = try study.reopened().desk(for: "bob")
    let path = study.folder + "/copy"
    let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
    defer { close(descriptor) }
    var written = 0
    try PageCopy(of: study.file, to: descriptor).run {
      try others.actOnNext(.rate(written % 5 + 1))
      written += 1
    }
    #expect(written > 2)
    let copy = try StudyFile.open(path, access: .readOnly)
    #expect(try copy.verify() == [])
    #expect(try copy.head() == study.file.head())
    #expect(try copy.annotators()[1].progress[.single]?.labelled == written)
  }

  @Test func `a copy of a study that grows meanwhile has all of it`() throws {
    let study = try large()
    let other = try study.reopened()
    let path = study.folder + "/copy"
    let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
    defer { close(descriptor) }
    var isGrown = false
    try PageCopy(of: study.file, to: descriptor).run {
      guard !isGrown else { return }
      isGrown = true
      try other.addInstances { add in for index in 2_000..<2_500 { try add(TemporaryStudy.instance(index)) } }
    }
    let copy = try StudyFile.open(path, access: .readOnly)
    #expect(try copy.verify() == [])
    #expect(try copy.instanceCount() == study.file.instanceCount())
  }

  @Test func `whoever reads a copy keeps nobody waiting, and sees what was there`() throws {
    let study = try TemporaryStudy()
    try study.desk().actOnNext(.rate(4))
    let copy = try study.file.privateCopy()
    let bob = try study.reopened().desk(for: "bob")
    var seen = 0
    try copy.labels { _ in
      try bob.actOnNext(.rate(2))
      seen += 1
    }
    #expect(seen == 1)
    #expect(try study.reopened().desk(for: "bob").progress(.single).labelled == 1)
    #expect(try copy.desk(for: "bob").progress(.single).labelled == 0)
  }

  @Test func `a copy leaves no name, and cannot be written to`() throws {
    let study = try TemporaryStudy()
    let before = try FileManager.default.contentsOfDirectory(atPath: study.folder).sorted()
    let copy = try study.file.privateCopy()
    #expect(try FileManager.default.contentsOfDirectory(atPath: study.folder).sorted() == before)
    #expect(throws: StoreError.readOnlyFile(path: study.path)) { try copy.recordLook() }
    #expect(try copy.verify() == [])
  }

  @Test func `a review that is read anew has what others said meanwhile`() throws {
    let study = try TemporaryStudy(instances: 6)
    let bob = try study.reopened().desk(for: "bob")
    for value in 1...4 { try study.desk().actOnNext(.rate(value)) }
    let (table, begun) = try study.file.review(ReviewPerspective(author: "author"))
    #expect(table.labelCount == 4)
    var cursor = begun
    try bob.actOnNext(.rate(5))
    #expect(try study.file.changes(since: &cursor).labels.count == 1)
    let (later, _) = try study.file.review(ReviewPerspective(author: "author"))
    #expect(later.labelCount == 5)
  }

  @Test func `labels come in slices as they come at once`() throws {
    let study = try TemporaryStudy(instances: 30)
    for name in ["alice", "bob"] {
      for index in 0..<40 { try study.desk(name).actOnNext(.rate(index % 5 + 1)) }
    }
    var (whole, sliced): ([LabelRow], [LabelRow]) = ([], [])
    try study.file.labels { whole.append($0) }
    try study.file.labelsInSlices { sliced.append($0) }
    #expect(whole.count == 80 && sliced == whole)
  }
}
