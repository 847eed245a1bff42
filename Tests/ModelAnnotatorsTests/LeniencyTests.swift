import Testing

@testable import ModelAnnotators

@Suite struct LeniencyTests {
  /// `.` is an answer, `t` a request that got none in time, `d` one whose connection broke, `5` and `4` status 503 and 400.
  private func check(_ said: String, _ answered: [Bool?], leftOut: Int) async throws {
    let leniency = Leniency(most: 3)
    var found: [Bool?] = []
    for letter in said {
      do {
        let answer = try await leniency.ask {
          switch letter {
          case "t": throw ModelError.timedOut("x", seconds: 1)
          case "d": throw ModelError.dropped("x", why: "y")
          case "5": throw ModelError.status("x", code: 503, message: "")
          case "4": throw ModelError.status("x", code: 400, message: "")
          default: return true
          }
        }
        found.append(answer ?? false)
      } catch {
        found.append(nil)
      }
    }
    #expect(found == answered)
    #expect(leniency.leftOut.count == leftOut)
  }

  @Test func `a question without an answer is left out, and a server without answers ends the run`() async throws {
    try await check(".t.", [true, false, true], leftOut: 1)
    try await check("tdt", [false, false, nil], leftOut: 2)
    try await check("td.5t.", [false, false, true, false, false, true], leftOut: 4)
    try await check(".4", [true, nil], leftOut: 0)
  }

  @Test func `the first that was left out is told`() async throws {
    let leniency = Leniency()
    _ = try await leniency.ask { throw ModelError.timedOut("x", seconds: 1) } as Bool?
    _ = try await leniency.ask { throw ModelError.dropped("x", why: "y") } as Bool?
    #expect(leniency.leftOut == Leniency.LeftOut(count: 2, first: .timedOut("x", seconds: 1)))
  }
}
