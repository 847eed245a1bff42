import Testing

@testable import Terminal

struct KeyNameTests {
  @Test(arguments: [
    ("Enter return RETURN", Key.enter), ("esc Escape ESC", .escape), ("space Space", .character(" ")), ("Tab", .tab),
    ("Shift-Tab shift+tab backtab BTab", .backTab), ("Backspace BSpace", .backspace), ("Del delete", .delete),
    ("up UP", .up), ("Down", .down), ("left", .left), ("Right", .right), ("Home", .home), ("end", .end),
    ("PgUp page-up PageUp page_up PPage", .pageUp), ("PgDn PgDown page-down PageDown NPage", .pageDown),
    ("F1 f1", .function(1)), ("f12", .function(12)), ("Ctrl-R ctrl+r control-r C-r ^R ^r", .control("r")),
    ("^m C-j", .enter), ("ctrl-i", .tab), ("^H", .backspace), ("^[", .escape), ("^_", .control("_")),
    ("b", .character("b")), ("B", .character("B")), ("1", .character("1")), ("-", .character("-")),
    ("^", .character("^")), ("é", .character("é")), ("漢", .character("漢")),
  ])
  func `a key has the names that people know it by`(names: String, key: Key) {
    for name in names.split(separator: " ") { #expect(Key(name: name) == key, "\(name)") }
  }

  @Test(arguments: [
    "", "en", "entre", "fb", "backspac", "yes", "12", "ctrl", "ctrl-", "c-", "ctrl-rr", "ctrl-é", "f0", "f13", "pg",
    "insert", "\u{7}", "\u{1B}", " ", "e\u{301}", "\u{200B}", "shift-a", "M-x", "enter,esc",
  ])
  func `a word that is no key's name is none of its letters`(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func `every name of the list is known`() {
    let others = ["or", "to", "also", "and", "for", "any", "other", "key", "its", "one", "character"]
    let names = Key.names.split { " ,()".contains($0) }.map(String.init).filter { !others.contains($0) }
    #expect(names.count == 25)
    for name in ["pgdn", "pgup", "ctrl+a", "escape", "page-down"] { #expect(names.contains(name), "\(name)") }
    for name in names { #expect(Key(name: name) != nil, "\(name)") }
    for range in ["ctrl-a", "ctrl-z", "f1", "f12"] { #expect(Key.names.contains(range) && Key(name: range) != nil) }
  }
}
