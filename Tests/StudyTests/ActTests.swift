import Study
import Testing

struct ActTests {
  @Test func `a fresh id is a random UUID of version 4 in lower case`() {
    let ids = (0..<2000).map { _ in ActID.fresh().rawValue }
    for id in ids {
      #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
    #expect(Set(ids).count == ids.count)
    // Each of the 122 free bits is set about every second time: 2,000 throws of a coin, at six standard deviations.
    let digits = ids.map { $0.filter { $0 != "-" }.compactMap(\.hexDigitValue) }
    for place in 0..<32 where place != 12 {
      for bit in 0..<4 where place != 16 || bit < 2 {
        let count = digits.filter { $0[place] >> bit & 1 == 1 }.count
        #expect((866...1134).contains(count))
      }
    }
  }
}
