import Fuzzing
import Testing

@Suite struct PackedFuzzTests {
  @Test func `a packed file of any bytes is merged, or refused and changes nothing`() async throws {
    try await Fuzz.run(PackedFuzz.self, count: 12)
  }
}
