import Fuzzing
import Testing

@Suite struct ReplyFuzzTests {
  @Test func `a server's reply is taken, or refused in words`() async throws {
    try await Fuzz.run(ReplyFuzz.self, count: 48)
  }
}
