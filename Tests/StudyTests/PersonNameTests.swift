import Study
import Testing

struct PersonNameTests {
  @Test(arguments: ["ann", "Zoë", "Иван Петров", "علی‌رضا", "O'Brien, Pat", String(repeating: "x", count: 200)])
  func `a name that is what it looks like is taken`(name: String) {
    #expect(PersonName.fault(name) == nil)
  }

  @Test(arguments: [
    "", " ", "a\nb", "a\u{7}", "ann\u{202E}bob", "ann\u{200B}", "\u{2028}", "a\u{E0041}", "\u{85}",
    String(repeating: "x", count: 201),
  ])
  func `a name that hides something, or is too long, is not`(name: String) {
    #expect(PersonName.fault(name) != nil)
  }
}
