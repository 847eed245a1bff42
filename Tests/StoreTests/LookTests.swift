import Store
import Testing

@Suite struct LookTests {
  @Test func `looks at agreement are counted in the study, which stays whole`() throws {
    let study = try TemporaryStudy()
    #expect(try study.file.lookCount() == 0)
    #expect(try study.file.recordLook() == 1)
    #expect(try study.file.recordLook() == 2)
    #expect(try study.reopened().lookCount() == 2)
    #expect(try study.file.verify() == [])
  }
}
