import Fuzzing
import Testing

@Suite struct ImporterFuzzTests {
  @Test func `a file that is nearly right is read, or refused with a place`() async throws {
    try await Fuzz.run(ImporterFuzz.self, count: 600)
  }
}
