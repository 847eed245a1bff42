import FoundationEssentials
import Store
import Study
import Testing

/// By itself, since it measures the memory of the whole process.
@Suite(.serialized) struct SizeTests {
  @Test func `memory stays flat as an import grows`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    let text = String(repeating: "All work and no play makes a dull study. ", count: 15)
    func importing(_ range: Range<Int>) throws {
      try study.file.addInstances { add in
        for index in range {
          try add(
            Instance(
              key: InstanceKey("big-\(index)"), subset: "s", context: [Turn(role: .user, content: text)],
              responseA: text, responseB: text))
        }
      }
    }
    try importing(0..<2_000)
    let before = ProcessMemory.peakBytes()
    try importing(2_000..<62_000)
    // 110 MB of text went in; the rest of the suite may be running beside this.
    #expect(ProcessMemory.peakBytes() - before < 90 << 20)
    #expect(try study.file.instanceCount() == ["s": 62_000])
  }
}
