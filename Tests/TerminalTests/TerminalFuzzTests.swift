import Fuzzing
import Testing

/// Bytes that a terminal sends, and texts that go to one.
@Suite struct TerminalFuzzTests {
  @Test func `no text moves a cursor, has other columns than its parts, or changes when it is made safe again`()
    async throws
  {
    try await Fuzz.run(TextFuzz.self)
  }

  @Test func `keys are decoded from any bytes, and no byte is kept for ever`() async throws {
    try await Fuzz.run(KeyFuzz.self)
  }
}
