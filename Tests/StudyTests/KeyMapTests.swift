import Study
import Testing

struct KeyMapTests {
  @Test func `a file says some keys, and the rest stays`() throws {
    let map = try KeyMap(text: "# mine\n\nunsure = o\nback=,\n a-much  =  l\n")
    #expect(map.keys == [.unsure: "o", .back: ",", .muchA: "l"])
    #expect(try KeyMap(text: map.text) == map)
    let all = try KeyMap.hands.changed(by: map)
    #expect(all[.unsure] == "o" && all[.littleA] == "f" && all[.guidelines] == "i")
  }

  @Test(arguments: [
    ("volume = v", "line 1: 'volume' is nothing that has a key"), ("\nundo = uu", "line 2: 'uu' cannot be the key"),
    ("undo =", "cannot be the key for undo"), ("undo = 1", "'1' cannot be the key"), ("undo = ф", "cannot be the key"),
    ("undo = é", "Take one letter from a to z without an accent"), ("undo = €", "or one sign of ASCII"),
    ("a-much = A", "cannot be the key"), ("undo = a", "cannot be"), ("undo = q", "cannot be"),
    ("undo = i\nundo = o", "line 2: undo has a key already"),
  ])
  func `what a file cannot say is refused with its line`(text: String, said: String) throws {
    #expect { try KeyMap(text: text) } throws: { "\($0)".contains(said) }
  }

  @Test(arguments: [
    ("unsure = d", "'d' would be the key for a-much and for unsure"),
    ("undo = s", "'s' would be the key for undo and for later"),
    ("a-much = j", "would be the key for a-much and for b-much"),
  ])
  func `two things on one key are refused`(text: String, said: String) throws {
    let map = try KeyMap(text: text)
    #expect { try KeyMap.hands.changed(by: map) } throws: { "\($0)".contains(said) }
  }

  @Test func `no two of the keys that are there by default are the same`() throws {
    #expect(Set(KeyMap.standard.values).count == KeyMap.Name.allCases.count)
    #expect(try KeyMap.hands.changed(by: KeyMap()) == .hands)
    #expect(try KeyMap().changed(by: .hands) == .hands)
  }
}
